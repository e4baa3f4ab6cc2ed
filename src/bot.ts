/** Long because it is the one place that knows every part of the bot. */

import { mkdir } from 'node:fs/promises';
import { uptime } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chartRenderer } from './adapters/chart-image/choose.ts';
import { createDashboardPages } from './adapters/dashboard-page/index.ts';
import { createFeedParser } from './adapters/feed-worker/index.ts';
import { type Inbound, startInbound } from './adapters/inbound/index.ts';
import { createMetrics } from './adapters/inbound/metrics.ts';
import type { ChatPlatform, Router } from './adapters/platform.ts';
import { createReportFiles } from './adapters/report-file/index.ts';
import { createOpinionEndpoint } from './adapters/second-opinion/index.ts';
import { createSentenceModel } from './adapters/sentence-worker/index.ts';
import { converse } from './adapters/terminal/converse.ts';
import { HOME } from './adapters/terminal/inbound.ts';
import type { Terminal } from './adapters/terminal/index.ts';
import { createPrompt, type Prompt } from './adapters/terminal/prompt.ts';
import { createWeb } from './adapters/web/index.ts';
import { createRouter } from './commands/router.ts';
import { type PlatformApis, startPlatforms, type TerminalOptions } from './config/chat-platforms.ts';
import { commandPorts } from './config/command-ports.ts';
import {
  type Config,
  fileProblems,
  readConfig,
  readEnvironment,
  strayFiles,
  strayVariables,
} from './config/config.ts';
import { sendConsoleTo } from './config/console-log.ts';
import { createLog, type Log } from './config/log.ts';
import { openLogFile } from './config/log-file.ts';
import { whenNpmEnds } from './config/npm-parent.ts';
import { PlatformFailure, startProblem } from './config/start-problem.ts';
import { auditKeywordsJob } from './jobs/audit-keywords.ts';
import { backFillJob } from './jobs/back-fill.ts';
import { campaignsJob } from './jobs/campaigns.ts';
import { checkChannelsJob } from './jobs/check-channels.ts';
import { type Collector, type CollectPace, createCollector } from './jobs/collect.ts';
import { dashboardJob } from './jobs/dashboard.ts';
import { deliverJob } from './jobs/deliver.ts';
import { detectJob } from './jobs/detect.ts';
import { digestJob } from './jobs/digest.ts';
import { firstLookJob } from './jobs/first-look.ts';
import { openItemsJob } from './jobs/open-items.ts';
import { pruneJob } from './jobs/prune.ts';
import { recheckJob } from './jobs/recheck.ts';
import { refineJob } from './jobs/refine.ts';
import { reportsJob } from './jobs/reports.ts';
import { createScheduler, type Scheduler } from './jobs/scheduler.ts';
import { secondOpinionJob } from './jobs/second-opinion.ts';
import { createStreams } from './jobs/streams.ts';
import { timersJob } from './jobs/timers.ts';
import { watchSourcesJob } from './jobs/watch-sources.ts';
import { websubJob } from './jobs/websub.ts';
import type { Language, PlatformName } from './listening/channel.ts';
import { SOURCES } from './listening/sources/index.ts';
import { type SourceInfo, wantsRechecks } from './listening/sources/source.ts';
import type { StreamContext } from './listening/sources/stream.ts';
import { steadyClock } from './listening/steady-clock.ts';
import type { Clock } from './listening/time.ts';
import { copyOf } from './messages/languages/copy.ts';
import { createIngest } from './services/collecting/ingest.ts';
import { createReceiver } from './services/collecting/receive.ts';
import { createHubReceiver } from './services/collecting/receive-hub.ts';
import { createAboutReader } from './services/dashboards/about-keywords.ts';
import { createDashboardDoor } from './services/dashboards/open-dashboard.ts';
import { createSourceAsker } from './services/keywords/ask-sources.ts';
import { createBackFiller } from './services/keywords/back-fill.ts';
import { lessonsReader } from './services/mentions/read-lessons.ts';
import { createRefiner } from './services/mentions/refine.ts';
import { createSecondOpinion, type SecondOpinion } from './services/mentions/second-opinion.ts';
import { vitalsReader } from './services/vitals.ts';
import { returnHome } from './services/workspaces/return-home.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

const VERSION = '0.1.0';

export interface BotOptions {
  config: Config;
  clock: Clock;
  log: Log;
  /** Addresses of the platforms' APIs other than their own, for tests and proxies. */
  apis?: PlatformApis;
  /** How the terminal workspace is shown; null = no terminal (the bot runs on chat platforms only). */
  terminal: TerminalOptions | null;
  /** Names that this machine serves itself, with the port of each, like a hosts file; then no other name is looked up. */
  localNames?: ReadonlyMap<string, number>;
  /** Left out: as fast as politeness allows. One request after the other makes the order the same each time. */
  pace?: CollectPace;
}

