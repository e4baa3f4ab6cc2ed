import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { createLocalRenderer } from './adapters/chart-image/local.ts';
import { createQuickChartRenderer } from './adapters/chart-image/quickchart.ts';
import { createDiscord } from './adapters/discord/index.ts';
import { createFeedParser } from './adapters/feed-worker/index.ts';
import type { ChartRenderer, ChatPlatform, Router } from './adapters/platform.ts';
import { createSlack } from './adapters/slack/index.ts';
import { converse } from './adapters/terminal/converse.ts';
import { createTerminal, type Terminal, type TerminalParts } from './adapters/terminal/index.ts';
import { createWeb } from './adapters/web/index.ts';
import type { Services } from './commands/command.ts';
import { createRouter } from './commands/router.ts';
import { type Config, readConfig, readEnvironment } from './config.ts';
import { UserError } from './errors.ts';
import { type Collector, createCollector } from './jobs/collect.ts';
import { dashboardJob } from './jobs/dashboard.ts';
import { deliverJob } from './jobs/deliver.ts';
import { detectJob } from './jobs/detect.ts';
import { digestJob } from './jobs/digest.ts';
import { importFeeds } from './jobs/import-feeds.ts';
import { createIngest } from './jobs/ingest.ts';
import { openItemsJob } from './jobs/open-items.ts';
import { pruneJob } from './jobs/prune.ts';
import { recheckJob } from './jobs/recheck.ts';
import { createScheduler, type Scheduler } from './jobs/scheduler.ts';
import { timersJob } from './jobs/timers.ts';
import type { PlatformName } from './listening/channel.ts';
import { discoverFeeds } from './listening/sources/feed/discover.ts';
import { parseImport } from './listening/sources/import.ts';
import { SOURCES } from './listening/sources/index.ts';
import type { Powers, Source } from './listening/sources/source.ts';
import type { Clock } from './listening/time.ts';
import { createLog, type Log } from './log.ts';
import { words } from './messages/words.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

const VERSION = '0.1.0';

export interface BotOptions {
  config: Config;
  clock: Clock;
  log: Log;
  /** A chat platform is lost for good: end the process with this sentence, for its supervisor. */
  onFatal(message: string): void;
  /** How the terminal workspace is shown; null = no terminal (the bot runs on chat platforms only). */
  terminal: Omit<TerminalParts, 'clock' | 'drawChart' | 'chartDir' | 'timeZone'> | null;
}

