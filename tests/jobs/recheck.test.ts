import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextRecheck, USUAL_RECHECKS } from '../../src/listening/mentions/recheck.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import { readable } from '../commands/harness.ts';
import { START, startBot, type TestBot } from '../fakes/bot.ts';
import { type HttpServer, startHttpServer } from '../fakes/http-server.ts';

let bot: TestBot;
let server: HttpServer;
let items: Record<string, unknown>;

beforeEach(async () => {
  items = {};
  server = await startHttpServer(({ path }) => {
    const item = /^\/item\/(\d+)\.json$/.exec(path)?.[1];
    if (item !== undefined) return item in items ? { body: items[item] } : { status: 503 };
    const at = Math.floor(START / 1_000) - 3_600;
    const hits = [1, 2].map((n) => ({
      objectID: `4820000${n}`,
      created_at_i: at + n,
      author: `maplefox${n}`,
      comment_text: `Kestrelbox drops job number ${n} of mine`,
      story_id: 48200000,
      _tags: ['comment'],
    }));
    return { body: { hits, nbHits: 2, page: 0, nbPages: 1 } };
  });
  bot = await startBot({
    EARSHOT_ALLOW_PRIVATE: `127.0.0.1:${server.port}`,
    EARSHOT_HACKER_NEWS_BASE_URL: server.origin,
    EARSHOT_HACKER_NEWS_FIREBASE_URL: server.origin,
  });
  await bot.say('add kestrelbox --name Kestrelbox --source hacker-news');
  await bot.scheduler.tick();
});
afterEach(async () => {
  await bot.stop();
  await server.close();
});

test('a post that its source deletes loses text and author within a day, and its count stays', async () => {
  const { id } = await bot.workspace();
  const [keyword] = await bot.store.keywords(id);
  const stored = () => bot.store.allMentionsIn(id, 0, bot.clock.at + DAY, 10);
  const total = async () =>
    (await bot.store.totals(id, [keyword!.id], START - DAY, bot.clock.at + HOUR))[0]?.total;
  expect(await stored()).toHaveLength(2);
  items['48200001'] = { id: 48200001, deleted: true };
  items['48200002'] = { id: 48200002, text: 'still there' };
  const questions = () => server.requests.filter(({ path }) => path.startsWith('/item/')).length;
  expect(questions()).toBe(0);
  bot.clock.at += DAY;
  await bot.scheduler.tick();
  expect(questions()).toBe(2);
  expect((await stored()).map(({ post }) => post.extId)).toEqual(['48200002']);
  expect(await total()).toBe(2);
  expect(await bot.store.recount(id, 0, bot.clock.at + DAY)).toEqual([]);
  const report = readable((await bot.say('report Kestrelbox --since 3d')).message);
  expect(report).not.toContain('number 1 of mine');
  expect(report).not.toContain('maplefox1');
  // Not asked again before it is a week old.
  bot.clock.at += 5 * DAY;
  await bot.scheduler.tick();
  expect(questions()).toBe(2);
  bot.clock.at += DAY;
  await bot.scheduler.tick();
  expect(questions()).toBe(3);
});

test('a source that cannot be asked is asked again, and nothing is deleted meanwhile', async () => {
  const { id } = await bot.workspace();
  bot.clock.at += DAY;
  await bot.scheduler.tick();
  expect(await bot.store.allMentionsIn(id, 0, bot.clock.at, 10)).toHaveLength(2);
  items = { 48200001: { dead: true }, 48200002: null };
  for (let turn = 0; turn < 6; turn++) {
    bot.clock.at += 30 * MINUTE;
    await bot.scheduler.tick();
  }
  // `null` means that it does not know: that is no deletion.
  expect((await bot.store.allMentionsIn(id, 0, bot.clock.at, 10)).map(({ post }) => post.extId)).toEqual([
    '48200002',
  ]);
});

test('the ages at which a source is asked', () => {
  const askedAt = (rechecks: typeof USUAL_RECHECKS, days: number) => {
    const all: number[] = [];
    for (let at: number | null = nextRecheck(0, 0, rechecks); at !== null && at <= days * DAY; ) {
      all.push(at / DAY);
      at = nextRecheck(0, at, rechecks);
    }
    return all;
  };
  expect(askedAt(USUAL_RECHECKS, 365)).toEqual([1, 7, 30]);
  expect(askedAt({ ages: [DAY], thenEvery: DAY }, 4)).toEqual([1, 2, 3, 4]);
  expect(askedAt({ ages: [2 * DAY], thenEvery: 30 * DAY }, 90)).toEqual([2, 32, 62]);
});
