import { beforeEach, describe, expect, test } from 'vitest';
import type { Hit } from '../../src/listening/mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/list.ts';
import { storeOver } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { MarkChange, Store } from '../../src/store/store.ts';
import {
  alert,
  audit,
  batch,
  delivery,
  furnish,
  HOME,
  hit,
  mention,
  NOON,
} from '../contracts/store/samples.ts';

const MAPLE = { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' } as const;
const WEEK = [NOON - 3 * DAY, NOON + DAY] as const;

let database: Database;
let store: Store;
beforeEach(async () => {
  database = openSqlite(':memory:');
  await migrate(database);
  store = storeOver(database);
  await furnish(store, ['k1', 'k2']);
});

const mark = (mentionId: string, of: Pick<MarkChange, 'what'> & { value: string | null }, keywordId = 'k1') =>
  store.rejudge('w1', [], [], [{ mentionId, keywordId, person: MAPLE, ...of } as MarkChange], NOON + HOUR);
const hitOf = async (mentionId: string, keywordId = 'k1'): Promise<Hit> => {
  const found = (await store.mention('w1', mentionId))?.hits.find((one) => one.keywordId === keywordId);
  if (!found) throw new Error(`no hit of ${keywordId}`);
  return found;
};
const total = async (keywordId = 'k1') => (await store.totals('w1', [keywordId], ...WEEK))[0]!;

describe('what is held back', () => {
  const spam = hit('neg', 'k1', 'spam-words');

  test('is stored and found by its link, and in no figure, list or copy', async () => {
    await store.commitCollected(batch({ added: [mention('a'), mention('b', { story: 'a', hits: [spam] })] }));
    expect(await total()).toMatchObject({ total: 1, negative: 0, stories: 1, authors: 1 });
    expect((await store.mentionsIn('w1', 'k1', ...WEEK, { limit: 9 })).map(({ id }) => id)).toEqual(['m-a']);
    expect(await store.topPosts('w1', ['k1'], ...WEEK, { limit: 9 })).toMatchObject([
      { mentionId: 'm-a', copies: 1 },
    ]);
    expect(await store.buckets('w1', 'k1', ...WEEK)).toMatchObject([{ total: 1, capped: 1 }]);
    expect((await store.mention('w1', 'm-b'))?.hits[0]?.held?.reason).toBe('spam-words');
    expect(await store.recount('w1', ...WEEK)).toEqual([]);
  });

  test('for one keyword is counted for another', async () => {
    await store.commitCollected(batch({ added: [mention('a', { hits: [spam, hit('pos', 'k2')] })] }));
    expect([(await total('k1')).total, (await total('k2')).total]).toEqual([0, 1]);
  });

  test('counts for the detector when it comes back while its bucket is young, once, and not later', async () => {
    const early = mention('early', { at: NOON - 4 * HOUR, hits: [spam] });
    await store.commitCollected(batch({ added: [mention('a', { hits: [spam] }), early] }));
    const capped = async () =>
      (await store.buckets('w1', 'k1', ...WEEK)).map((bucket) => [bucket.total, bucket.capped]);
    for (const id of ['m-a', 'm-early']) await mark(id, { what: 'spam', value: 'no' });
    expect(await capped()).toEqual([
      [1, 0],
      [1, 1],
    ]);
    // It has been seen by then: that it goes and comes again is no news.
    for (const value of ['yes', 'no', 'yes']) await mark('m-a', { what: 'spam', value });
    expect((await store.partBuckets('w1', 'k1', ...WEEK)).map((bucket) => bucket.capped)).toEqual([0, 1]);
    await mark('m-a', { what: 'spam', value: 'no' });
    expect(await capped()).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(await store.recount('w1', ...WEEK)).toEqual([]);
  });
});

describe('a mark', () => {
  beforeEach(async () => {
    await store.commitCollected(batch({ added: [mention('a', { hits: [hit('neu'), hit('neu', 'k2')] })] }));
  });

  test('changes the figures of its keyword alone, and says what the engine says', async () => {
    await mark('m-a', { what: 'mood', value: 'neg' });
    expect([(await total('k1')).negative, (await total('k2')).negative]).toEqual([1, 0]);
    expect(await hitOf('m-a')).toMatchObject({
      sentiment: { label: 'neg', method: 'person' },
      engine: { sentiment: { label: 'neu', method: 'lexicon' } },
    });
  });

  test('outlives an edit of the post, whatever the engine says of it then', async () => {
    await mark('m-a', { what: 'about', value: 'no' });
    await mark('m-a', { what: 'mood', value: 'pos' });
    const edited = mention('a', { hits: [hit('neg')], post: { text: 'The kestrelbox burns' } });
    await store.commitCollected(batch({ edited: [edited] }));
    expect(await hitOf('m-a')).toMatchObject({
      sentiment: { label: 'pos' },
      held: { reason: 'not-about-us' },
      engine: { sentiment: { label: 'neg' }, held: null },
    });
    await mark('m-a', { what: 'about', value: null });
    await mark('m-a', { what: 'mood', value: null });
    expect(await hitOf('m-a')).toEqual(hit('neg'));
    expect((await total()).negative).toBe(1);
    expect(await store.recount('w1', ...WEEK)).toEqual([]);
  });

  test('goes with an edit that takes its keyword out', async () => {
    await mark('m-a', { what: 'mood', value: 'pos' });
    const edited = mention('a', { hits: [hit('neg', 'k2')], post: { text: 'another' } });
    await store.commitCollected(batch({ edited: [edited] }));
    expect(await store.marks('w1', 'm-a')).toEqual([]);
    await store.commitCollected(batch({ edited: [mention('a', { hits: [hit('neg'), hit('neg', 'k2')] })] }));
    expect((await hitOf('m-a')).sentiment.label).toBe('neg');
  });

  test('stays when the engine judges anew, and an engine that has read something older is not heard', async () => {
    const { contentHash } = (await store.mention('w1', 'm-a'))!.post;
    await mark('m-a', { what: 'mood', value: 'neg' });
    const anew = (before: Hit, next: Hit, hash = contentHash) =>
      store.rejudge('w1', [{ mentionId: 'm-a', contentHash: hash, before, hit: next }], [], [], NOON);
    expect(await anew(await hitOf('m-a'), hit('pos'))).toMatchObject([
      { after: { sentiment: { label: 'neg' } } },
    ]);
    expect((await hitOf('m-a')).engine?.sentiment.label).toBe('pos');
    expect(await anew(hit('neu'), hit('neg'))).toEqual([]);
    expect(await anew(await hitOf('m-a'), hit('neg'), 'another text')).toEqual([]);
  });

  test('of a hit that is not there changes nothing, and leaves no audit', async () => {
    const noted = audit('mark', 'm-x');
    const of = { person: MAPLE, what: 'mood', value: 'neg' } as const;
    expect(
      await store.rejudge('w1', [], [noted], [{ ...of, mentionId: 'm-x', keywordId: 'k1' }], NOON),
    ).toEqual([]);
    expect(
      await store.rejudge('w1', [], [noted], [{ ...of, mentionId: 'm-a', keywordId: 'k9' }], NOON),
    ).toEqual([]);
    expect((await store.audit('w1', { limit: 9 })).filter(({ act }) => act === 'mark')).toEqual([]);
  });
});

test('what waits to announce a post goes when the post is held back, and nothing else does', async () => {
  await store.commitCollected(batch({ added: [mention('a', { hits: [hit(), hit('neu', 'k2')] })] }));
  const keys = ['mention:m-a:k1:c1', 'mention:m-a:k2:c1', 'mention:m-ab:k1:c1'];
  await store.enqueue(keys.map((key) => delivery(key)));
  await mark('m-a', { what: 'mood', value: 'neg' });
  await mark('m-a', { what: 'about', value: 'no' });
  const states = [];
  for (const key of keys) states.push((await store.delivery(key))?.state);
  expect(states).toEqual(['dropped', 'waiting', 'waiting']);
});

describe('a mark that is taken back', () => {
  const takeBack = (what: 'mood' | 'spam', after: number) =>
    store.rejudge(
      'w1',
      [],
      [],
      [{ mentionId: 'm-a', keywordId: 'k1', person: MAPLE, what, takeBack: NOON + HOUR }],
      NOON + after,
    );
  const counted = async () =>
    (await store.buckets('w1', 'k1', ...WEEK)).map(({ capped, cappedNegative }) => [capped, cappedNegative]);

  test.each([
    ['is one that the detector did not see, while its bucket is young', 2 * HOUR, [1, 0]],
    ['stays in what it has seen later', 4 * HOUR, [1, 1]],
  ])('%s', async (_what, after, left) => {
    await store.commitCollected(batch({ added: [mention('a', { hits: [hit('neu')] })] }));
    await mark('m-a', { what: 'mood', value: 'neg' });
    expect(await counted()).toEqual([[1, 1]]);
    await takeBack('mood', after);
    expect(await counted()).toEqual([left]);
    expect(await store.recount('w1', ...WEEK)).toEqual([]);
  });

  test('leaves what it had restored as it was, for the detector too', async () => {
    const spam = hit('neg', 'k1', 'spam-words');
    await store.commitCollected(batch({ added: [mention('a', { hits: [spam] }), mention('b')] }));
    await mark('m-a', { what: 'spam', value: 'no' });
    expect(await counted()).toEqual([[2, 1]]);
    await takeBack('spam', 2 * HOUR);
    expect(await counted()).toEqual([[1, 0]]);
    await mark('m-a', { what: 'spam', value: 'no' });
    expect(await counted()).toEqual([[2, 1]]);
  });

  test('does not take away what was seen before it', async () => {
    await store.commitCollected(batch({ added: [mention('a', { hits: [hit('neg')] })] }));
    await mark('m-a', { what: 'mood', value: 'pos' });
    await takeBack('mood', 2 * HOUR);
    expect(await counted()).toEqual([[1, 1]]);
  });
});

describe('an alert about one post', () => {
  const about = (id: string, of: string) => {
    const { evidence } = alert(id);
    return alert(id, {
      keywordId: 'k1',
      evidence: { ...evidence, posts: 1, top: [{ mentionId: of } as never] },
    });
  };
  const states = async (...keys: string[]) => {
    const found = [];
    for (const key of keys) found.push((await store.delivery(key))?.state);
    return found;
  };
  beforeEach(async () => {
    await store.commitCollected(
      batch({ added: [mention('a', { hits: [hit()] }), mention('b', { hits: [hit()] })] }),
    );
    await store.commitDetected({
      workspaceId: 'w1',
      detectors: [],
      raised: [about('x', 'm-a'), about('y', 'm-b')],
      changed: [],
      audit: [],
      deliveries: () => [
        delivery('alert:x:card:c1'),
        delivery('alert:x:evidence:c1'),
        delivery('alert:y:card:c1'),
        delivery('alert:y:card:c2'),
      ],
    });
  });

  test('is not sent where its card still waits when the post is held back', async () => {
    await mark('m-a', { what: 'about', value: 'no' });
    expect(await states('alert:x:card:c1', 'alert:x:evidence:c1', 'alert:y:card:c1')).toEqual([
      'dropped',
      'dropped',
      'waiting',
    ]);
  });

  test('goes on where somebody has seen it', async () => {
    await store.markSent('alert:x:card:c1', '{}', NOON);
    await mark('m-a', { what: 'about', value: 'no' });
    expect(await states('alert:x:card:c1', 'alert:x:evidence:c1')).toEqual(['sent', 'waiting']);
  });

  test('is not sent when its keyword is removed, and neither is what announces its posts', async () => {
    const own = delivery('mention:m-a:k1:c1', { purpose: 'mention' });
    const other = delivery('mention:m-a:k2:c1', { purpose: 'mention' });
    await store.enqueue([own, other]);
    await store.removeKeyword('w1', 'k1', audit());
    expect(
      await states('alert:x:card:c1', 'alert:y:card:c2', 'mention:m-a:k1:c1', 'mention:m-a:k2:c1'),
    ).toEqual(['dropped', 'dropped', 'dropped', 'waiting']);
  });
});

describe('what was noted of a post goes with', () => {
  const left = async () => {
    const rows = await database.all(
      `select (select count(*) from held) as held, (select count(*) from mark) as marks,
         (select count(*) from flag) as flags, (select count(*) from muted) as mutes,
         (select count(*) from mention) as mentions`,
    );
    return rows[0];
  };
  beforeEach(async () => {
    const spam = hit('neg', 'k1', 'spam-words');
    await store.commitCollected(
      batch({ added: [mention('a', { hits: [spam, hit('neg', 'k2')] }), mention('b', { hits: [spam] })] }),
    );
    for (const id of ['m-a', 'm-b']) {
      await mark(id, { what: 'mood', value: 'pos' });
      await store.setFlag(
        'w1',
        id,
        { what: 'tag', value: 'vip', person: MAPLE, at: NOON },
        true,
        audit('tag', id),
      );
    }
    const mute = {
      what: 'author',
      key: 'hacker-news:maplefox',
      name: 'maplefox',
      person: MAPLE,
      at: NOON,
    } as const;
    await store.mute('w1', [{ ...mute, keywordId: 'k1' }], [], audit('mute', 'm-a'));
    expect(await left()).toEqual({ held: 2, marks: 2, flags: 2, mutes: 1, mentions: 2 });
  });

  test('the post, when it is deleted at its source; it does not come back', async () => {
    await store.deletePosts('hacker-news', ['a', 'b']);
    expect(await left()).toEqual({ held: 0, marks: 0, flags: 0, mutes: 1, mentions: 2 });
    expect((await total('k2')).negative).toBe(1);
    expect(await store.commitCollected(batch({ added: [mention('b')] }))).toEqual({ added: [] });
    expect(await store.recount('w1', ...WEEK)).toEqual([]);
  });

  test('its author, who is not muted by name any more', async () => {
    await store.forgetAuthor('w1', 'hacker-news:maplefox', audit('forget'));
    expect(await left()).toEqual({ held: 0, marks: 0, flags: 0, mutes: 0, mentions: 2 });
    expect(JSON.stringify(await database.all('select * from mention'))).not.toContain('broken again');
    expect(await store.recount('w1', ...WEEK)).toEqual([]);
  });

  test('retention', async () => {
    while (!(await store.prune(NOON + 100 * DAY, 50)).done);
    expect(await left()).toEqual({ held: 0, marks: 0, flags: 0, mutes: 1, mentions: 0 });
  });

  test('its keyword', async () => {
    await store.removeKeyword('w1', 'k1', audit('untrack'));
    expect(await left()).toEqual({ held: 0, marks: 0, flags: 1, mutes: 0, mentions: 1 });
    expect(await store.recount('w1', ...WEEK)).toEqual([]);
  });

  test('its workspace, with what is left of deleted posts', async () => {
    await store.deletePosts('hacker-news', ['b']);
    await store.removeHome(HOME);
    expect(await left()).toEqual({ held: 0, marks: 0, flags: 0, mutes: 0, mentions: 0 });
  });
});

test('marks teach until their keyword is reset, and none of another keyword or kind', async () => {
  await store.commitCollected(
    batch({ added: ['a', 'b'].map((n) => mention(n, { hits: [hit(), hit('neu', 'k2')] })) }),
  );
  const at = async (now: number, id: string, keywordId: string, what: 'mood' | 'about', value: string) =>
    store.rejudge(
      'w1',
      [],
      [],
      [{ mentionId: id, keywordId, person: MAPLE, what, value } as MarkChange],
      NOON + now * MINUTE,
    );
  await at(1, 'm-a', 'k1', 'mood', 'neg');
  await at(2, 'm-a', 'k1', 'about', 'yes');
  await at(3, 'm-b', 'k2', 'mood', 'neg');
  await at(4, 'm-b', 'k1', 'mood', 'pos');
  const taught = async (keywordId = 'k1') =>
    (await store.teaching('w1', keywordId, 'mood', 9)).map(({ mark: { value }, mention: { id } }) => [
      id,
      value,
    ]);
  expect(await taught()).toEqual([
    ['m-b', 'pos'],
    ['m-a', 'neg'],
  ]);
  const version = store.lessonsVersion();
  await store.resetLessons('w1', 'k1', 'mood', audit('reset', 'k1'), NOON + 2 * MINUTE);
  expect(store.lessonsVersion()).toBeGreaterThan(version);
  expect(await taught()).toEqual([['m-b', 'pos']]);
  expect(await taught('k2')).toEqual([['m-b', 'neg']]);
  expect(await store.teaching('w1', 'k1', 'about', 9)).toHaveLength(1);
  expect(await store.marks('w1', 'm-a')).toHaveLength(2);
});

test('a database from before has hits whose relevance is not known, and all of them are judged and counted', async () => {
  const old = openSqlite(':memory:');
  await migrate(old, MIGRATIONS.slice(0, 12));
  await old.all(
    `insert into workspace (workspace, n, data) values ('w1', 1, '{"id":"w1","retentionDays":90}')`,
  );
  await old.all(
    `insert into keyword (workspace, id, n, created_at, data) values ('w1', 'k1', 1, 0, '{"id":"k1","rule":{}}')`,
  );
  await old.all(
    `insert into mention (row, w, id, source, post, published_at, url, story, body, counts, hits, rest)
     values (1, 1, 'm-1', 'rss', 'x', ${NOON}, 0, 1, 'Old', '{}', $1, '{"url":"https://news.example/1"}')`,
    [JSON.stringify([['k1', [['ash', 'text', 0, 3]], 'neu', 0, 0.5, 'en', 'linear', 'lexicon-1', []]])],
  );
  await old.all(`insert into seen (w, post, row) values (1, 'x', 1)`);
  await old.all(
    `insert into hit (w, k, ts, row, label, counted, reach, author_before, story, story_before)
     values (1, 1, ${NOON}, 1, 0, 0, 0, -1, 1, -1)`,
  );
  await old.all(
    `insert into series_hour (w, k, hour, source, total, negative, neutral, positive) values (1, 1, ${NOON}, 'rss', 1, 0, 1, 0)`,
  );
  await old.all(
    `insert into bucket (w, k, start, part, total, negative, positive, capped, capped_negative) values (1, 1, ${NOON}, 0, 1, 0, 0, 0, 0)`,
  );
  await old.all(`insert into crowd_hour (w, k, hour, authored, newcomers) values (1, 1, ${NOON}, 0, 0)`);
  await migrate(old);
  const opened = storeOver(old);
  const [found] = (await opened.mention('w1', 'm-1'))!.hits;
  expect(found).toMatchObject({ relevance: { level: 'medium', by: 'signs', why: [] }, held: null });
  expect(found?.sentiment.method).toBe('tables');
  expect(await opened.recount('w1', NOON - HOUR, NOON + HOUR)).toEqual([]);
  const [bucket] = await opened.buckets('w1', 'k1', NOON, NOON + HOUR);
  expect(bucket).toMatchObject({ total: 1, judged: 1 });
  const held = { mentionId: 'm-1', keywordId: 'k1', person: MAPLE, what: 'about', value: 'no' } as const;
  await opened.rejudge('w1', [], [], [held], NOON);
  expect(await opened.recount('w1', NOON - HOUR, NOON + HOUR)).toEqual([]);
  expect((await opened.totals('w1', ['k1'], NOON, NOON + HOUR))[0]?.total).toBe(0);
  await opened.close();
});
