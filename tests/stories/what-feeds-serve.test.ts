import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

let bot: TestBot;
let server: HttpServer;

afterEach(async () => {
  await bot.stop();
  await server?.close();
});

/** A bot that listens for Acme and follows one feed, which has not been read yet. */
async function following(body: string | Uint8Array, type = 'text/xml'): Promise<void> {
  server = await startHttpServer(() => ({ headers: { 'content-type': type }, body }));
  bot = await startBot({ EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}` });
  await bot.say('add acme --name Acme');
  await bot.say(`sources --add ${server.origin}/feed`);
}

async function read(after = MINUTE): Promise<void> {
  bot.clock.at += after;
  await bot.collector.job.run(bot.clock.at);
  await bot.collector.settled();
}

const serve = (body: string) => server.answer(() => ({ headers: { 'content-type': 'text/xml' }, body }));
const mentions = async () => bot.store.recentMentions((await bot.workspace()).id, bot.clock.at - 90 * DAY);
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>B</title><link>https://b.example/</link><description>d</description>${items.join('')}</channel></rss>`;
const item = (id: string, words: string, more = '') =>
  `<item><guid isPermaLink="false">${id}</guid><link>https://b.example/${id}</link><title>Note ${id}</title><description>${words}</description>${more}</item>`;
const windows1252 = (text: string) =>
  Uint8Array.from(text, (char) => ({ '’': 0x92, '€': 0x80, '–': 0x96 })[char] ?? char.charCodeAt(0));

describe('bytes', () => {
  test('a feed in windows-1252 keeps its apostrophes, and the word behind one', async () => {
    const xml = rss(item('1', 'Avis sur l’Acme – à 5 €')).replace('?>', ' encoding="windows-1252"?>');
    await following(windows1252(xml));
    await read();
    expect((await mentions()).map(({ post }) => post.text)).toEqual(['Avis sur l’Acme – à 5 €']);
  });

  test('so does a table out of Excel', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'earshot-'));
    const lines = [
      'id,url,text,created_at',
      '1,https://a.example/1,"Avis sur l’Acme à 5 €",2026-11-20T09:00:00Z',
      '',
    ];
    await writeFile(join(folder, 'excel.csv'), windows1252(lines.join('\r\n')));
    bot = await startBot({ EARSHOT_IMPORT_DIR: folder });
    await bot.say('add acme --name Acme');
    await bot.say('import excel.csv');
    expect((await mentions()).map(({ post }) => post.text)).toEqual(['Avis sur l’Acme à 5 €']);
    await rm(folder, { recursive: true });
  });
});

describe('dates that cannot be read', () => {
  test('what is there at the first read is history, what comes later is first seen', async () => {
    await following(rss(item('2', 'Acme two', '<pubDate>lately</pubDate>'), item('1', 'Acme one')));
    await read();
    const first = await mentions();
    expect(first.map(({ post }) => [post.text, post.timeBy])).toEqual([
      ['Acme two', 'unknown'],
      ['Acme one', 'unknown'],
    ]);
    for (const { post } of first) expect(post.publishedAt).toBeLessThan(bot.clock.at - 7 * DAY);

    serve(rss(item('3', 'Acme three'), item('2', 'Acme two'), item('1', 'Acme one')));
    await read(20 * MINUTE);
    const found = await mentions();
    const latest = found.pop();
    expect([latest!.post.text, latest!.post.timeBy, latest!.post.publishedAt]).toEqual([
      'Acme three',
      'first-seen',
      bot.clock.at,
    ]);
    expect(found).toHaveLength(2);
  });

  test('a change of what was there does not make it of today', async () => {
    await following(rss(item('1', 'Acme, 10 views'), item('2', 'other')));
    await read();
    serve(rss(item('1', 'Acme, 12 views'), item('2', 'now of Acme')));
    await read(20 * MINUTE);
    const found = await mentions();
    expect(found.map(({ post }) => post.text).sort()).toEqual(['Acme, 12 views', 'now of Acme']);
    for (const { post } of found)
      expect([post.timeBy, post.publishedAt < bot.clock.at - 7 * DAY]).toEqual(['unknown', true]);
  });

  test.each([
    ['en', /date unknown/, /when it was found; the source gives no date/],
    ['fr', /date inconnue/, /date de découverte ; la source n’en donne pas/],
  ] as const)('both are told to people in %s', async (language, unknown, firstSeen) => {
    await following(rss(item('1', 'Acme one')));
    await read();
    const shown = async (id: string) =>
      JSON.stringify(await bot.say(`why https://b.example/${id}`, language)).replace(/[\u00a0\u202f]/g, ' ');
    expect(await shown('1')).toMatch(unknown);
    serve(rss(item('2', 'Acme two'), item('1', 'Acme one')));
    await read(20 * MINUTE);
    expect(await shown('2')).toMatch(firstSeen);
  });

  test('a date in another language is that date', async () => {
    await following(rss(item('1', 'Acme', '<pubDate>vendredi 20 novembre 2026 à 10h30 +0100</pubDate>')));
    await read();
    expect((await mentions()).map(({ post }) => [post.publishedAt, post.timeBy])).toEqual([
      [Date.parse('2026-11-20T09:30:00Z'), 'source'],
    ]);
  });
});

describe('words', () => {
  test('a text that is longer than what is kept is a mention for its last word', async () => {
    await following(rss(item('1', `${'word '.repeat(30_000)}and Acme at last`)));
    await read();
    const [{ post, hits }] = (await mentions()) as [Awaited<ReturnType<typeof mentions>>[number]];
    const [{ start, end }] = hits[0]!.terms as [(typeof hits)[number]['terms'][number]];
    expect([post.text.length <= 20_000, post.text.slice(start, end)]).toEqual([true, 'Acme']);
    await read(20 * MINUTE);
    expect(await mentions()).toHaveLength(1);
  });

  test('a post of two languages is wanted in both, and a quote in none', async () => {
    await following(
      rss(
        item(
          '1',
          'Acme',
          '<dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">fr</dc:language><dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">nl</dc:language>',
        ),
        item(
          '2',
          '&lt;aside class="quote"&gt;&lt;blockquote&gt;Acme?&lt;/blockquote&gt;&lt;/aside&gt;Not here.',
        ),
      ),
    );
    await bot.say('edit Acme --query acme lang:nl');
    await read();
    expect((await mentions()).map(({ post }) => [post.lang, post.langs])).toEqual([['fr', ['nl']]]);
    await bot.say('edit Acme --query acme');
    await read(HOUR);
    expect(JSON.stringify(await bot.say('why https://b.example/2'))).toContain(
      'only in what the post quotes from others',
    );
  });
});
