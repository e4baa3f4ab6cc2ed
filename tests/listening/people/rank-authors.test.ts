import { describe, expect, test } from 'vitest';
import type { AuthorFigures, AuthorPost } from '../../../src/listening/people/author-figures.ts';
import { rankAuthors } from '../../../src/listening/people/rank-authors.ts';
import { BAD, halfUnknown, RIGHT, worldOf } from './worlds.ts';

const WORLDS = 100;

describe('who moves others, in a hundred worlds of some four hundred people', () => {
  const worlds = Array.from({ length: WORLDS }, (_, seed) => {
    const world = worldOf(seed);
    return { world, ten: namesOf(world), half: namesOf(halfUnknown(world, seed)) };
  });

  test('the right one stands first in 95 of them at least', () => {
    const right = worlds.filter(({ ten }) => ten[0] === RIGHT).length;
    expect(right).toBeGreaterThanOrEqual(95);
  });

  test('nobody who is large by one figure alone is among the ten', () => {
    const bad = worlds.flatMap(({ ten, half }) => [...ten, ...half]).filter((name) => BAD.includes(name));
    expect(bad).toEqual([]);
  });

  test('the newspaper whose stories are taken up is among the ten of most', () => {
    expect(worlds.filter(({ ten }) => ten.includes('newspaper')).length).toBeGreaterThanOrEqual(50);
  });

  test('eight of the ten stay where half of the follower counts are missing', () => {
    const kept = worlds.map(({ ten, half }) => half.filter((name) => ten.includes(name)).length);
    expect(kept.reduce((sum, n) => sum + n, 0) / WORLDS).toBeGreaterThanOrEqual(8);
  });
});

describe('by one figure', () => {
  const [base] = worldOf(1) as [AuthorFigures];
  const post = (more: Partial<AuthorPost> = {}): AuthorPost => ({
    story: 1,
    label: null,
    counts: { likes: 20 },
    relevance: 0,
    ...more,
  });
  const somebody = (authorKey: string, more: Partial<AuthorFigures> = {}): AuthorFigures => ({
    ...base,
    authorKey,
    name: authorKey,
    followers: 2_000,
    posts: 1,
    read: [post()],
    ...more,
  });
  const first = (...people: AuthorFigures[]) => rankAuthors(people, 9)[0]!.authorKey;

  test.each<[string, Partial<AuthorFigures>]>([
    ['more followers', { followers: 3_000 }],
    ['more likes', { read: [post({ counts: { likes: 40 } })] }],
    ['points instead of likes', { read: [post({ counts: { points: 40 } })] }],
    ['reposts beside the likes', { read: [post({ counts: { likes: 20, reposts: 10 } })] }],
    ['replies beside the likes', { read: [post({ counts: { likes: 20, replies: 10 } })] }],
    ['more about the keyword', { read: [post({ relevance: 2 })] }],
    ['twice of it', { posts: 2, read: [post(), post({ story: 2 })] }],
  ])('%s go before less of it', (_, more) => {
    expect(first(somebody('a'), somebody('b', more))).toBe('b');
    expect(first(somebody('b', more), somebody('a'))).toBe('b');
  });

  test('a post that was sent twice is one', () => {
    const twice = somebody('a', { posts: 2, read: [post(), post({ counts: {} })] });
    const once = somebody('b', { read: [post({ counts: { likes: 21 } })] });
    expect(first(twice, once)).toBe('b');
  });

  test('who posts all day and is read by nobody is not listed, however few others there are', () => {
    const posts = Array.from({ length: 50 }, (_, story) => post({ story, counts: {} }));
    const spam = { followers: 3, posts: 500, read: posts };
    const names = (more: Partial<AuthorFigures>) =>
      rankAuthors([somebody('a'), somebody('spam', { ...spam, ...more })], 9).map(({ name }) => name);
    expect(names({})).toEqual(['a']);
    // Somebody answers, somebody follows, or nobody knows.
    expect(names({ read: [...posts, post()] })).toContain('spam');
    expect(names({ followers: 400 })).toContain('spam');
    expect(names({ followers: null })).toContain('spam');
    expect(names({ posts: 3, read: posts.slice(0, 3) })).toContain('spam');
  });

  test('followers whom nobody saw answer are not believed', () => {
    const silent = somebody('bought', { followers: 5_000_000, read: [post({ counts: {} })] });
    expect(first(silent, somebody('b'))).toBe('b');
  });

  test('who hides their followers does not stand above who has as many as can be believed', () => {
    const likes = { read: [post({ counts: { likes: 500 } })] };
    const known = somebody('a', { followers: 300_000, ...likes });
    expect(first(somebody('b', { followers: null, ...likes }), known)).toBe('a');
  });

  test('counts below nothing count for nothing', () => {
    const [odd] = rankAuthors([somebody('a', { read: [post({ counts: { likes: -5, replies: 2 } })] })], 1);
    expect(odd).toMatchObject({ likes: 0, replies: 2 });
  });

  test('nobody, and somebody of whom nothing is left', () => {
    expect(rankAuthors([], 5)).toEqual([]);
    expect(rankAuthors([somebody('a', { read: [], posts: 3 })], 5)).toMatchObject([
      { stance: null, likes: 0 },
    ]);
  });

  test('the figures that are shown are sums, and there is no score among them', () => {
    const [author] = rankAuthors(
      [
        somebody('a', {
          posts: 3,
          read: [
            post({ label: 'neg', counts: { likes: 3, reposts: 1, replies: 2, views: 900 } }),
            post({ story: 2, label: 'neg', counts: { points: 4 } }),
            post({ story: 3, counts: {} }),
          ],
        }),
      ],
      1,
    );
    const { top: _, ...figures } = author!;
    expect(figures).toEqual({
      authorKey: 'a',
      name: 'a',
      url: null,
      source: 'bluesky',
      followers: 2_000,
      posts: 3,
      likes: 7,
      inPoints: true,
      reposts: 1,
      replies: 2,
      negative: 2,
      positive: 0,
      judged: 2,
      stance: 'critic',
      since: base.since,
      isNew: false,
    });
  });
});

test.each<[negative: number, positive: number, judged: number, string | null]>([
  [0, 0, 0, null],
  [0, 0, 3, 'neutral'],
  [1, 0, 1, 'critic'],
  [1, 0, 3, 'neutral'],
  [2, 0, 3, 'critic'],
  [0, 1, 1, 'fan'],
  [0, 1, 4, 'neutral'],
  [1, 3, 4, 'fan'],
  [2, 2, 4, 'mixed'],
  [3, 2, 5, 'mixed'],
  [4, 1, 5, 'critic'],
  [40, 10, 200, 'mixed'],
])('%i negative and %i positive of %i judged: %s', (negative, positive, judged, stance) => {
  const [base] = worldOf(1) as [AuthorFigures];
  const read = Array.from({ length: judged + 2 }, (_, n): AuthorPost => {
    const label = n < negative ? 'neg' : n < negative + positive ? 'pos' : n < judged ? 'neu' : null;
    return { story: n, label, counts: {}, relevance: 0 };
  });
  const [author] = rankAuthors([{ ...base, posts: read.length, read }], 1);
  expect(author).toMatchObject({ negative, positive, judged, stance });
});

function namesOf(world: readonly AuthorFigures[]): string[] {
  return rankAuthors(world, 10).map(({ name }) => name);
}
