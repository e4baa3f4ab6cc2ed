import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mention, PostCounts, SentimentLabel } from '../../src/listening/mentions/mention.ts';
import { tellingPosts } from '../../src/listening/telling-posts.ts';
import { kestrelbox, mention, NOW } from '../messages/samples.ts';

let nth = 0;
function post(
  text: string,
  {
    by,
    label = 'neg',
    story,
    counts = {},
    followers = null,
  }: {
    by?: string;
    label?: SentimentLabel | null;
    story?: string;
    counts?: PostCounts;
    followers?: number | null;
  } = {},
): Mention {
  nth += 1;
  const id = `t${String(nth).padStart(5, '0')}`;
  const author = by ?? `person-${nth}`;
  const made = mention({
    text,
    title: null,
    url: `https://forum.example/${id}`,
    canonicalUrl: `https://forum.example/${id}`,
    author: { key: `hacker-news:${author}`, name: author, url: null, followers },
    counts,
    publishedAt: NOW - nth,
  });
  const [hit] = made.hits;
  return {
    ...made,
    id,
    storyId: story ?? id,
    hits: [{ ...hit!, sentiment: { ...hit!.sentiment, label } }],
  };
}

const usual = [
  'Kestrelbox is slow again in the garden',
  'My Kestrelbox loses the printer',
  'Kestrelbox costs too much for what it does',
  'The app of Kestrelbox logs me out',
].map((text) => post(text));

const topics = [
  'Since firmware 4.2 my Kestrelbox restarts all the time',
  'firmware 4.2 broke the guest network here',
  'Do not install firmware 4.2, nothing works afterwards',
  'The status light stays red since firmware 4.2 came',
].map((text) => post(text));

test('posts that carry the new phrase come before one that is read by far more people', () => {
  const loud = post('Kestrelbox makes me angry, as every year', { counts: { likes: 9_000 } });
  const { posts, phrases } = tellingPosts({
    keyword: kestrelbox,
    now: [loud, ...topics],
    before: usual,
    label: 'neg',
  });
  expect(phrases[0]?.phrase).toBe('firmware 4.2');
  expect(posts).toHaveLength(3);
  for (const { excerpt } of posts) expect(excerpt).toContain('firmware 4.2');
});

test('of posts that say the same, the one that carries further is shown', () => {
  const popular = post('It went wrong with firmware 4.2 on two boxes', { counts: { points: 40 } });
  const { posts } = tellingPosts({ keyword: kestrelbox, now: [...topics, popular], before: usual });
  expect(posts[0]?.mentionId).toBe(popular.id);
});

test('each of two new subjects is shown', () => {
  const other = ['Refund refused by support', 'They wrote: refund refused', 'Refund refused, twice now'].map(
    (text) => post(text),
  );
  const { posts } = tellingPosts({ keyword: kestrelbox, now: [...topics, ...other], before: usual });
  const texts = posts.map(({ excerpt }) => excerpt.toLowerCase());
  expect(texts.some((text) => text.includes('firmware 4.2'))).toBe(true);
  expect(texts.some((text) => text.includes('refund refused'))).toBe(true);
});

test('what does not bear the label that moved explains nothing', () => {
  const praise = topics.map(({ post: { text } }) => post(`${text} but I love it`, { label: 'pos' }));
  const { posts } = tellingPosts({
    keyword: kestrelbox,
    now: [...praise, ...topics.slice(0, 1)],
    before: usual,
    label: 'neg',
  });
  expect(posts.map(({ mentionId }) => mentionId)).toEqual([topics[0]!.id]);
});

test('without anything to compare with, those that carry furthest are shown', () => {
  const read = [30, 20, 10].map((likes, index) =>
    post(`Kestrelbox number ${['one', 'two', 'three'][index]} in the shop ${index}`, { counts: { likes } }),
  );
  const { posts, phrases } = tellingPosts({
    keyword: kestrelbox,
    now: [...topics, ...[...read].reverse()],
    before: null,
  });
  expect(phrases).toEqual([]);
  expect(posts.map(({ mentionId }) => mentionId)).toEqual(read.map(({ id }) => id));
});

test('one person who writes most does not fill the list while others wrote too', () => {
  const mine = Array.from({ length: 5 }, (_, index) =>
    post(`firmware 4.2 complaint of mine, part ${'abcde'[index]} of a long row of them`, {
      by: 'loud',
      counts: { likes: 100 - index },
    }),
  );
  const { posts } = tellingPosts({ keyword: kestrelbox, now: [...mine, ...topics], before: usual });
  expect(posts.filter(({ authorName }) => authorName === 'loud')).toHaveLength(1);
});

test('what posts do not carry is not made up: fewer posts than asked for are all there are', () => {
  expect(tellingPosts({ keyword: kestrelbox, now: [], before: usual }).posts).toEqual([]);
  expect(tellingPosts({ keyword: kestrelbox, now: topics.slice(0, 2), before: null }).posts).toHaveLength(2);
});

test('the reactions and followers that a post has go along', () => {
  const counts = { likes: 3, replies: 1 };
  const { posts } = tellingPosts({
    keyword: kestrelbox,
    now: [post('Kestrelbox', { counts, followers: 1_200 })],
    before: null,
  });
  expect(posts[0]).toMatchObject({ counts, followers: 1_200, copies: 1 });
});

test('the excerpt of a long post begins where it says it', () => {
  const long = post(
    `${'A long story about my house, my dog and the weather. '.repeat(9)}Since firmware 4.2 it fails.`,
    {
      counts: { likes: 7 },
    },
  );
  const { posts } = tellingPosts({ keyword: kestrelbox, now: [long, ...topics], before: usual });
  expect(posts[0]!.mentionId).toBe(long.id);
  expect(posts[0]!.excerpt).toMatch(/^….{0,50}firmware 4\.2 it fails\.$/);
});

test('no story and no text twice, no more than asked for, and the same in whatever order posts are given', () => {
  const words = [
    'firmware',
    'refund',
    'printer',
    'guest',
    'network',
    'light',
    'red',
    'slow',
    'again',
    'shop',
  ];
  const made = fc.array(
    fc.record({
      words: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }),
      by: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      story: fc.constantFrom('s1', 's2', 's3', 's4', undefined),
      label: fc.constantFrom<SentimentLabel | null>('neg', 'neu', 'pos', null),
      likes: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(made, fc.integer({ min: 1, max: 5 }), fc.boolean(), (rows, limit, compared) => {
      const now = rows.map(({ words: said, by, story, label, likes }) =>
        post(said.join(' '), { by, label, counts: { likes }, ...(story ? { story } : {}) }),
      );
      const ask = (posts: Mention[]) =>
        tellingPosts({ keyword: kestrelbox, now: posts, before: compared ? usual : null, limit });
      const { posts } = ask(now);
      expect(posts.length).toBeLessThanOrEqual(limit);
      expect(new Set(posts.map(({ storyId }) => storyId)).size).toBe(posts.length);
      expect(new Set(posts.map(({ excerpt }) => excerpt)).size).toBe(posts.length);
      expect(ask([...now].reverse()).posts).toEqual(posts);
      if (now.length > 0) expect(posts.length).toBeGreaterThan(0);
    }),
    { seed: 16, numRuns: 150 },
  );
});
