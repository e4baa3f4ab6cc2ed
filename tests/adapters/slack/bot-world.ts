import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Slack } from '../../../src/adapters/slack/index.ts';
import { type Bot, createBot } from '../../../src/bot.ts';
import { readConfig } from '../../../src/config/config.ts';
import type { Log } from '../../../src/config/log.ts';
import { onlySources } from '../../../src/config/source-options.ts';
import { HOUR, MINUTE, type Millis } from '../../../src/listening/time.ts';
import { SECRET, type SlackFake, signed, startSlackFake } from '../../fakes/slack/server.ts';

const FORM = 'application/x-www-form-urlencoded';

/** A post in public, for the feed or for an import. */
export interface PublicPost {
  at: Millis;
  text: string;
  author?: string;
}

export interface BotWorld {
  bot: Bot;
  fake: SlackFake;
  slack: Slack;
  /** Address of a feed that shows `posts` as far as they have been written by now. */
  feed: string;
  posts: PublicPost[];
  logged: { event: string; error?: unknown }[];
  now(): Millis;
  /** Lets `ms` pass in steps, with every job that is due at each. */
  play(ms: Millis, step?: Millis): Promise<void>;
  /** Puts a file into the import folder. */
  importable(name: string, posts: readonly PublicPost[]): Promise<void>;
  /** Delivers a slash command, an interaction or an event as Slack does over HTTP. @returns what the ack says */
  command(fields: object): Promise<unknown>;
  interact(payload: object): Promise<unknown>;
  event(body: object): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * The whole bot as its configuration makes it (store, router, jobs, Slack with unmodified Bolt) against the strict fake.
 * Only the date is simulated, for the SDK too: sockets and timers are real.
 */
export async function startBotWorld(
  environment: Readonly<Record<string, string>>,
  start: Millis,
): Promise<BotWorld> {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  const fake = await startSlackFake();
  const posts: PublicPost[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'earshot-bot-'));
  const site = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://forum.example');
    if (pathname === '/feed')
      return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(rss(posts));
    if (pathname === '/robots.txt') return void response.writeHead(404).end();
    // Hacker News has nothing to say.
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"hits":[],"nbHits":0,"page":0,"nbPages":0,"hitsPerPage":1000}');
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
  const read = readConfig({
    EARSHOT_DATABASE: join(folder, 'earshot.db'),
    EARSHOT_SENTENCE_MODEL: 'off',
    EARSHOT_IMPORT_DIR: folder,
    EARSHOT_TIME_ZONE: 'Europe/Paris',
    EARSHOT_SLACK_SIGNING_SECRET: SECRET,
    EARSHOT_ALLOW_PRIVATE: origin.slice(7),
    EARSHOT_HACKER_NEWS_BASE_URL: origin,
    EARSHOT_HTTP_PORT: 'off',
    ...onlySources('feed', 'hacker-news'),
    EARSHOT_HACKER_NEWS_FIREBASE_URL: origin,
    ...environment,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const logged: BotWorld['logged'] = [];
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: (event) => logged.push({ event }),
    error: (event, error) => logged.push({ event, error }),
  };
  const bot = await createBot({
    // A free port, which a configuration cannot ask for.
    config: { ...read.config, EARSHOT_SLACK_PORT: 0 },
    clock: {
      now: Date.now,
      sleep: async (ms) => {
        vi.setSystemTime(Date.now() + ms);
      },
    },
    log,
    apis: { slack: fake.apiUrl },
    terminal: null,
  });
  const slack = bot.platforms.get('slack') as Slack;
  const deliver = async (body: string, type: string): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${slack.port}/slack/events`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...signed(body, Date.now(), SECRET) },
    });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`refused with ${answer.status}: ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
  return {
    bot,
    fake,
    slack,
    feed: `${origin}/feed`,
    posts,
    logged,
    now: Date.now,
    play: async (ms, step = 5 * MINUTE) => {
      const end = Date.now() + ms;
      while (Date.now() < end) {
        vi.setSystemTime(Math.min(end, Date.now() + step));
        await bot.scheduler.tick();
      }
    },
    importable: (name, lines) =>
      writeFile(
        join(folder, name),
        lines
          .map(({ at, text, author }, nth) =>
            JSON.stringify({
              id: `${name}-${nth}`,
              url: `https://board.example/${name}/${nth}`,
              date: new Date(at).toISOString(),
              text,
              author: author ?? `reader ${nth % 17}`,
              lang: 'en',
            }),
          )
          .join('\n'),
      ),
    command: (fields) => deliver(new URLSearchParams({ ...fields }).toString(), FORM),
    interact: (payload) =>
      deliver(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), FORM),
    event: (body) => deliver(JSON.stringify(body), 'application/json'),
    close: async () => {
      await bot.stop();
      await fake.close();
      site.closeAllConnections();
      await new Promise((resolve) => site.close(resolve));
      await rm(folder, { recursive: true, force: true });
      vi.useRealTimers();
    },
  };
}

/** Two weeks of talk that ends at `end`: calm at night, two thirds calm words, the second week busier. */
export function twoWeeks(name: string, end: Millis): PublicPost[] {
  return Array.from({ length: 14 * 24 }, (_, hour): PublicPost[] => {
    const at = end - (14 * 24 - hour) * HOUR;
    const busy = new Date(at).getUTCHours() > 7 ? 1 : 0;
    const count = busy * (hour >= 7 * 24 ? 2 : 1);
    return Array.from({ length: count }, (_, nth) => ({
      at: at + nth * 17 * MINUTE,
      text: saying(name, hour * 2 + nth, (hour + nth) % 3 !== 0),
    }));
  }).flat();
}

const SYLLABLES = 'ba do ki lu me na po ri sa te vu wo'.split(' ');

/** A sentence about a name that is no copy of any other: mostly invented words, a clear mood at its end. */
export function saying(name: string, nth: number, good: boolean): string {
  let seed = (nth + 1) * 7_919;
  const invented = Array.from({ length: 10 }, () =>
    Array.from({ length: 3 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return SYLLABLES[seed % SYLLABLES.length]!;
    }).join(''),
  );
  return `${name} ${invented.join(' ')}: ${good ? 'excellent, I love it' : 'terrible, it is broken'}`;
}

function rss(posts: readonly PublicPost[]): string {
  const items = posts
    .map((post, nth) => ({ ...post, nth }))
    .filter(({ at }) => at <= Date.now())
    .slice(-60)
    .reverse()
    .map(
      ({ at, text, author, nth }) =>
        `<item><title>${text}</title><link>https://forum.example/t/${nth}</link><guid isPermaLink="false">post-${nth}</guid>` +
        `<dc:creator>${author ?? `reader ${nth % 17}`}</dc:creator><pubDate>${new Date(at).toUTCString()}</pubDate>` +
        `<description>${text}</description></item>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Homenet Forum</title><link>https://forum.example/</link><description>Sample</description><language>en</language>${items.join('')}</channel></rss>`;
}
