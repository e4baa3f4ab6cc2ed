import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE } from '../../src/listening/time.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

let bot: TestBot;
let server: HttpServer;
beforeEach(async () => {
  server = await startHttpServer(({ path }) => {
    if (path !== '/feed') return { status: 404 };
    const items = ['Kestrelbox is terrible since the update', 'A Kestrelbox at the fair', 'Weather'].map(
      (text, index) =>
        `<item><guid isPermaLink="false">${index}</guid><link>https://blog.example/${index}</link>` +
        `<pubDate>${new Date(bot.clock.at - (index + 1) * 10 * MINUTE).toUTCString()}</pubDate><description>${text}</description></item>`,
    );
    const head = '<title>Blog</title><link>https://blog.example/</link><description>d</description>';
    return {
      headers: { 'content-type': 'application/rss+xml' },
      body: `<rss version="2.0"><channel>${head}${items.join('')}</channel></rss>`,
    };
  });
  bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

/** The bot's own jobs, as they fall due within some minutes. */
async function pass(minutes: number): Promise<void> {
  for (let step = 0; step < minutes * 4; step++) {
    bot.clock.at += MINUTE / 4;
    await bot.scheduler.tick();
    await bot.collector.settled();
  }
}

test('a keyword that was added in the terminal is shown there two minutes later, once, with what its feed says', async () => {
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  await bot.say(`sources --add ${server.origin}/feed`);
  await pass(2);
  expect(bot.shown()).toContain('Kestrelbox: 2 mentions in the last 7 days');
  expect(bot.shown()).toContain('is terrible since the update');
  // A machine that keeps UTC is a server: nobody knows where its people live.
  expect(bot.shown()).toContain('I do not know your time zone and use UTC.');
  await pass(6);
  expect(bot.shown().split('in the last 7 days').length).toBe(2);
});

test('one of which no source can be read says so, and why', async () => {
  await bot.say('add quillmere --name Quillmere --source hacker-news, mastodon');
  await pass(6);
  expect(bot.shown()).toContain('Quillmere: no source could be checked yet.');
});
