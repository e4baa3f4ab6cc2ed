import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDiscord } from '../adapters/discord/index.ts';
import type { ChartRenderer, ChatPlatform, ConnectionState, Router } from '../adapters/platform.ts';
import { createSlack } from '../adapters/slack/index.ts';
import { createTerminal, type Terminal, type TerminalParts } from '../adapters/terminal/index.ts';
import type { HomeRef, PlatformName } from '../listening/channel.ts';
import type { Clock } from '../listening/time.ts';
import type { Store } from '../store/store.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { slackMode } from './slack-connection.ts';
import { isRefusal, Lost, PlatformFailure, startProblem } from './start-problem.ts';

export interface PlatformApis {
  slack?: string;
  discord?: string;
}

/** How the terminal workspace is shown. */
export type TerminalOptions = Omit<
  TerminalParts,
  'clock' | 'drawChart' | 'chartDir' | 'fileDir' | 'timeZone'
>;

interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  /** A request to one of our doors was turned away. */
  onRefused(platform: string, why: string): void;
  /** A home has the bot, which may have been away. */
  homeReturned(home: HomeRef): Promise<void>;
  store: Store;
  drawChart: ChartRenderer;
  apis: PlatformApis | undefined;
  /** null = no terminal: the bot runs on chat platforms only. */
  look: TerminalOptions | null;
}

export interface Platforms {
  /** Those that have been started: what waits for another one stays in the outbox. */
  started: ReadonlyMap<PlatformName, ChatPlatform>;
  terminal: Terminal | null;
  /** Of each platform that the configuration names, started or not. */
  connections(): ReadonlyMap<PlatformName, ConnectionState>;
  stop(): Promise<void>;
}

/** How long the start of the bot waits for a platform that does not answer: its tries go on beside the others. */
const START_WAIT_MS = 10_000;
/** Between two tries of a platform that was not started: so much longer each time, up to the longest. */
const RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 300_000;
/** How long a platform has for its farewell. */
const STOP_MS = 4_000;

type MakePlatform = () => ChatPlatform;

/**
 * Starts the terminal workspace, Slack and Discord, those that there are, each on its own: one that is refused or that
 * cannot be reached keeps no other one back, and is tried again for as long as the bot runs.
 * @throws PlatformFailure when the bot is let in nowhere
 */
export async function startPlatforms(router: Router, parts: Parts): Promise<Platforms> {
  const { config, clock, log, drawChart, look, store } = parts;
  const { EARSHOT_CHART_DIR: chartDir, EARSHOT_TIME_ZONE: timeZone } = config;
  const fileDir = join(dirname(config.EARSHOT_DATABASE), 'exports');
  const terminal = look ? createTerminal({ ...look, clock, drawChart, chartDir, fileDir, timeZone }) : null;
  const started = new Map<PlatformName, ChatPlatform>();
  const problems = new Map<PlatformName, ConnectionState>();
  const failures: PlatformFailure[] = [];
  const stopping = new AbortController();

  if (terminal) {
    await terminal.start(router);
    started.set(terminal.name, terminal);
  }

  const failed = (name: PlatformName, error: unknown, tries: number): void => {
    const failure = new PlatformFailure(name, error);
    failures.push(failure);
    const problem = startProblem(failure, config);
    problems.set(name, { state: isRefusal(failure) ? 'refused' : 'waiting', problem });
    log.error('platform not connected', problem ?? failure, { platform: name, tries });
  };

  /** Until it is started; from then on a platform looks after its connection itself. One that has failed is no more use. */
  const insist = async (name: PlatformName, make: MakePlatform, onTried: () => void): Promise<void> => {
    for (let tries = 1; !stopping.signal.aborted; tries++) {
      const platform = make();
      try {
        await platform.start(router);
        if (stopping.signal.aborted) return void (await platform.stop());
        started.set(name, platform);
        problems.delete(name);
        if (tries > 1) await store.releaseHolds(['down', 'no-connection']);
        return;
      } catch (error) {
        await platform.stop().catch(() => {});
        if (stopping.signal.aborted) return;
        failed(name, error, tries);
      } finally {
        onTried();
      }
      const wait = Math.min(LONGEST_RETRY_MS, RETRY_MS * tries);
      await sleep(wait, null, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  };

  const wanted = chatPlatforms(parts);
  for (const name of wanted.keys()) problems.set(name, { state: 'waiting', problem: null });
  const tried = [...wanted].map(
    ([name, make]) =>
      new Promise<void>((resolve) => {
        insist(name, make, resolve).catch((error: unknown) =>
          log.error('platform given up', error, { name }),
        );
      }),
  );
  await Promise.race([Promise.all(tried), sleep(START_WAIT_MS, null, { ref: false })]);

  const stop = async (): Promise<void> => {
    stopping.abort();
    const farewells = [...started.values()].map((platform) => platform.stop());
    await Promise.race([Promise.allSettled(farewells), sleep(STOP_MS, null, { ref: false })]);
  };
  const connections = () =>
    new Map(
      [...wanted.keys()].map((name): [PlatformName, ConnectionState] => [
        name,
        problems.get(name) ?? started.get(name)?.connection?.() ?? { state: 'connected', problem: null },
      ]),
    );
  const [failure] = failures;
  if (failure && failures.length === wanted.size) {
    await stop();
    throw failure;
  }
  const refused = [...connections()].filter(([, { state }]) => state === 'refused');
  const [first] = refused;
  if (first && refused.length === wanted.size) {
    await stop();
    throw new PlatformFailure(first[0], new Lost(first[1].problem ?? ''));
  }
  return {
    started,
    terminal,
    connections,
    stop,
  };
}

/** Slack and Discord, each when it has a token. */
function chatPlatforms(parts: Parts): Map<PlatformName, MakePlatform> {
  const { config, clock, log, store, drawChart, apis } = parts;
  const { EARSHOT_DISCORD_TOKEN: token } = config;
  const wanted = new Map<PlatformName, MakePlatform>();
  const returned = (platform: PlatformName) => (id: string) => parts.homeReturned({ platform, home: id });
  if (config.slack) {
    const { EARSHOT_LANGUAGE: language, EARSHOT_SLACK_ADMINS: admins } = config;
    const apiUrl = apis?.slack ?? null;
    const mode = slackMode(config.slack, config.EARSHOT_SLACK_PORT, store);
    const onRefused = (why: string) => parts.onRefused('slack', why);
    wanted.set('slack', () =>
      createSlack({
        ...{ mode, drawChart, clock, log, language, admins, apiUrl, onRefused },
        knownHomes: () => store.homesOn('slack'),
        homeReturned: returned('slack'),
      }),
    );
  }
  if (token) {
    const registered = { platform: 'discord', home: 'registered-commands' } as const;
    wanted.set('discord', () =>
      createDiscord({
        token,
        drawChart,
        log,
        now: clock.now,
        guilds: config.EARSHOT_DISCORD_GUILDS,
        adminRoles: config.EARSHOT_DISCORD_ADMIN_ROLES,
        ...(apis?.discord === undefined ? {} : { api: apis.discord }),
        // What waits for the connection goes out with it.
        onConnection: ({ state }) => {
          if (state !== 'connected') return;
          store
            .releaseHolds(['down', 'no-connection'])
            .catch((error: unknown) => log.error('holds not released', error));
        },
        knownHomes: () => store.homesOn('discord'),
        homeReturned: returned('discord'),
        commandsHash: {
          get: () => store.findInstallation(registered),
          set: (hash) => store.keepInstallation(registered, hash),
        },
      }),
    );
  }
  return wanted;
}
