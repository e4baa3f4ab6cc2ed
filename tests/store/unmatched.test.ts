import { beforeEach, expect, test } from 'vitest';
import type { Post } from '../../src/listening/mentions/mention.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import type { Store } from '../../src/store/store.ts';
import { audit, batch, furnish, mention, NOON, request, workspace } from '../contracts/store/samples.ts';
import { temporaryStore } from '../fakes/store.ts';

const FEED = 'https://blog.example/feed';

let store: Store;
beforeEach(async () => {
  store = await temporaryStore();
  await furnish(store);
  await store.keepUnmatched(7, ['reddit'], NOON - 30 * DAY);
});

const postOf = (name: string, parts: Partial<Post> = {}): Post => ({
  ...mention(name, { source: 'feed' }).post,
  ...parts,
});
const readFeed = (posts: Post[], of: readonly string[] | 'all' = ['w1']) =>
  store.commitCollected(
    batch({
      request: request({ source: 'feed', key: FEED, params: { url: FEED } }),
      unmatched: posts.map((post) => ({ post, of })),
    }),
  );
const kept = async (workspaceId = 'w1') =>
  (await store.unmatchedPosts(workspaceId, await store.unmatchedRows(workspaceId))).map(({ post }) => post);
const names = async (workspaceId = 'w1') => (await kept(workspaceId)).map(({ extId }) => extId);
const addFeed = (workspaceId: string) =>
  store.addFeed(
    { workspaceId, url: FEED, title: null, addedBy: 'u1', addedAt: NOON, channelId: 'c' },
    audit('add-feed', FEED, { workspaceId }),
  );

test('a post is kept once, an edit replaces it, and its first date stays', async () => {
  await readFeed([postOf('a'), postOf('b')]);
  await readFeed([postOf('a', { text: 'edited', contentHash: 'edited', publishedAt: NOON + HOUR })]);
  expect(await kept()).toEqual([
    { ...postOf('a'), text: 'edited', contentHash: 'edited', publishedAt: NOON },
    postOf('b'),
  ]);
});

test('a post of a shared feed is one, and leaves when the last workspace has matched it', async () => {
  await store.createWorkspace(workspace('w2'), { platform: 'terminal', home: 'there' }, 'Other');
  await readFeed([postOf('a')], ['w1', 'w2']);
  expect(await store.unmatchedRows('w1')).toEqual(await store.unmatchedRows('w2'));
  await readFeed([postOf('a')], ['w2']);
  expect([await names('w1'), await names('w2')]).toEqual([[], ['a']]);
  await readFeed([postOf('a')], []);
  expect(await names('w2')).toEqual([]);
});

test('what everybody reads is for everybody; what a source wants to be asked about again is not kept', async () => {
  await readFeed([postOf('a'), postOf('b', { source: 'reddit' })], 'all');
  expect(await names()).toEqual(['a']);
});

test('is gone after its days, or when its workspace would have dropped it', async () => {
  await readFeed([postOf('a'), postOf('old', { publishedAt: NOON - 89 * DAY })]);
  await readFeed([postOf('too-old', { publishedAt: NOON - 91 * DAY })]);
  expect(await names()).toEqual(['a', 'old']);
  await store.prune(NOON + 2 * DAY, 1_000);
  expect(await names()).toEqual(['a']);
  expect(await store.unmatchedSince(NOON + 7 * DAY)).toBe(NOON);
  await store.prune(NOON + 7 * DAY + 1, 1_000);
  expect(await store.unmatchedRows('w1')).toEqual([]);
});

test('is no archive: of too many the oldest go, and since when they are all there is known', async () => {
  const long = 'x'.repeat(20_000);
  for (let day = 0; day < 7; day++)
    await readFeed(
      Array.from({ length: 2_000 }, (_, n) =>
        postOf(`${day}-${n}`, { text: long, fetchedAt: NOON + day * HOUR }),
      ),
    );
  while (!(await store.prune(NOON + DAY, 1_000)).done);
  const left = await store.unmatchedRows('w1');
  expect(left.length).toBeLessThan(13_500);
  expect(left.length).toBeGreaterThan(12_000);
  expect(await store.unmatchedSince(NOON + DAY)).toBe(NOON + 1);
});

test('a forgotten author and a deleted post leave nothing that can be read, and do not come back', async () => {
  await readFeed([postOf('a'), postOf('b', { author: null }), postOf('c', { author: null })]);
  await store.forgetAuthor('w1', 'feed:maplefox', audit('forget'));
  await store.deletePosts('feed', ['b']);
  await readFeed([postOf('a', { contentHash: 'again' }), postOf('b'), postOf('c')]);
  expect(await names()).toEqual(['c']);
});

test('goes with its feed, its webhook and its workspace', async () => {
  await store.createWorkspace(workspace('w2'), { platform: 'terminal', home: 'there' }, 'Other');
  await addFeed('w1');
  await addFeed('w2');
  await readFeed([postOf('a')], ['w1', 'w2']);
  await store.removeFeed('w1', FEED, audit('remove-feed', FEED));
  expect([await names('w1'), await names('w2')]).toEqual([[], ['a']]);
  await store.removeHome({ platform: 'terminal', home: 'there' });

  const webhook = {
    workspaceId: 'w1',
    id: 'desk-1',
    name: 'desk',
    secrets: [],
    createdBy: 'u1',
    createdAt: NOON,
  };
  await store.addWebhook(webhook, audit('add-webhook', 'desk-1'));
  await store.commitCollected(
    batch({
      request: null,
      push: { hook: 'desk-1', id: 'p1', at: NOON },
      unmatched: [{ post: postOf('t', { source: 'webhook' }), of: ['w1'] }],
    }),
  );
  expect(await names()).toEqual(['t']);
  await store.removeWebhook(webhook, audit('remove-webhook', 'desk-1'));
  expect(await names()).toEqual([]);
});

test('a feed that moves for good takes them along', async () => {
  await addFeed('w1');
  await readFeed([postOf('a')]);
  await store.moveFeed(FEED, 'https://new.example/feed');
  await store.removeFeed('w1', 'https://new.example/feed', audit('remove-feed'));
  expect(await names()).toEqual([]);
});

test('a removed keyword gives its posts back, as far as they are young', async () => {
  const added = [
    mention('young', { source: 'feed' }),
    mention('old', { source: 'feed', at: NOON - 20 * DAY, post: { fetchedAt: NOON - 20 * DAY } }),
    mention('asked', { source: 'reddit' }),
  ];
  await readFeed([postOf('other')]);
  await store.commitCollected(batch({ added }));
  await store.removeKeyword('w1', 'k1', audit('remove'));
  expect(await names()).toEqual(['other', 'young']);
});

test('with no days nothing is kept, and what was there goes', async () => {
  await readFeed([postOf('a')]);
  await store.keepUnmatched(0, [], NOON);
  expect([await names(), await store.unmatchedSince(NOON)]).toEqual([[], null]);
  await readFeed([postOf('b')]);
  expect(await names()).toEqual([]);
  // What was not kept meanwhile is missing.
  await store.keepUnmatched(7, [], NOON + HOUR);
  expect(await store.unmatchedSince(NOON + 2 * HOUR)).toBe(NOON + HOUR);
});

test('longer days do not bring back what shorter ones have dropped', async () => {
  await store.keepUnmatched(2, [], NOON);
  await store.keepUnmatched(7, [], NOON);
  expect(await store.unmatchedSince(NOON)).toBe(NOON - 2 * DAY);
});
