import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { readable } from '../../commands/harness.ts';
import { START, startBot, type TestBot } from '../../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../../fakes/http-server.ts';

interface Hit {
  id: number;
  text: string;
  at: number;
  points?: number;
}

let server: HttpServer;
let bot: TestBot;
/** What Hacker News holds, and how many posts a page of it shows; null = it is out of order. */
let hits: Hit[] | null;
let pages: number;

beforeEach(async () => {
  hits = [];
  pages = 1;
  server = await startHttpServer(({ path }) => {
    if (!path.startsWith('/hn/')) return { status: 404 };
    if (hits === null) return { status: 503 };
    return {
      body: {
        nbPages: pages,
        hits: hits.map(({ id, text, at, points = 1 }) => ({
          objectID: String(id),
          _tags: ['comment'],
          author: `user${id}`,
          comment_text: text,
          created_at_i: at / 1_000,
          points,
        })),
      },
    };
  });
  bot = await startBot({
    EARSHOT_HACKER_NEWS_BASE_URL: `${server.origin}/hn`,
    EARSHOT_LEMMY_INSTANCES: server.origin,
    EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}`,
  });
  await bot.say('list');
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

const asked = () => server.requests.filter(({ path }) => path.startsWith('/hn/'));
const preview = async (line: string, language: 'en' | 'fr' = 'en') => {
  const { message } = await bot.say(`preview ${line}`, language);
  return { message, text: readable(message) };
};
const daily = (days: number, text = 'My kestrelbox is slow'): Hit[] =>
  Array.from({ length: days }, (_, n) => ({ id: n + 1, text: `${text} ${n}`, at: START - n * DAY - HOUR }));

describe('a preview of a name that nobody listens for yet', () => {
  test('asks the sources, matches what they have as collecting would, and stores nothing', async () => {
    hits = [...daily(7), { id: 90, text: 'A kestrelbox cartoon', at: START - 2 * DAY }];
    const { message, text } = await preview('kestrelbox -cartoon');
    expect(text).toMatch(/asked now: 7 posts\./);
    expect(text).toMatch(/Hacker News \| 8 \| 7 \| about 1/);
    expect(text).toContain('Expected volume: about 1 a day, 7 a week');
    expect(message.elements.filter(({ kind }) => kind === 'mention')).toHaveLength(7);
    expect(text).toMatch(/Asked for kestrelbox\. Checked here: AND and NOT\./);
    const { id } = await bot.workspace();
    expect(await bot.store.keywords(id)).toHaveLength(0);
    expect((await bot.store.mentionsAfter(id, [0, 0], 10)).mentions).toHaveLength(0);
    expect(await bot.store.unmatchedRows(id)).toHaveLength(0);
  });

  test('says it in French, too', async () => {
    hits = daily(2);
    expect((await preview('kestrelbox', 'fr')).text).toContain(
      'Recherche à l’instant (1 source) : 2 messages.',
    );
  });

  test('shows ten samples at most', async () => {
    hits = Array.from({ length: 30 }, (_, n) => ({
      id: n + 1,
      text: `kestrelbox ${n}`,
      at: START - n * HOUR,
    }));
    const { message } = await preview('kestrelbox');
    expect(message.elements.filter(({ kind }) => kind === 'mention')).toHaveLength(10);
  });

  test('a page that does not hold all is a lower bound', async () => {
    pages = 4;
    hits = Array.from({ length: 48 }, (_, n) => ({
      id: n + 1,
      text: `kestrelbox ${n}`,
      at: START - n * HOUR,
    }));
    const { text } = await preview('kestrelbox');
    expect(text).toContain('Expected volume: at least 25 a day, 172 a week');
    expect(asked()).toHaveLength(1);
  });

  test('pressing twice asks once, and so does another query of the same words', async () => {
    hits = daily(3);
    await preview('kestrelbox');
    await preview('kestrelbox');
    expect((await preview('kestrelbox -slow')).text).toMatch(/Hacker News \| 3 \| 0 \| 0/);
    expect(asked()).toHaveLength(1);
    bot.clock.at += 6 * MINUTE;
    await preview('kestrelbox');
    expect(asked()).toHaveLength(2);
  });

  test('who tries too much is told so, and may try again a minute later', async () => {
    hits = daily(3);
    for (let n = 0; n < 6; n++) await preview(`kestrelbox${n}`);
    expect((await preview('quillmere')).text).toContain('The sources were asked often in the last minute.');
    expect((await preview('kestrelbox1')).text).toContain('Hacker News');
    const before = asked().length;
    bot.clock.at += MINUTE;
    expect((await preview('quillmere')).text).not.toContain('asked often');
    expect(asked()).toHaveLength(before + 1);
  });

  test('a source that fails is named, and the rest goes on', async () => {
    hits = null;
    const { text } = await preview('kestrelbox');
    expect(text).toMatch(/No answer: .*Hacker News/);
    expect(bot.logged.filter((line) => line.includes('preview failed'))).toEqual([]);
  });

  test('of many words only some are asked for', async () => {
    hits = daily(1);
    await preview('kestrelbox OR quillmere OR brindlemoor OR sparrowfen OR thornwick');
    expect(asked()).toHaveLength(3);
  });

  test('keeps to the sources that were chosen', async () => {
    hits = daily(1);
    await preview('kestrelbox --source lemmy');
    expect(asked()).toHaveLength(0);
  });

  test('a source that a workspace has to opt in to is not asked before', async () => {
    const { text } = await preview('kestrelbox --source google-news');
    expect(text).toContain('Google News is not switched on');
    expect(text).toContain('/earshot sources --opt-in google-news');
  });
});

test('what is stored already and found again is shown and counted once', async () => {
  hits = daily(4);
  await bot.say('add kestrelbox');
  await bot.collector.job.run(bot.clock.at);
  await bot.collector.settled();
  const { message, text } = await preview('kestrelbox slow');
  expect(text).toContain('Finds 4 posts among 4 posts stored');
  expect(message.elements.filter(({ kind }) => kind === 'mention')).toHaveLength(4);
  expect(text).toContain('less than 1 a day, about 4 a week');
});