export interface Bot {
  store: Store;
  router: Router;
  scheduler: Scheduler;
  collector: Collector;
  terminal: Terminal | null;
  /** Stops intake, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** Composes the bot. Nothing runs by itself before `scheduler.start()`. */
export async function createBot({ config, clock, log, terminal: look, onFatal }: BotOptions): Promise<Bot> {
  await mkdir(dirname(config.EARSHOT_DATABASE), { recursive: true });
  const store = await openStore(config.EARSHOT_DATABASE);
  const userAgent = `Earshot/${VERSION}${config.EARSHOT_CONTACT ? ` (+${config.EARSHOT_CONTACT}; feed fetcher)` : ' (feed fetcher)'}`;
  const web = createWeb({ userAgent, clock, allowPrivate: config.EARSHOT_ALLOW_PRIVATE });
  const parser = createFeedParser();
  const sources = SOURCES.filter((source) => config.sources[source.id]);
  const powersOf = (source: Source): Powers => ({
    web,
    parseFeed: parser.parse,
    now: clock.now,
    options: config.sources[source.id] ?? {},
  });

  const charts = chartRenderer(config, log);
  const ingest = createIngest({ store, clock });
  const collector = createCollector({ store, clock, log, sources, powersOf, ingest });
  const services: Services = {
    discoverFeeds: (url) =>
      discoverFeeds(url, { ...powersOf(SOURCES.find(({ id }) => id === 'feed')!), pages: web.pages }),
    importFile: async (workspaceId, name, dryRun) => {
      const bytes = await readImport(config.EARSHOT_IMPORT_DIR, name);
      if (/\.opml$/i.test(name)) {
        const outcome = await importFeeds(store, workspaceId, { name, bytes }, dryRun, clock.now());
        collector.wake();
        return outcome;
      }
      const { posts, errors } = parseImport(bytes, name);
      return { ...(await ingest.importPosts(workspaceId, posts, dryRun)), errors };
    },
    wake: collector.wake,
    sources: () =>
      SOURCES.map(({ id, label, access, terms }) => ({
        id,
        label,
        access,
        terms,
        configured: config.sources[id] !== undefined,
      })),
  };
  const router = createRouter({
    store,
    now: clock.now,
    services,
    log,
    defaults: {
      language: config.EARSHOT_LANGUAGE,
      timeZone: config.EARSHOT_TIME_ZONE,
      retentionDays: config.EARSHOT_RETENTION_DAYS,
    },
  });

  const platforms = new Map<PlatformName, ChatPlatform>();
  const terminal = look
    ? createTerminal({
        ...look,
        clock,
        drawChart: charts.render,
        chartDir: config.EARSHOT_CHART_DIR,
        timeZone: config.EARSHOT_TIME_ZONE,
      })
    : null;
  if (terminal) platforms.set('terminal', terminal);
  for (const platform of chatPlatforms({ config, clock, log, store, drawChart: charts.render, onFatal }))
    platforms.set(platform.name, platform);
  for (const platform of platforms.values()) await platform.start(router);

  const scheduler = await createScheduler({
    store,
    clock,
    log,
    jobs: [
      collector.job,
      detectJob({ store, clock, plan: collector.plan, ready: collector.ready }),
      timersJob({ store, clock }),
      digestJob({ store, clock }),
      openItemsJob({ store, clock }),
      dashboardJob({ store, clock }),
      deliverJob({ store, platforms, clock, log }),
      recheckJob({ store, sources, powersOf, clock, log }),
      pruneJob({ store, clock, log }),
    ],
  });

  return {
    store,
    router,
    scheduler,
    collector,
    terminal,
    stop: async () => {
      await scheduler.stop();
      for (const platform of platforms.values()) await platform.stop();
      await Promise.all([web.close(), parser.close(), charts.close()]);
      await store.close();
    },
  };
}

/** Slack and Discord, each when it has a token. */
function chatPlatforms(
  parts: Pick<BotOptions, 'config' | 'clock' | 'log' | 'onFatal'> & {
    store: Store;
    drawChart: ChartRenderer;
  },
): ChatPlatform[] {
  const { config, clock, log, onFatal, store, drawChart } = parts;
  const connected: ChatPlatform[] = [];
  const {
    EARSHOT_SLACK_BOT_TOKEN: botToken,
    EARSHOT_SLACK_APP_TOKEN: appToken,
    EARSHOT_SLACK_SIGNING_SECRET: signingSecret,
  } = config;
  if (botToken && (appToken || signingSecret)) {
    const mode = appToken
      ? ({ kind: 'socket', appToken, botToken, connections: 2 } as const)
      : ({
          kind: 'http',
          signingSecret: signingSecret!,
          botToken,
          host: '127.0.0.1',
          port: config.EARSHOT_SLACK_PORT,
        } as const);
    const { EARSHOT_LANGUAGE: language, EARSHOT_SLACK_ADMINS: admins } = config;
    connected.push(createSlack({ mode, drawChart, clock, log, language, admins, apiUrl: null, onFatal }));
  }
  if (config.EARSHOT_DISCORD_TOKEN) {
    const registered = { platform: 'discord', home: 'registered-commands' } as const;
    connected.push(
      createDiscord({
        token: config.EARSHOT_DISCORD_TOKEN,
        drawChart,
        log,
        onFatal,
        now: clock.now,
        sleep: clock.sleep,
        guilds: config.EARSHOT_DISCORD_GUILDS,
        adminRoles: config.EARSHOT_DISCORD_ADMIN_ROLES,
        kept: {
          get: () => store.findInstallation(registered),
          set: (hash) => store.keepInstallation(registered, hash),
        },
      }),
    );
  }
  return connected;
}

function chartRenderer(config: Config, log: Log): { render: ChartRenderer; close(): Promise<void> } {
  const address = config.EARSHOT_QUICKCHART_URL;
  if (!address)
    return createLocalRenderer((reason) => log.warn('chart not drawn', { reason: String(reason) }));
  const { host, protocol } = new URL(address);
  const allowPublic = config.EARSHOT_QUICKCHART_PUBLIC === 'yes';
  const render = createQuickChartRenderer({
    host,
    scheme: protocol.slice(0, -1) === 'https' ? 'https' : 'http',
    timeoutMs: 10_000,
    allowPublic,
    onFailure: (reason) => log.warn('chart not drawn', { reason }),
  });
  return { render, close: async () => {} };
}

/** A file of the import folder, by its name only: no path leads out of the folder. */
async function readImport(folder: string, name: string): Promise<Uint8Array> {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*\.(csv|tsv|ndjson|jsonl|opml)$/iu.test(name)) {
    throw new UserError('import-file', { name, problem: 'name' });
  }
  try {
    return await readFile(join(folder, name));
  } catch {
    throw new UserError('import-file', { name, problem: 'missing', folder });
  }
}

