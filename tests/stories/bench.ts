import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, createBot } from '../../src/bot.ts';
import { readConfig } from '../../src/config/config.ts';
import type { Log } from '../../src/config/log.ts';
import { onlySources } from '../../src/config/source-options.ts';
import type { Clock, Millis } from '../../src/listening/time.ts';
import { TOKEN } from '../fakes/discord/people.ts';
import { type FakeDiscord, startDiscord } from '../fakes/discord/server.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';
import { APP_TOKEN, BOT_TOKEN, type SlackFake, startSlackFake } from '../fakes/slack/server.ts';
import { NINE } from '../listening/alerts/triage-sample.ts';

export interface Post {
  title: string;
  text: string;
  at: Millis;
}

/** Says how busy the machine is, where both ends of the socket are one process; the client connects anew. */
const LATE_PONG = /^slack sdk .*A pong wasn't received/;

/** The whole bot as it runs, on loopback platforms and one loopback feed; only its clock is ours. */
export interface Bench {
  bot: Bot;
  slack: SlackFake;
  discord: FakeDiscord;
  /** What the feed holds; newest first. */
  posts: Post[];
  feedUrl: string;
  /** The site of the feed. */
  site: HttpServer;
  logged: string[];
  now(): Millis;
  /** Moves the clock and runs what is due, second by second of the jobs. */
  pass(ms: Millis): Promise<void>;
  close(): Promise<void>;
}

export async function startBench(
  options: { on?: readonly ('slack' | 'discord')[]; environment?: Record<string, string> } = {},
): Promise<Bench> {
  const on = options.on ?? ['slack', 'discord'];
  const folder = await mkdtemp(join(tmpdir(), 'earshot-story-'));
  const [slack, discord] = await Promise.all([startSlackFake(), startDiscord()]);
  const posts: Post[] = [];
  const site: HttpServer = await startHttpServer(({ path }) =>
    path === '/feed'
      ? { headers: { 'content-type': 'application/rss+xml' }, body: rss(posts) }
      : { body: { hits: [], nbHits: 0, nbPages: 0, page: 0, hitsPerPage: 1_000 } },
  );
  const feedUrl = `${site.origin}/feed`;
  const read = readConfig({
    EARSHOT_DATABASE: join(folder, 'earshot.db'),
    EARSHOT_SENTENCE_MODEL: 'off',
    EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${site.port}`,
    EARSHOT_HACKER_NEWS_BASE_URL: site.origin,
    EARSHOT_HTTP_PORT: 'off',
    ...onlySources('feed', 'hacker-news'),
    ...(on.includes('slack')
      ? { EARSHOT_SLACK_BOT_TOKEN: BOT_TOKEN, EARSHOT_SLACK_APP_TOKEN: APP_TOKEN }
      : {}),
    ...(on.includes('discord') ? { EARSHOT_DISCORD_TOKEN: TOKEN } : {}),
    ...options.environment,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  let now = NINE;
  const clock: Clock = {
    now: () => now,
    sleep: (ms) => {
      now += ms;
      return new Promise((resolve) => setTimeout(resolve, Math.min(ms, 20)).unref());
    },
  };
  const logged: string[] = [];
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: (event, fields) => {
      const line = `${event} ${JSON.stringify(fields)}`;
      if (!LATE_PONG.test(line)) logged.push(line);
    },
    error: (event, error) => logged.push(`${event} ${error instanceof Error ? error.stack : error}`),
  };
  const bot = await createBot({
    config: read.config,
    clock,
    log,
    apis: { slack: slack.apiUrl, discord: discord.api },
    terminal: null,
  });
  return {
    bot,
    slack,
    discord,
    posts,
    feedUrl,
    site,
    logged,
    now: () => now,
    pass: async (ms) => {
      now += ms;
      await bot.scheduler.tick();
      await bot.collector.settled();
    },
    close: async () => {
      await bot.stop();
      await Promise.all([slack.close(), discord.close(), site.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

function rss(posts: readonly Post[]): string {
  const items = posts.map(
    ({ title, text, at }, nth) =>
      `<item><guid>post-${posts.length - nth}</guid><title>${title}</title><description>${text}</description>
       <link>https://forum.homenet.example/${posts.length - nth}</link><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Homenet Forum</title>
    <link>https://forum.homenet.example/</link><description>x</description>${items.join('')}</channel></rss>`;
}
