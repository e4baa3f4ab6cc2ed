import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { periodOf, readDigest } from '../../../src/services/digests/read-digest.ts';
import { withTelling } from '../../../src/services/digests/read-telling.ts';
import { newWorld, readable, type World } from '../../commands/harness.ts';
import { type SamplePost, storePosts } from '../../commands/posts.ts';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.say('add kestrelbox');
});

const NOUNS = [
  'printer',
  'garden',
  'invoice',
  'handle',
  'window',
  'parcel',
  'lamp',
  'ladder',
  'carpet',
  'kettle',
];
const VERBS = [
  'hates',
  'wants',
  'breaks',
  'hides',
  'drops',
  'bends',
  'delays',
  'burns',
  'eats',
  'shows',
  'locks',
];
const of = (words: readonly string[], nth: number) => words[nth % words.length]!;

/** Complaints that have nothing in common, each by somebody else. */
const usual = (n: number, from: number, by: number): SamplePost[] =>
  Array.from({ length: n }, (_, nth) => ({
    text: `kestrelbox ${of(VERBS, nth)} my ${of(NOUNS, nth * 3)} x${nth}`,
    at: from + nth * by,
    label: 'neg',
    author: `usual-${from}-${nth}`,
  }));
const about = (
  phrase: string,
  n: number,
  from: number,
  by = MINUTE,
  more: Partial<SamplePost> = {},
): SamplePost[] =>
  Array.from({ length: n }, (_, nth) => ({
    text: `kestrelbox ${of(VERBS, nth)} the ${of(NOUNS, nth * 7)}, ${phrase}, y${nth}`,
    at: from + nth * by,
    label: 'neg',
    author: `about-${from}-${nth}`,
    ...more,
  }));

async function keywordId(): Promise<string> {
  return (await world.store.keywords((await world.workspace()).id))[0]!.id;
}

async function read(since = 7 * DAY) {
  const workspace = await world.workspace();
  const now = world.now();
  const keywords = await world.store.keywords(workspace.id);
  const digest = await readDigest(world.store, {
    workspace,
    keywords,
    period: periodOf(since, now),
    timeZone: 'Europe/Paris',
    now,
  });
  return withTelling(world.store, workspace.id, digest);
}

/** What was there long before, so that there is something to compare with. */
const early = (now: number) => usual(1, now - 40 * DAY, 1);

test('the posts of a rise are those that tell what it is about, not those that are read most', async () => {
  const now = world.now();
  await storePosts(world, await keywordId(), [
    ...early(now),
    ...usual(12, now - 13 * DAY, 8 * HOUR),
    ...usual(10, now - 6 * DAY, 8 * HOUR),
    ...about('firmware 4.2', 25, now - 2 * DAY),
    { text: 'kestrelbox as seen by millions', at: now - DAY, author: 'loud', followers: 4_000_000 },
  ]);
  const { telling } = await read();
  expect(telling!.phrases[0]!.phrase).toBe('firmware 4.2');
  expect(telling!.posts).toHaveLength(3);
  for (const { excerpt } of telling!.posts) expect(excerpt).toContain('firmware 4.2');
  const report = readable((await world.say('report kestrelbox --since 7d')).message);
  expect(report).toMatch(/Negative mentions of kestrelbox .*often about “firmware 4\.2”\./);
  expect(report).toContain('Posts that explain it');
  expect(report).not.toContain('seen by millions');
});

test('a quiet week has nothing to explain', async () => {
  const now = world.now();
  await storePosts(world, await keywordId(), [
    ...early(now),
    ...usual(12, now - 13 * DAY, 8 * HOUR),
    ...usual(12, now - 6 * DAY, 8 * HOUR),
  ]);
  const digest = await read();
  expect(digest.telling).toBeUndefined();
  const report = readable((await world.say('report kestrelbox --since 7d')).message);
  expect(report).toMatch(/Nothing unusual/);
  expect(report).toContain('Top posts');
});

describe('however many posts there are', () => {
  test('a burst is found that is long over and buried under what came after', async () => {
    const now = world.now();
    await storePosts(world, await keywordId(), [
      ...early(now),
      ...usual(60, now - 13 * DAY, 2 * HOUR),
      ...about('firmware 4.2', 400, now - 6 * DAY, 10_000),
      // All that came since says nothing in common.
      ...usual(500, now - 3 * DAY, 8 * MINUTE),
    ]);
    const { telling } = await read();
    expect(telling!.phrases[0]!.phrase).toBe('firmware 4.2');
    expect(telling!.read).toBeLessThan(600);
    for (const { excerpt } of telling!.posts) expect(excerpt).toContain('firmware 4.2');
  });

  test('the one that carries furthest of those that tell it is among them, sampled or not', async () => {
    const now = world.now();
    const famous = about('firmware 4.2', 1, now - 6 * DAY - HOUR, 1, {
      author: 'famous',
      followers: 900_000,
    });
    await storePosts(world, await keywordId(), [
      ...early(now),
      ...usual(60, now - 13 * DAY, 2 * HOUR),
      ...famous,
      ...about('firmware 4.2', 900, now - 6 * DAY, 10_000),
    ]);
    const { telling } = await read();
    expect(telling!.posts[0]!.authorName).toBe('famous');
    expect(telling!.posts[0]!.followers).toBe(900_000);
  });
});
