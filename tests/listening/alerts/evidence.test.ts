import { expect, test } from 'vitest';
import { type EvidenceInput, evidenceOf } from '../../../src/listening/alerts/evidence.ts';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import type { Mention } from '../../../src/listening/mentions/mention.ts';
import { BUCKET, DAY, HOUR } from '../../../src/listening/time.ts';
import { readRequest } from '../../commands/posts.ts';
import { hit } from '../../contracts/store/samples.ts';
import { aPost, NOW } from '../mentions/a-post.ts';

const FROM = NOW - HOUR;
const keyword: Keyword = {
  workspaceId: 'w1',
  id: 'k1',
  name: 'Kestrelbox',
  query: 'kestrelbox',
  kind: 'brand',
  sources: [],
  languages: [],
  paused: false,
  rule: DEFAULT_RULE,
  createdAt: NOW - 60 * DAY,
  createdBy: 'maplefox',
};

function mention(source: string, n: number): Mention {
  const post = aPost({ source, extId: `${source}${n}`, author: { id: `a${n}`, name: `A${n}` } });
  const id = `m-${source}${n}`;
  return { workspaceId: 'w1', id, storyId: id, post, hits: [hit()] };
}

function sixOfEach(): Mention[] {
  return ['hacker-news', 'lemmy'].flatMap((source) =>
    Array.from({ length: 6 }, (_, n) => mention(source, n)),
  );
}

/** Six posts of each source in the hour unless others are given; 336 and 24 of them in the fourteen days before. */
function evidence(
  states: EvidenceInput['states'],
  now = sixOfEach(),
  pushed: EvidenceInput['pushed'] = [],
  comparableSince: number | null = null,
) {
  return evidenceOf({
    keyword,
    stream: 'all',
    event: {
      at: NOW,
      window: HOUR / BUCKET,
      windowFrom: FROM,
      observed: 12,
      expected: 1,
      low: 0,
      high: 3,
      timesNormal: 12,
      score: 9,
      bar: 4.5,
      since: FROM,
      ageHours: 336,
      learning: false,
      expectedEvent: null,
    },
    alsoOther: false,
    now,
    before: [],
    rise: [],
    settledUntil: NOW,
    usual: {
      total: 360,
      judged: 360,
      negative: 0,
      bySource: [
        { source: 'hacker-news', total: 336, negative: 0 },
        { source: 'lemmy', total: 24, negative: 0 },
      ],
      ms: 14 * DAY,
    },
    states,
    pushed,
    listed: { from: FROM, to: NOW, upTo: 1 },
    series: [],
    band: [],
    gaps: [],
    coveredFrom: NOW - 60 * DAY,
    comparableSince,
    at: NOW,
  });
}
const hn = readRequest(NOW, { source: 'hacker-news' });
const lemmySince = (coveredFrom: number) => readRequest(NOW, { source: 'lemmy', key: 'l', coveredFrom });
const timesNormal = (found: ReturnType<typeof evidence>) =>
  Object.fromEntries(found.sources.map(({ source, timesNormal: times }) => [source, times]));

test('what is usual in a source is reckoned over the time that it has been listened to', () => {
  // One an hour from Hacker News; 24 of Lemmy in fourteen days, or in the two since it joined.
  expect(timesNormal(evidence([hn, lemmySince(NOW - 60 * DAY)]))).toEqual({ 'hacker-news': 6, lemmy: 84 });
  expect(timesNormal(evidence([hn, lemmySince(FROM - 2 * DAY)]))).toEqual({ 'hacker-news': 6, lemmy: 12 });
  // Nothing is usual yet in a source covered for less than a day.
  expect(timesNormal(evidence([hn, lemmySince(FROM - HOUR)]))).toEqual({ 'hacker-news': 6, lemmy: null });
});

test('the mood of a rise is of the posts that are judged', () => {
  const now = sixOfEach().map((one, n) => ({
    ...one,
    hits: [hit(n < 4 ? null : n < 7 ? 'neg' : 'neu')],
  }));
  const { sentimentNow, sentimentBefore, top } = evidence([hn], now);
  expect([sentimentNow, sentimentBefore]).toMatchObject([
    { negative: 3, posts: 8 },
    { negative: 0, posts: 360 },
  ]);
  expect(top.map(({ label }) => label)).toContain(null);
});

test('a source that joined later says since when it is read', () => {
  const since = (states: EvidenceInput['states']) =>
    evidence(states).coverage.map(({ source, state, since }) => [source, state, since]);
  expect(since([hn, lemmySince(NOW - 59 * DAY)])).toEqual([
    ['hacker-news', 'ok', null],
    ['lemmy', 'ok', null],
  ]);
  expect(since([hn, lemmySince(NOW - 3 * DAY)])).toEqual([
    ['hacker-news', 'ok', null],
    ['lemmy', 'ok', NOW - 3 * DAY],
  ]);
  // All of them are as old as the keyword, whose age is shown anyway.
  expect(since([{ ...hn, coveredFrom: NOW - 3 * DAY }, lemmySince(NOW - 3 * DAY)])).toEqual([
    ['hacker-news', 'ok', null],
    ['lemmy', 'ok', null],
  ]);
});

test('one author is taken for spam from four posts on', () => {
  const byOne = (count: number) => {
    const { post } = mention('lemmy', 0);
    const posts = Array.from({ length: count }, (_, n) => mention('lemmy', n));
    return posts.map((own) => ({ ...own, post: { ...own.post, author: post.author } }));
  };
  expect(evidence([hn], byOne(3)).possibleSpam).toBe(false);
  expect(evidence([hn], byOne(4)).possibleSpam).toBe(true);
});

test('one feed that does not answer is named beside those that do', () => {
  const feed = (title: string, more = {}) =>
    readRequest(NOW, { source: 'feed', key: title, title, params: { url: title }, ...more });
  const error = { kind: 'down', detail: 'b.example has a problem.', status: 500, at: NOW } as const;
  const down = { failures: 5, error, lastSuccessAt: NOW - 9 * HOUR };
  const line = { source: 'feed', state: 'down', since: NOW - 9 * HOUR, detail: error.detail };
  expect(evidence([feed('First Board'), feed('Second Board', down)]).coverage).toEqual([
    { source: 'feed', state: 'ok', since: null, detail: null },
    { ...line, name: 'Second Board' },
  ]);
  // Where none answers, the source says it in one line.
  expect(evidence([feed('First Board', down), feed('Second Board', down)]).coverage).toEqual([line]);
});

test('a webhook and imports are among what was read, a webhook by its name', () => {
  const pushed = [
    { source: 'webhook', name: 'desk', since: NOW - 2 * DAY },
    { source: 'import', since: null },
  ];
  expect(evidence([hn], sixOfEach(), pushed).coverage).toEqual([
    { source: 'hacker-news', state: 'ok', since: null, detail: null },
    { source: 'webhook', name: 'desk', state: 'ok', since: NOW - 2 * DAY, detail: null },
    { source: 'import', state: 'ok', since: null, detail: null },
  ]);
  expect(evidence([], sixOfEach(), pushed.slice(0, 1)).coverage).toEqual([
    { source: 'webhook', name: 'desk', state: 'ok', since: null, detail: null },
  ]);
});

test('a rise is compared with the time of what brings it, not of what was read in vain before', () => {
  const hours = (since: number | null) => evidence([hn], sixOfEach(), [], since).baselineHours;
  expect(hours(null)).toBe(336);
  expect(hours(NOW - 2 * DAY)).toBe(48);
  expect(hours(NOW - 60 * DAY)).toBe(336);
});