const systemClock: Clock = {
  now: Date.now,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

async function main(): Promise<void> {
  const read = readConfig(readEnvironment());
  if (!read.ok) {
    const lines = read.problems.map(({ name, problem, fix }) => `  ${name} ${problem}. ${fix}`);
    process.stderr.write(
      `Earshot cannot start: ${read.problems.length} setting(s) to mend.\n${lines.join('\n')}\n`,
    );
    process.exitCode = 1;
    return;
  }
  const { config } = read;
  const log = createLog(config.EARSHOT_LOG_LEVEL, config.secrets, (line) => process.stderr.write(line));
  process.on('unhandledRejection', (error) => {
    log.error('unhandled', error);
    process.exit(1);
  });
  // With a chat token the bot lives there; the terminal workspace is for those without.
  const onChat = config.EARSHOT_SLACK_BOT_TOKEN !== null || config.EARSHOT_DISCORD_TOKEN !== null;
  const prompt =
    process.stdin.isTTY && !onChat ? createInterface({ input: process.stdin, output: process.stdout }) : null;
  let bot: Bot;
  try {
    bot = await createBot({
      config,
      clock: systemClock,
      log,
      onFatal: (message) => {
        log.error('a chat platform is lost', new Error(message));
        process.exit(1);
      },
      terminal: onChat
        ? null
        : {
            write: (text) => process.stdout.write(text),
            ask: prompt ? (question) => prompt.question(question) : null,
            color: process.stdout.isTTY === true,
            width: Math.min(process.stdout.columns ?? 100, 110),
          },
    });
  } catch (error) {
    const reason = startProblem(error, config);
    if (reason === null) throw error;
    process.stderr.write(`Earshot cannot start: ${reason}\n`);
    process.exitCode = 1;
    prompt?.close();
    return;
  }
  bot.scheduler.start();
  log.info('started', { version: VERSION, sources: Object.keys(config.sources).join(' ') });

  let stopping = false;
  const stop = async () => {
    // A second signal does not wait.
    if (stopping) process.exit(130);
    stopping = true;
    prompt?.close();
    await bot.stop();
    log.info('stopped');
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  if (prompt && bot.terminal) {
    await converse(bot.terminal, (question) => prompt.question(question));
    await stop();
  }
}

/** What keeps the bot from starting and a person can mend, in one sentence; null = a bug of ours. */
function startProblem(error: unknown, { EARSHOT_DATABASE }: Config): string | null {
  if (error instanceof UserError) {
    const { what, why, fix } = words('en').problems[error.code](error.params);
    return [what, why, fix].filter((part) => part).join(' ');
  }
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!/^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT|ENOSPC)$/.test(code)) return null;
  return `the folder of ${EARSHOT_DATABASE} cannot be made (${code}). Set EARSHOT_DATABASE to a file in a folder that this user may write.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
