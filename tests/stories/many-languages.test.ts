import { afterEach, beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

/** What people write about a product, none of it in English; how the bot reads it. */
const POSTS = [
  ['neg', 'La nueva Kestrelbox no funciona desde ayer y nadie contesta el teléfono, una vergüenza'],
  ['neg', 'Seit drei Tagen keine Antwort vom Kundendienst, ich bin von der Kestrelbox sehr enttäuscht'],
  ['neg', 'Il servizio clienti della Kestrelbox è pessimo, sono molto delusa e voglio i soldi indietro'],
  ['pos', 'Adorei a Kestrelbox, atendimento excelente e entrega muito rápida, recomendo para todos'],
  ['neg', 'خدمة Kestrelbox سيئة جدا ولا أحد يرد على اتصالاتنا منذ أسبوع'],
  [null, 'Kestrelboxは昨日からずっとつながらない。サポートも返事をくれない'],
  [null, 'Od wczoraj Kestrelbox znowu nie działa, a obsługa klienta nie odpowiada na wiadomości'],
] as const;

let bot: TestBot;
let server: HttpServer;
beforeEach(async () => {
  server = await startHttpServer(({ path }) => {
    if (path !== '/feed') return { status: 404 };
    const items = POSTS.map(
      ([, text], index) =>
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

test('five languages beside English and French are judged; others are left out of every share, which says so', async () => {
  await bot.say('add kestrelbox --name Kestrelbox --source feed');
  await bot.say(`sources --add ${server.origin}/feed`);
  for (let turn = 0; turn < 2; turn++) {
    await bot.collector.job.run(bot.clock.at);
    await bot.collector.settled();
    bot.clock.at += MINUTE;
  }

  const { id } = await bot.workspace();
  const stored = await bot.store.recentMentions(id, bot.clock.at - 24 * HOUR);
  const labels = new Map(
    stored.map(({ post, hits }) => [post.url.replace(/.*\//, ''), hits[0]!.sentiment.label]),
  );
  expect([...labels].sort()).toEqual(POSTS.map(([label], index) => [String(index), label]));

  const report = readable((await bot.say('report kestrelbox --since 24h')).message);
  expect(report).toContain('80% negative (of 5 judged; 2 in other languages)');
  expect(report).toContain('Of 5 judged mentions of Kestrelbox');
  const rapport = readable((await bot.say('rapport kestrelbox --depuis 24h', 'fr')).message);
  expect(rapport).toMatch(/sur 5 évaluées ; 2 dans d’autres langues/);

  const why = async (index: number) => readable((await bot.say(`why https://blog.example/${index}`)).message);
  expect(await why(5)).toContain('not judged: language not supported');
  expect(await why(0)).toContain('negative');
});