export interface Bot {
  store: Store;
  router: Router;
  scheduler: Scheduler;
  collector: Collector;
  terminal: Terminal | null;
  /** null when switched off. */
  inbound: Inbound | null;
  platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  /** Stops intake, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/**
 * Composes the bot. Nothing runs by itself before `scheduler.start()`.
 * @throws PlatformFailure when no chat platform lets the bot in; what `openStore` throws
 */
export async function createBot(options: BotOptions): Promise<Bot> {
  const { EARSHOT_DATABASE } = options.config;
  await mkdir(dirname(EARSHOT_DATABASE), { recursive: true });
  const store = await openStore(EARSHOT_DATABASE);
  try {
    return await compose({ ...options, clock: await guarded(options, store) }, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A clock that somebody may set is watched over; the last time that is known from before is what the jobs have stored. */
async function guarded({ clock, log }: BotOptions, store: Store): Promise<Clock> {
  const { monotonic } = clock;
  if (!monotonic) return clock;
  const latest = Math.max(0, ...(await store.jobStates()).map(({ lastAt }) => lastAt ?? 0));
  return steadyClock({ ...clock, monotonic }, latest, ({ from, to }) =>
    log.warn('the date of this machine has leapt', {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    }),
  );
}

/** How long reads under way are waited for at the end: what they bring is read again after the next start. */
const FAREWELL_MS = 500;

async function compose(
  { config, clock, log, terminal: look, apis, localNames, pace }: BotOptions,
  store: Store,
): Promise<Bot> {
  const userAgent = `Earshot/${VERSION}${config.EARSHOT_CONTACT ? ` (+${config.EARSHOT_CONTACT}; feed fetcher)` : ' (feed fetcher)'}`;
  const web = createWeb({ userAgent, clock, allowPrivate: config.EARSHOT_ALLOW_PRIVATE, localNames });
  const parser = createFeedParser();
  const sources = SOURCES.filter((source) => config.sources[source.id]);
  const contextOf = (source: SourceInfo): StreamContext => ({
    web,
    dial: web.dial,
    parseFeed: parser.parse,
    now: clock.now,
    options: config.sources[source.id] ?? {},
  });

  const charts = chartRenderer(
    config.EARSHOT_QUICKCHART_URL,
    config.EARSHOT_QUICKCHART_PUBLIC === 'yes',
    (reason) => log.warn('chart not drawn', { reason }),
  );
  const reports = createReportFiles({
    look: { logo: config.EARSHOT_REPORT_LOGO, color: config.EARSHOT_REPORT_COLOR },
    log,
  });
  const metrics = createMetrics();
  const { meter } = metrics;
  const ingest = createIngest({ store, clock });
  const backFiller = createBackFiller({ store, ingest, clock });
  await store.keepUnmatched(
    config.EARSHOT_UNMATCHED_DAYS,
    SOURCES.filter(wantsRechecks).map(({ id }) => id),
    clock.now(),
  );
  const sentenceModel = createSentenceModel(config.EARSHOT_SENTENCE_MODEL, log);
  const refiner = createRefiner({ store, model: sentenceModel, lessonsOf: lessonsReader(store), clock });
  const opinion = await secondOpinionOf(config, { store, clock, log });
  const collector = createCollector({ store, clock, log, sources, contextOf, ingest, meter, pace });
  const { plan, ready } = collector;
  const streams = createStreams({ store, clock, log, sources, contextOf, ingest, plan });
  const tryAgain = (ids: ReadonlySet<string>) => {
    collector.tryAgain(ids);
    streams.tryAgain(ids);
  };
  const aboutOf = createAboutReader(store);
  let inbound: Inbound | null = null;
  const ports = commandPorts({
    config,
    store,
    clock,
    ingest,
    backFill: backFiller.fill,
    askSources: createSourceAsker({ clock, log, sources, contextOf }),
    learnedBySentence: refiner.learned,
    aboutOf,
    contextOf,
    wake: collector.wake,
    tryAgain,
    makeReport: reports.make,
    pages: web.pages,
    httpPort: () => inbound?.port ?? null,
  });
  const router = createRouter({
    store,
    now: clock.now,
    ports,
    log,
    defaults: {
      language: config.EARSHOT_LANGUAGE,
      timeZone: config.EARSHOT_TIME_ZONE,
      retentionDays: config.EARSHOT_RETENTION_DAYS,
      unchosen: config.unchosen,
    },
  });

  // A new token, another network: what an outage kept back is tried at once.
  await store.releaseHolds(['down', 'no-connection']);
  const drawChart = charts.render;
  const { refused: onRefused } = metrics;
  const platforms = await startPlatforms(router, {
    config,
    clock,
    log,
    store,
    drawChart,
    onRefused,
    homeReturned: (home) => returnHome(store, home, clock.now()),
    apis,
    look,
  });

  const publicUrl = config.EARSHOT_HTTP_PORT === null ? null : config.EARSHOT_PUBLIC_URL;
  const scheduler = await createScheduler({
    store,
    clock,
    log,
    meter,
    jobs: [
      backFillJob(backFiller),
      collector.job,
      streams.job,
      streams.completing,
      refineJob(refiner),
      ...(opinion === null ? [] : [secondOpinionJob(opinion)]),
      watchSourcesJob({ store, clock, plan, ready, tryAgain }),
      detectJob({ store, clock, ready }),
      timersJob({ store, clock }),
      firstLookJob({ store, plan, ready }),
      digestJob({ store, clock }),
      campaignsJob({ store, clock }),
      reportsJob({ store, clock }),
      openItemsJob({ store, clock }),
      auditKeywordsJob({ store, clock, sources: ports.sources }),
      checkChannelsJob({ store, platforms: platforms.started, clock }),
      dashboardJob({ store, aboutOf, clock }),
      deliverJob({ store, platforms: platforms.started, clock, log, meter, makeReport: reports.make }),
      recheckJob({ store, sources, contextOf, clock, log }),
      pruneJob({
        store,
        clock,
        log,
        sources: SOURCES,
        optionsOf: (source) => contextOf(source).options,
        keepRemovedDays: config.EARSHOT_KEEP_REMOVED_DAYS,
      }),
      ...(publicUrl === null ? [] : [websubJob({ store, web, log }, publicUrl)]),
    ],
  });

  inbound =
    config.EARSHOT_HTTP_PORT === null
      ? null
      : await startInbound({
          host: config.EARSHOT_HTTP_HOST,
          port: config.EARSHOT_HTTP_PORT,
          log,
          metrics,
          vitals: vitalsReader({
            store,
            progress: scheduler.progress,
            connections: platforms.connections,
            refiner: refiner.vitals,
            opinion: opinion?.vitals,
            clock,
          }),
          push: createReceiver({ store, ingest, clock, log, meter }),
          websub:
            publicUrl === null
              ? null
              : createHubReceiver({ store, clock, log }, collector.takePushed, parser.parse),
          dashboard:
            publicUrl === null
              ? null
              : createDashboardPages(
                  createDashboardDoor({
                    store,
                    clock,
                    aboutOf,
                    addressOf: async (place) =>
                      (await platforms.started.get(place.channel.platform)?.addressOf?.(place)) ?? null,
                  }),
                ),
        });

  return {
    store,
    router,
    scheduler,
    collector,
    terminal: platforms.terminal,
    inbound,
    platforms: platforms.started,
    stop: async () => {
      streams.stop();
      backFiller.stop();
      // Each has a limit of its own, and none waits for another: the supervisor of the process has little patience.
      await Promise.all([inbound?.close(), scheduler.stop(), platforms.stop(), web.close()]);
      await Promise.race([collector.settled(), sleep(FAREWELL_MS, null, { ref: false })]);
      await Promise.all([parser.close(), charts.close(), reports.close(), sentenceModel.close()]);
      await store.close();
    },
  };
}

/** What the operator's endpoint is asked; null = none is named, and what comes until one is stays as it is judged here. */
async function secondOpinionOf(
  config: Config,
  parts: { store: Store; clock: Clock; log: Log },
): Promise<SecondOpinion | null> {
  const { EARSHOT_SECOND_OPINION_URL: url, EARSHOT_SECOND_OPINION_MODEL: model } = config;
  if (url === null || model === null) {
    await parts.store.forgetOpinionProgress();
    return null;
  }
  const endpoint = createOpinionEndpoint({
    url,
    model,
    key: config.EARSHOT_SECOND_OPINION_KEY,
    timeoutMs: config.EARSHOT_SECOND_OPINION_SECONDS * 1_000,
  });
  return createSecondOpinion({ ...parts, endpoint, budget: config.EARSHOT_SECOND_OPINION_BUDGET });
}

const systemClock: Clock = {
  now: Date.now,
  sleep: async (ms, signal) => {
    await sleep(ms, null, signal ? { signal } : {}).catch(() => {});
  },
  // Time since boot goes on while the machine sleeps; Node's own measure of time does not.
  monotonic: () => uptime() * 1_000,
};

/** How long what is left open (a platform that does not answer) may keep the process after its end. */
const LEFT_OPEN_MS = 300;

/** Where the person at the terminal begins. */
const FIRST_CHANNEL = 'general';

/** @param apis as in `BotOptions` */
export async function main(apis: PlatformApis = {}): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endWithReader);
  const environment = readEnvironment();
  const read = readConfig(environment);
  const problems = [...fileProblems(), ...(read.ok ? [] : read.problems)];
  if (!read.ok || problems.length > 0) {
    const lines = problems.map(({ name, problem, fix }) => `  ${name} ${problem}. ${fix}`);
    return refuse(`${problems.length} setting(s) to mend.\n${lines.join('\n')}`);
  }
  const { config } = read;
  // With a chat token the bot lives there; the terminal workspace is for those without.
  const onChat = config.slack !== null || config.EARSHOT_DISCORD_TOKEN !== null;
  const strays = onChat ? [] : [...strayFiles(), ...strayVariables(environment)];
  if (!onChat && !process.stdin.isTTY) return refuse([NOBODY, ...strays].join(' '));
  if (strays.length > 0) process.stderr.write(`${strays.join('\n')}\n`);
  const logPath = join(dirname(config.EARSHOT_DATABASE), 'earshot.log');
  let prompt: Prompt | null = null;
  let bot: Bot | null = null;
  let log: Log;
  const quit = (code: number) => () => process.exit(code);
  const [onInterrupt, onTermination] = [quit(130), quit(143)];
  process.once('SIGINT', onInterrupt).once('SIGTERM', onTermination);
  try {
    const write = onChat ? (line: string) => process.stderr.write(line) : openLogFile(logPath);
    log = createLog(config.EARSHOT_LOG_LEVEL, config.secrets, write);
    sendConsoleTo(log);
    process.on('unhandledRejection', (error) => {
      log.error('unhandled', error);
      if (!onChat) process.stderr.write(`Earshot ended by a fault of its own: see ${logPath}\n`);
      process.exit(1);
    });
    bot = await createBot({
      config,
      clock: systemClock,
      log,
      apis,
      terminal: onChat
        ? null
        : {
            write: (text) => (prompt ?? process.stdout).write(text),
            ask: async (question) => prompt?.ask(question) ?? null,
            color: process.stdout.isTTY === true && !environment.NO_COLOR,
            width: Math.min(process.stdout.columns ?? 100, 110),
          },
    });
  } catch (error) {
    const reason = startProblem(error, config);
    if (reason === null) throw error;
    if (error instanceof PlatformFailure) log!.debug('start failed', { error: String(error.cause) });
    process.stderr.write(`Earshot cannot start: ${reason}\n`);
    // A chat platform that was opened before would keep the process alive.
    process.exit(1);
  }
  bot.scheduler.start();
  log.info('started', {
    version: VERSION,
    sources: Object.keys(config.sources).join(' '),
    ...(bot.inbound ? { http: `${config.EARSHOT_HTTP_HOST}:${bot.inbound.port}` } : {}),
  });

  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      prompt?.close();
      await bot.stop();
      log.info('stopped');
      setTimeout(() => process.exit(), LEFT_OPEN_MS).unref();
    })();
    return stopping;
  };
  const signalled = () => {
    // A second signal does not wait.
    if (stopping) process.exit(130);
    void stop();
  };
  // In this order: a signal that came at a moment without a listener would be lost.
  process.on('SIGINT', signalled).on('SIGTERM', signalled);
  process.off('SIGINT', onInterrupt).off('SIGTERM', onTermination);
  whenNpmEnds(environment, () => void stop());
  if (bot.terminal) {
    const language = await languageAt(bot.store, config.EARSHOT_LANGUAGE);
    const { terminal: words } = copyOf(language);
    const near = relative('.', logPath);
    process.stdout.write(`${words.log(near.startsWith('..') ? resolve(logPath) : near)}\n`);
    prompt = createPrompt(process.stdin, process.stdout, () => void stop());
    await converse(bot.terminal, language, prompt, FIRST_CHANNEL);
    await stop();
  }
}

const NOBODY =
  'no chat platform is set, and nobody types here. Set EARSHOT_SLACK_BOT_TOKEN and EARSHOT_SLACK_APP_TOKEN, or EARSHOT_DISCORD_TOKEN, in the file .env; or start it in a terminal (in Docker: with -it).';

function refuse(why: string): void {
  process.stderr.write(`Earshot cannot start: ${why}\n`);
  process.exitCode = 1;
}

/** Whoever read along has gone: nobody is there any more to tell of it. */
function endWithReader({ code }: NodeJS.ErrnoException): void {
  process.exit(code === 'EPIPE' ? 0 : 1);
}

/** The language of the channel in which the person at the terminal begins, as it was set in an earlier run. */
async function languageAt(store: Store, usual: Language): Promise<Language> {
  const workspace = await store.workspaceOf(HOME);
  const channels = workspace ? await store.channels(workspace.id) : [];
  return (
    channels.find(({ ref }) => ref.platform === 'terminal' && ref.channel === FIRST_CHANNEL)?.language ??
    workspace?.language ??
    usual
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
