import { beforeEach, describe, expect, test } from 'vitest';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import type { RawPost } from '../../../src/listening/mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import type { Actor } from '../../../src/services/actor.ts';
import { createIngest, type Ingest } from '../../../src/services/collecting/ingest.ts';
import { mentionDeliveries } from '../../../src/services/collecting/mention-deliveries.ts';
import { createBackFiller, surveyStored } from '../../../src/services/keywords/back-fill.ts';
import { editKeyword } from '../../../src/services/keywords/edit-keyword.ts';
import { markMention } from '../../../src/services/mentions/mark-mention.ts';
import { muteBehind, unmute } from '../../../src/services/mentions/mute.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  batch,
  channel,
  furnish,
  keyword,
  NOON,
  request,
  subscription,
} from '../../contracts/store/samples.ts';
import { temporaryStore } from '../../fakes/store.ts';

/*
 * What is held back is held back on every way in: new posts, edits, imports, and a keyword that comes later; and so is what a
 * mute says. Nothing of it is announced.
 */

const clock = { at: NOON, now: () => clock.at, sleep: async () => {} };
const MAPLE = { platform: 'terminal', id: 'u1', name: 'Tilda Marrow' } as const;
const SPAM = 'kestrelbox https://a.example/1 https://b.example/2 https://c.example/3 buy';
const COMPLAINT = 'The kestrelbox lost its connection three times since the update of this morning';

let store: Store;
let ingest: Ingest;
beforeEach(async () => {
  clock.at = NOON;
  store = await temporaryStore();
  await furnish(store);
  await store.keepUnmatched(7, [], NOON);
  ingest = createIngest({ store, clock });
});

const actor = (): Actor => ({ workspaceId: 'w1', person: MAPLE, admin: true, now: clock.at });

function raw(n: string, text: string, more: Partial<RawPost> = {}): RawPost {
  return {
    source: 'forum',
    extId: n,
    kind: 'post',
    url: `https://forum.example/${n}`,
    author: { id: 'ash', name: 'ash' },
    text,
    lang: 'en',
    publishedAt: NOON - HOUR + Number(n) * MINUTE,
    ...more,
  };
}

async function read(...posts: RawPost[]) {
  clock.at += 10 * MINUTE;
  await ingest.refresh();
  const { undo: _, ...pending } = await ingest.prepareBatch(posts, 'all', true);
  const source = request({ source: 'forum', key: 'all', lastTryAt: clock.at, coveredUntil: clock.at });
  await store.commitCollected(batch({ ...pending, request: source }));
  const keywords = await store.keywords('w1');
  return mentionDeliveries(
    pending.added,
    {
      channels: new Map([[channel().id, channel()]]),
      subscriptions: [{ ...subscription(), mentions: true }],
      keywords: new Map(keywords.map((of) => [`w1/${of.id}`, of])),
      feeds: [],
    },
    clock.at,
  );
}

const total = async (id = 'k1') => (await store.totals('w1', [id], NOON - DAY, clock.at + DAY))[0]!.total;
const stored = async (n: string) => {
  const [mention] = await store.mentionsAt('w1', `https://forum.example/${n}`);
  return mention;
};
const heldOf = async (n: string, id = 'k1') =>
  (await stored(n))?.hits.find(({ keywordId }) => keywordId === id)?.held?.reason ?? null;
const agrees = async () => expect(await store.recount('w1', NOON - DAY, clock.at + DAY)).toEqual([]);

async function addKeyword(more: Partial<Keyword>): Promise<Keyword> {
  const added = keyword('k2', { createdAt: clock.at, ...more });
  const backFiller = createBackFiller({ store, ingest, clock });
  await store.addKeyword(added, null, {
    workspaceId: 'w1',
    at: clock.at,
    person: MAPLE,
    act: 'add',
    subject: 'k2',
    detail: null,
  });
  await editKeyword(
    { store, sources: [], backFill: backFiller.fill, wake: () => {} },
    actor(),
    { ...added, query: 'nothing' },
    { query: added.query },
  );
  return added;
}

