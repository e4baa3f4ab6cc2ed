import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Hit } from '../../src/listening/mentions/mention.ts';
import { DAY, MINUTE } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { startBot, type TestBot } from '../fakes/bot.ts';
import { appPost, spacePost } from '../listening/relevance/orbit-posts.ts';
import { played } from '../scenarios/harness.ts';

/** None of these holds a word that any list knows; the last two are in French and in no language that can be told. */
const POSTS = [
  'Kestrelbox has sat in the same depot since the fourth',
  'third call to Kestrelbox about the meter, third different answer',
  'Kestrelbox comes in two sizes from Monday',
  'got a human at Kestrelbox within a minute, new part came the next morning',
  'Kestrelbox me doit encore trois colis depuis mardi, et personne ne répond',
  'kestrelbox 12345',
];
let folder: string;
let bot: TestBot;

const start = (wanted: 'on' | 'off') =>
  startBot({
    EARSHOT_DATABASE: join(folder, 'earshot.db'),
    EARSHOT_IMPORT_DIR: folder,
    EARSHOT_SENTENCE_MODEL: wanted,
  });
const moods = async (): Promise<Hit['sentiment'][]> => {
  const { id } = await bot.workspace();
  const mentions = await bot.store.allMentionsIn(id, 0, bot.clock.at, 100);
  return mentions
    .sort((a, b) => a.post.extId.localeCompare(b.post.extId))
    .map(({ hits }) => hits[0]!.sentiment);
};
const methods = async () => (await moods()).map(({ method }) => method);
const model = async () => {
  const health = (await (await fetch(bot.at('/healthz'))).json()) as { sentenceModel: { waiting: number } };
  return health.sentenceModel;
};
const listen = async () => {
  await bot.say('add kestrelbox --name Kestrelbox --kind brand');
  await bot.say('import posts.csv');
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-sentence-'));
  const lines = POSTS.map((text, at) => `${at},https://x.example/${at},2026-11-20T10:0${at}:00Z,"${text}"`);
  await writeFile(join(folder, 'posts.csv'), ['id,url,date,text', ...lines].join('\n'));
});
afterEach(async () => {
  await bot.stop();
  await rm(folder, { recursive: true });
});

test('posts are judged at once by their words, and a moment later by the sentence model too; figures follow', async () => {
  bot = await start('on');
  await listen();
  expect((await methods()).slice(0, 5)).toEqual(Array(5).fill('tables'));
  expect(await model()).toEqual({ state: 'unused', read: 0, failures: 0, waiting: 4 });

  await bot.scheduler.tick();
  expect((await methods()).slice(0, 5)).toEqual([...Array(4).fill('sentence'), 'tables']);
  expect(await model()).toEqual({ state: 'running', read: 4, failures: 0, waiting: 0 });
  const said = await moods();
  expect(said.slice(0, 2).map(({ label }) => label)).toEqual(['neg', 'neg']);
  const why = readable((await bot.say('why https://x.example/0')).message);
  expect(why).toMatch(/negative \([^)]*\); the meaning of the whole text counts too/);
  const french = readable((await bot.say('pourquoi https://x.example/0', 'fr')).message);
  expect(french).toMatch(/négatif \([^)]*\) ; le sens du texte entier compte aussi/);
  const { id } = await bot.workspace();
  const [keyword] = await bot.store.keywords(id);
  const [totals] = await bot.store.totals(id, [keyword!.id], bot.clock.at - DAY, bot.clock.at);
  expect(totals!.negative).toBe(said.filter(({ label }) => label === 'neg').length);
  expect(await bot.store.recount(id, bot.clock.at - DAY, bot.clock.at + DAY)).toEqual([]);
});

test('what waits at a stop is read after the next start, and what was read is not read again', async () => {
  bot = await start('off');
  await listen();
  await bot.stop();
  bot = await start('on');
  await bot.scheduler.tick();
  expect((await methods()).slice(0, 4)).toEqual(Array(4).fill('sentence'));
  await bot.stop();
  bot = await start('on');
  bot.clock.at += MINUTE;
  await bot.scheduler.tick();
  expect(await model()).toEqual({ state: 'unused', read: 0, failures: 0, waiting: 0 });
});

test('switched off, the words decide, and nothing piles up', async () => {
  bot = await start('off');
  await listen();
  await bot.scheduler.tick();
  expect((await methods()).slice(0, 5)).toEqual(Array(5).fill('tables'));
  expect(await model()).toEqual({ state: 'off', read: 0, failures: 0, waiting: 0 });
});

test('a scenario waits for the model in each step: played twice, it says the same', async () => {
  bot = await start('off');
  const play = () =>
    played('edits', {
      change: (scenario) => ({ ...scenario, config: { ...scenario.config, EARSHOT_SENTENCE_MODEL: 'on' } }),
    });
  const first = await play();
  expect(first.messages.some(({ text }) => text.includes('the meaning of the whole text counts too'))).toBe(
    true,
  );
  expect((await play()).printed).toEqual(first.printed);
});

test('marks teach it whether a post is about the keyword: those that come are held back or not, and those that were there', async () => {
  const file = (name: string, numbers: readonly number[]) => {
    const lines = numbers.map((number) => {
      const minute = String(number % 60).padStart(2, '0');
      const text = number % 2 === 0 ? appPost(number) : spacePost(number);
      return `o${number},https://o.example/${number},2026-11-20T09:${minute}:00Z,"${text}"`;
    });
    return writeFile(join(folder, name), ['id,url,date,text', ...lines].join('\n'));
  };
  const numbers = (from: number, count: number) => Array.from({ length: count }, (_, nth) => from + nth);
  const turns = async () => {
    bot.clock.at += MINUTE;
    await bot.scheduler.tick();
  };
  const held = async (some: readonly number[]) => {
    const { id } = await bot.workspace();
    const found = await Promise.all(
      some.map(async (number) => (await bot.store.mentionsAt(id, `https://o.example/${number}`))[0]!),
    );
    return some.filter((_, at) => found[at]!.hits[0]!.held?.reason === 'low-relevance');
  };
  await file('before.csv', numbers(0, 40));
  await file('after.csv', numbers(100, 20));
  bot = await start('on');
  await bot.say('add orbit --name Orbit --kind brand');
  await bot.say('import before.csv');
  await turns();
  for (const number of numbers(0, 24)) {
    bot.clock.at += 1_000;
    await bot.say(`mark https://o.example/${number} --as ${number % 2 === 0 ? 'about-us' : 'not-about-us'}`);
  }
  await bot.say('import after.csv');
  await turns();
  const rest = [...numbers(24, 16), ...numbers(100, 20)];
  const odd = rest.filter((number) => number % 2 === 1);
  expect(await held(rest)).toEqual(odd);

  const filtered = readable((await bot.say('mentions Orbit --filtered')).message);
  expect(filtered).toContain(`probably not about it | ${odd.length}`);
  const why = readable((await bot.say('why https://o.example/101')).message);
  expect(why).toMatch(/Relevance: low; against it: its meaning, compared with marked posts/);
  expect(why).toMatch(/English posts, by their meaning: 24 marks; \d+% right in a test/);
  await bot.say('restore https://o.example/101');
  await turns();
  expect(await held([101])).toEqual([]);
  const { id } = await bot.workspace();
  expect(await bot.store.recount(id, bot.clock.at - 60 * DAY, bot.clock.at + DAY)).toEqual([]);
});
