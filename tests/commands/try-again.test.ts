import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

let bot: TestBot;
let server: HttpServer;
let status: number;
let headers: Record<string, string>;

beforeEach(async () => {
  status = 200;
  headers = {};
  server = await startHttpServer(() => {
    if (status !== 200) return { status, headers, body: 'no' };
    const body =
      '<rss version="2.0"><channel><title>Homenet</title><link>https://blog.example/</link><description>d</description></channel></rss>';
    return { headers: { 'content-type': 'application/rss+xml' }, body };
  });
  bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  await bot.say(`sources --add ${server.origin}/feed`);
  await step(MINUTE);
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

const step = async (ms: number) => {
  bot.clock.at += ms;
  await bot.collector.job.run(bot.clock.at);
  await bot.collector.settled();
};
const retry = async (what: string, language: 'en' | 'fr' = 'en') =>
  (await bot.say(what, language)).message.summary.replace(/[\u00a0\u202f]/g, ' ');

test('a person who has mended a feed need not wait for the next try', async () => {
  status = 401;
  for (let n = 0; n < 12; n++) await step(HOUR);
  await step(2 * MINUTE);
  const asked = server.requests.length;
  status = 200;
  expect(await retry('sources --retry homenet')).toBe('Trying again now: Homenet.');
  await step(1_000);
  expect(server.requests.length).toBe(asked + 1);
  expect(await retry(`sources --retry ${server.origin}/feed`)).toMatch(/^No source is failing/);
});

test('all that fails, in French, and what asks us to wait', async () => {
  status = 429;
  headers = { 'retry-after': '7200' };
  await step(HOUR);
  expect(await retry('flux --réessayer tous', 'fr')).toMatch(
    /^Essai tout récent, ou attente demandée : Homenet\. Prochain essai (?:à|le) /,
  );
  const asked = server.requests.length;
  await step(10 * MINUTE);
  expect(server.requests.length).toBe(asked);
});

test('what is no source is said so', async () => {
  const { problem } = await bot.say('sources --retry nobody');
  expect(problem).toMatchObject({ code: 'source-not-found', argument: 'retry' });
  expect((await bot.say('sources --retry https://other.example/feed')).problem).toMatchObject({
    code: 'source-not-found',
  });
});

test('the notice of a refusal offers the try, and the button does it', async () => {
  status = 403;
  for (let n = 0; n < 12; n++) await step(10 * MINUTE);
  await bot.scheduler.tick();
  expect(bot.shown()).toContain('Try again now');
  expect(bot.shown()).toMatch(/Next try\s+\d/);
  status = 200;
  await step(2 * MINUTE);
  await bot.press('sources', { retry: `${server.origin}/feed` });
  await step(1_000);
  const [state] = (await bot.store.requestStates()).filter(({ source }) => source === 'feed');
  expect(state).toMatchObject({ failures: 0, error: null });
});