describe('noise', () => {
  test('is stored, not counted, not announced, and why says so', async () => {
    expect(await read(raw('1', SPAM), raw('2', COMPLAINT))).toHaveLength(1);
    expect([await heldOf('1'), await heldOf('2')]).toEqual(['spam-links', null]);
    expect(await total()).toBe(1);
    expect(await store.verdicts('w1', 'https://forum.example/1')).toMatchObject([
      { stage: 'noise', outcome: 'held', reason: 'spam-links', keywordId: 'k1' },
    ]);
    await agrees();
  });

  test('follows an edit, both ways', async () => {
    await read(raw('1', SPAM), raw('2', COMPLAINT));
    await read(raw('1', COMPLAINT), raw('2', SPAM));
    expect([await heldOf('1'), await heldOf('2')]).toEqual([null, 'spam-links']);
    expect(await total()).toBe(1);
    await agrees();
  });

  test('of an import is not among what it stored', async () => {
    const outcome = await ingest.importPosts('w1', [raw('1', SPAM), raw('2', COMPLAINT)], false);
    expect(outcome).toMatchObject({ stored: 1, dropped: 1, known: 0 });
    expect(await ingest.importPosts('w1', [raw('3', SPAM)], true)).toMatchObject({ stored: 0, dropped: 1 });
  });

  test('stays noise for a keyword that comes later, found in stored posts or in those that matched nothing', async () => {
    const posts = ['1', '2', '3', '4', '5', '6'].map((n) => raw(n, `${COMPLAINT} again`));
    for (const one of posts) await read(one);
    expect(await heldOf('6')).toBe('spam-repeats');
    await read(raw('7', SPAM.replace('kestrelbox', 'harbell')), raw('8', 'My harbell is fine'));
    const query = 'connection OR harbell';
    expect((await surveyStored(store, keyword('k2', { query }), clock.at)).found).toBe((await total()) + 1);
    await addKeyword({ query });
    expect([await heldOf('6', 'k2'), await heldOf('7', 'k2'), await heldOf('8', 'k2')]).toEqual([
      'spam-repeats',
      'spam-links',
      null,
    ]);
    expect(await total('k2')).toBe((await total()) + 1);
    await agrees();
  });
});

describe('a mute', () => {
  test('holds back what is to come and the last 30 days, and its end gives all of it back', async () => {
    await read(raw('1', COMPLAINT), raw('2', `${COMPLAINT}!`, { author: { id: 'birch', name: 'birch' } }));
    await muteBehind(store, actor(), (await stored('1'))!.id, 'author', null);
    expect(await total()).toBe(1);
    expect(await read(raw('3', 'A kestrelbox for sale'))).toEqual([]);
    expect([await heldOf('1'), await heldOf('2'), await heldOf('3')]).toEqual([
      'muted-author',
      null,
      'muted-author',
    ]);
    const [mute] = await store.mutes('w1');
    await unmute(store, actor(), mute!, null);
    expect(await total()).toBe(3);
    expect(await read(raw('4', 'Another kestrelbox for sale'))).toHaveLength(1);
    await agrees();
  });

  test('of a site for one keyword leaves the others alone', async () => {
    await addKeyword({ query: 'connection' });
    await read(raw('1', COMPLAINT));
    await muteBehind(store, actor(), (await stored('1'))!.id, 'site', 'k2');
    await read(raw('2', 'No connection to my kestrelbox, sadly'));
    expect([await heldOf('2', 'k1'), await heldOf('2', 'k2')]).toEqual([null, 'muted-site']);
    expect([await total('k1'), await total('k2')]).toEqual([2, 0]);
    await agrees();
  });
});

test('a mark outlives edits, a changed query and a restart of the pipeline', async () => {
  await read(raw('1', COMPLAINT));
  await markMention(store, actor(), (await stored('1'))!.id, null, { what: 'about', value: 'no' });
  await read(raw('1', `${COMPLAINT} and evening`));
  expect([await heldOf('1'), await total()]).toEqual(['not-about-us', 0]);
  const [before] = await store.keywords('w1');
  const backFill = createBackFiller({ store, ingest, clock }).fill;
  const parts = { store, sources: [], backFill, wake: () => {} };
  await editKeyword(parts, { ...actor(), admin: true }, before!, { query: 'kestrelbox OR update' });
  expect([await heldOf('1'), await total()]).toEqual(['not-about-us', 0]);
  ingest = createIngest({ store, clock });
  clock.at += HOUR;
  await read(raw('1', `${COMPLAINT} and night`));
  expect([await heldOf('1'), await total()]).toEqual(['not-about-us', 0]);
  await agrees();
});
