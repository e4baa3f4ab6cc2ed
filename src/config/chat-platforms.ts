import { createDiscord } from '../adapters/discord/index.ts';
import type { ChartRenderer, ChatPlatform, Router } from '../adapters/platform.ts';
import { createSlack } from '../adapters/slack/index.ts';
import { createTerminal, type Terminal, type TerminalParts } from '../adapters/terminal/index.ts';
import type { PlatformName } from '../listening/channel.ts';
import type { Clock } from '../listening/time.ts';
import type { Store } from '../store/store.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { slackMode } from './slack-connection.ts';
import { PlatformFailure } from './start-problem.ts';

export interface PlatformApis {
  slack?: string;
  discord?: string;
}

/** How the terminal workspace is shown. */
export type TerminalOptions = Omit<TerminalParts, 'clock' | 'drawChart' | 'chartDir' | 'timeZone'>;

interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  onFatal(message: string): void;
  /** A request to one of our doors was turned away. */
  onRefused(platform: string, why: string): void;
  store: Store;
  drawChart: ChartRenderer;
  apis: PlatformApis | undefined;
  /** null = no terminal: the bot runs on chat platforms only. */
  look: TerminalOptions | null;
}

/**
 * Starts the terminal workspace, Slack and Discord, those that there are.
 * @throws PlatformFailure
 */
export async function startPlatforms(
  router: Router,
  parts: Parts,
): Promise<{ platforms: ReadonlyMap<PlatformName, ChatPlatform>; terminal: Terminal | null }> {
  const { config, clock, drawChart, look } = parts;
  const { EARSHOT_CHART_DIR: chartDir, EARSHOT_TIME_ZONE: timeZone } = config;
  const terminal = look ? createTerminal({ ...look, clock, drawChart, chartDir, timeZone }) : null;
  const platforms: ChatPlatform[] = [...(terminal ? [terminal] : []), ...chatPlatforms(parts)];
  for (const platform of platforms) {
    await platform.start(router).catch((error: unknown) => {
      throw new PlatformFailure(platform.name, error);
    });
  }
  await refusedByAll(platforms);
  return { platforms: new Map(platforms.map((platform) => [platform.name, platform])), terminal };
}

/**
 * A bot that is let in nowhere tells the person who starts it; with one platform it goes on, and waits for the others.
 * @throws PlatformFailure
 */
async function refusedByAll(platforms: readonly ChatPlatform[]): Promise<void> {
  const [first] = platforms;
  if (!first || !platforms.every((platform) => platform.connection?.().state === 'refused')) return;
  const cause = new Error(first.connection?.().problem ?? '');
  for (const platform of platforms) await platform.stop();
  throw new PlatformFailure(first.name, cause);
}

/** Slack and Discord, each when it has a token. */
function chatPlatforms(parts: Parts): ChatPlatform[] {
  const { config, clock, log, onFatal, store, drawChart, apis } = parts;
  const connected: ChatPlatform[] = [];
  if (config.slack) {
    const { EARSHOT_LANGUAGE: language, EARSHOT_SLACK_ADMINS: admins } = config;
    const apiUrl = apis?.slack ?? null;
    const mode = slackMode(config.slack, config.EARSHOT_SLACK_PORT, store);
    const onRefused = (why: string) => parts.onRefused('slack', why);
    connected.push(
      createSlack({ mode, drawChart, clock, log, language, admins, apiUrl, onFatal, onRefused }),
    );
  }
  if (config.EARSHOT_DISCORD_TOKEN) {
    const registered = { platform: 'discord', home: 'registered-commands' } as const;
    connected.push(
      createDiscord({
        token: config.EARSHOT_DISCORD_TOKEN,
        drawChart,
        log,
        now: clock.now,
        guilds: config.EARSHOT_DISCORD_GUILDS,
        adminRoles: config.EARSHOT_DISCORD_ADMIN_ROLES,
        ...(apis?.discord === undefined ? {} : { api: apis.discord }),
        knownHomes: () => store.homesOn('discord'),
        commandsHash: {
          get: () => store.findInstallation(registered),
          set: (hash) => store.keepInstallation(registered, hash),
        },
      }),
    );
  }
  return connected;
}
