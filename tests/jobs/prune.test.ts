import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { START, startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

/** One post for each day of the last 80, all about Kestrelbox, on a loopback feed that answers whatever the clock says. */
const DAYS = 80;
let bot: TestBot;
let server: HttpServer;

beforeEach(async () => {
  const items = Array.from({ length: DAYS }, (_, n) => {
    const at = new Date(START - n * DAY - HOUR).toUTCString();
    return `<item><guid>p${n}</guid><link>https://queue.example/${n}</link><title>Kestrelbox, day ${n}</title><pubDate>${at}</pubDate></item>`;
  });
  server = await startHttpServer(({ path }) =>
    path === '/feed'
      ? {
          headers: { 'content-type': 'application/rss+xml' },
          body: `<rss version="2.0"><channel><title>Queue Weekly</title>${items.join('')}</channel></rss>`,
        }
      : { status: 404 },
  );
  bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  await bot.say(`sources --add ${server.origin}/feed`);
  await bot.scheduler.tick();
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

async function texts(): Promise<number> {
  const { id } = await bot.workspace();
  return (await bot.store.allMentionsIn(id, 0, START + DAY, 1_000)).length;
}

test('a clock that is a year ahead for an afternoon does not take what is kept', async () => {
  expect(await texts()).toBe(DAYS);
  const { at } = bot.clock;
  for (let hour = 0; hour < 5; hour++) {
    bot.clock.at = at + 366 * DAY + hour * HOUR;
    await bot.scheduler.tick();
  }
  expect(await texts()).toBe(DAYS);
  expect(bot.logged.join()).toContain('the clock has made a leap');
  // Set right again: nothing has gone, and retention is where it was.
  bot.clock.at = at + 6 * HOUR;
  await bot.scheduler.tick();
  expect(await texts()).toBe(DAYS);
  const { id } = await bot.workspace();
  const [keyword] = await bot.store.keywords(id);
  expect((await bot.store.totals(id, [keyword!.id], START - DAYS * DAY, START + DAY))[0]?.total).toBe(DAYS);
});

test('a bot that was off for a month makes up for it within three days, and then keeps up', async () => {
  bot.clock.at += 30 * DAY;
  await bot.scheduler.tick();
  expect(await texts()).toBe(DAYS);
  for (let hour = 0; hour < 72; hour++) {
    bot.clock.at += HOUR;
    await bot.scheduler.tick();
  }
  // 33 days later, of 90 whole days that are kept: 58 are left.
  expect(await texts()).toBe(58);
});
