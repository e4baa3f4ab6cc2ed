import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Chart, Message } from '../../src/messages/message.ts';
import { readable } from '../commands/harness.ts';
import { START, startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

/** A forum's feed shows its 30 newest posts; three an hour are about Kestrelbox, day and night. */
const SHOWN = 30;
let bot: TestBot;
let server: HttpServer;
let failing: boolean;
let silentSince: number;

beforeEach(async () => {
  failing = false;
  silentSince = Number.POSITIVE_INFINITY;
  server = await startHttpServer(({ path }) => {
    if (path !== '/feed') return { status: 404 };
    if (failing) return { status: 500, body: 'no' };
    const newest = Math.floor((Math.min(bot.clock.at, silentSince) - START) / (20 * MINUTE));
    const items = Array.from({ length: SHOWN }, (_, n) => {
      const at = START + (newest - n) * 20 * MINUTE;
      return `<item><guid isPermaLink="false">p${newest - n}</guid><link>https://forum.example/${newest - n}</link><pubDate>${new Date(at).toUTCString()}</pubDate><description>Kestrelbox and label printer number ${newest - n}</description></item>`;
    });
    return {
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel><title>Homenet</title><link>https://forum.example/</link>${items.join('')}</channel></rss>`,
    };
  });
  bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
  await bot.say('add kestrelbox --name Kestrelbox --source feed --alerts normal');
  await bot.say('alert Kestrelbox --silence');
  await bot.say(`sources --add ${server.origin}/feed`);
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

/** Two turns at each step: the second, six minutes later and on the full hour, detects and tells what the first has stored. */
async function pass(ms: number, step: number): Promise<void> {
  for (const end = bot.clock.at + ms; bot.clock.at < end; ) {
    bot.clock.at += step - 6 * MINUTE;
    await bot.scheduler.tick();
    bot.clock.at += 6 * MINUTE;
    await bot.scheduler.tick();
  }
}
const count = (text: string) => bot.shown().split(text).length - 1;
const charts = (message: Message): Chart[] =>
  message.elements.flatMap((element) => (element.kind === 'chart' ? [element.chart] : []));
/** Of each chart: how many stretches are hatched. */
const hatched = (message: Message) =>
  charts(message).map(({ stretches = [] }) => stretches.filter(({ what }) => what === 'gap').length);
const report = async () => (await bot.say('report Kestrelbox --since 36h')).message;
async function alerts(kind: string) {
  const { id } = await bot.workspace();
  return (await bot.store.alerts(id, { limit: 50 })).filter((alert) => alert.kind === kind);
}

test('a source that fails for hours: told once with the way out, hatched, named, no alert across it, told once when it is back', async () => {
  await pass(8 * DAY, 3 * HOUR);
  expect(await alerts('silence')).toEqual([]);
  expect(hatched(await report())).toEqual([0, 0]);
  const begun = bot.clock.at;
  failing = true;
  await pass(14 * HOUR, 30 * MINUTE);

  expect(count('Homenet has not answered since')).toBe(1);
  expect(bot.shown()).toMatch(/What to do\s+Nothing to do for now: it is tried again/);
  const listed = readable((await bot.say('sources')).message);
  expect(listed).toContain('Feeds | not answering');
  expect(listed).toContain(
    `Homenet. It does not answer. Nothing to do for now: it is tried again. If it lasts for days, check the address in a browser. (127.0.0.1:${server.port} has a problem of its own (HTTP 500))`,
  );
  // While it lasts, the hours since are no zeros either.
  const during = await report();
  expect(hatched(during)).toEqual([1, 1]);
  expect(readable(during)).toMatch(/Feeds, [^\n]*\d\d:\d\d/);
  expect(await alerts('silence')).toEqual([]);

  failing = false;
  const back = bot.clock.at;
  await pass(20 * HOUR, 30 * MINUTE);
  expect(count('Homenet is heard again. Not read:')).toBe(1);
  const [gap, ...others] = await bot.store.gaps(begun - HOUR, bot.clock.at);
  expect(others).toEqual([]);
  expect(gap!.from).toBeLessThanOrEqual(begun);
  expect(gap!.to).toBeGreaterThan(begun + 3 * HOUR);
  expect(gap!.to).toBeLessThan(back + 6 * HOUR);
  const after = await report();
  expect(hatched(after)).toEqual([1, 1]);
  expect(readable(after)).toContain('Feeds, ');
  // The daily digest of nine o'clock names it by itself.
  expect(bot.shown()).toMatch(/Daily digest[\s\S]*Feeds, /);
  expect(await bot.store.alerts((await bot.workspace()).id, { limit: 50 })).toEqual([]);

  await pass(DAY, 3 * HOUR);
  const { id } = await bot.workspace();
  expect(await bot.store.deliveriesWith(id, 'not-heard:')).toHaveLength(1);
  expect(await bot.store.deliveriesWith(id, 'heard-again:')).toHaveLength(1);
  expect(count('Homenet has not answered since')).toBe(1);
  expect(count('Homenet is heard again')).toBe(1);
}, 120_000);

test('the same hours without a word while the source answers are a silence, and that is told', async () => {
  await pass(8 * DAY, 3 * HOUR);
  silentSince = bot.clock.at;
  await pass(14 * HOUR, 30 * MINUTE);
  expect(await alerts('silence')).toHaveLength(1);
  expect(hatched(await report())).toEqual([0, 0]);
}, 120_000);
