import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type Answer, type HttpServer, startHttpServer } from '../fakes/http-server.ts';

/** What the feed shows at once. */
const SHOWN = 20;

let bot: TestBot;
let server: HttpServer;
let posts: { n: number; at: number }[];
let failing: Answer | 'hangs up' | null;
/** When it was asked. */
let asked: number[];

beforeEach(async () => {
  posts = [];
  failing = null;
  asked = [];
  server = await startHttpServer(({ path }, response) => {
    if (path !== '/feed') return { status: 404 };
    asked.push(bot.clock.at);
    if (failing === 'hangs up') {
      response.destroy();
      return undefined;
    }
    if (failing) return failing;
    const items = posts
      .slice(0, SHOWN)
      .map(
        ({ n, at }) =>
          `<item><guid isPermaLink="false">${n}</guid><title>kestrelbox ${n}</title><description>words ${n} maple ${(n * 7919) % 1000}</description><link>https://forum.example/${n}</link><pubDate>${new Date(at).toUTCString()}</pubDate></item>`,
      );
    return {
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel><title>Forum</title><link>https://forum.example/</link><description>d</description>${items.join('')}</channel></rss>`,
    };
  });
  bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  posts.unshift({ n: 0, at: bot.clock.at });
  await bot.say(`sources --add ${server.origin}/feed`);
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

/** A post an hour; the bot looks every five minutes. */
async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += 5 * MINUTE) {
    bot.clock.at += 5 * MINUTE;
    if (passed % HOUR === 0) posts.unshift({ n: posts.length, at: bot.clock.at });
    await bot.collector.job.run(bot.clock.at);
    await bot.collector.settled();
  }
}
const counted = async () => {
  const [keyword] = await bot.store.keywords((await bot.workspace()).id);
  const [totals] = await bot.store.totals(keyword!.workspaceId, [keyword!.id], 0, bot.clock.at + HOUR);
  return totals!.total;
};

describe('a source that comes back is read within the hour, whatever the outage was', () => {
  test.each<[string, Answer | 'hangs up', number]>([
    ['HTTP 500', { status: 500 }, 2],
    ['HTTP 500', { status: 500 }, 12],
    ['HTTP 500', { status: 500 }, 48],
    ['HTTP 503 that says a day', { status: 503, headers: { 'retry-after': '86400' } }, 48],
    ['HTTP 401', { status: 401 }, 48],
    ['HTTP 403', { status: 403 }, 48],
    ['HTTP 404', { status: 404 }, 48],
    ['HTTP 410', { status: 410 }, 48],
    ['HTTP 429', { status: 429 }, 48],
    ['a web page', { body: '<!doctype html><title>Sorry</title>' }, 48],
    ['nothing at all', { body: '' }, 48],
    ['a broken connection', 'hangs up', 48],
    ['a redirect in a circle', { status: 302, headers: { location: '/feed' } }, 48],
    ['a move to a private place', { status: 302, headers: { location: 'http://169.254.169.254/' } }, 48],
  ])('%s', async (_name, fault, hours) => {
    await pass(6 * HOUR);
    failing = fault;
    await pass(hours * HOUR);
    failing = null;
    const back = bot.clock.at;
    const before = posts.length;
    await pass(HOUR);
    const read = asked.find((at) => at > back);
    expect(read! - back).toBeLessThanOrEqual(HOUR);
    // All that it still shows is there; what it no longer showed is a gap that is named.
    await pass(HOUR);
    const lost = Math.max(0, hours + 1 - SHOWN);
    const gaps = await bot.store.gaps(0, bot.clock.at);
    if (lost > 0) {
      expect(gaps.map(({ reason }) => reason)).toEqual(['short']);
      expect(JSON.stringify((await bot.say('sources')).message)).toContain(
        'only the latest posts were available',
      );
    } else expect(gaps).toEqual([]);
    expect(await counted()).toBeGreaterThanOrEqual(before - lost);
  });

  test('politely: a host that fails for days is asked once an hour or less, and one that names a wait is left alone for it', async () => {
    await pass(2 * HOUR);
    for (const [fault, most] of [
      [{ status: 500 }, 30],
      [{ status: 410 }, 30],
      [{ status: 429, headers: { 'retry-after': '21600' } }, 5],
    ] as const) {
      failing = fault;
      const before = asked.length;
      await pass(24 * HOUR);
      expect(asked.length - before).toBeLessThanOrEqual(most);
      expect(asked.length - before).toBeGreaterThanOrEqual(4);
    }
  });
});
