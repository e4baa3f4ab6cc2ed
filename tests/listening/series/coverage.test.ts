import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import {
  coveredFor,
  coveredSince,
  dependenceOf,
  finalUntil,
  holes,
  isCovered,
} from '../../../src/listening/series/coverage.ts';
import type { RequestState } from '../../../src/listening/series/health.ts';
import type { Request } from '../../../src/listening/sources/source.ts';
import { HOUR, MINUTE } from '../../../src/listening/time.ts';

const NOW = Date.parse('2026-03-03T12:00:00Z');
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
  createdAt: 0,
  createdBy: 'p1',
};
const request = (source: string, more: Partial<Request> = {}): Request => ({
  source,
  key: 'a',
  params: {},
  scope: 'all',
  serves: 'all',
  everyMs: 5 * MINUTE,
  ...more,
});
const state = (source: string, more: Partial<RequestState> = {}): RequestState => ({
  source,
  key: 'a',
  params: {},
  title: null,
  cursor: null,
  firstAt: NOW - 48 * HOUR,
  lastTryAt: NOW,
  lastSuccessAt: NOW - MINUTE,
  nextAt: NOW,
  everyMs: 5 * MINUTE,
  failures: 0,
  error: null,
  coveredFrom: NOW - 48 * HOUR,
  coveredUntil: NOW - MINUTE,
  recent: '1',
  quotaLeft: null,
  stopped: false,
  ...more,
});
const depend = (states: RequestState[], share: Record<string, number> = {}, gaps = []) =>
  dependenceOf(
    keyword,
    states.map(({ source }) => request(source)),
    new Map(states.map((state) => [`${state.source} ${state.key}`, state])),
    gaps,
    new Map(Object.entries(share)),
  );

describe('what a keyword depends on', () => {
  test('only requests in its scope, of its sources', () => {
    const plan = [
      request('feed', { scope: ['w2'] }),
      request('hacker-news', { serves: ['k2'] }),
      request('feed', { key: 'b', scope: ['w1'] }),
    ];
    const states = new Map([
      ['feed a', state('feed')],
      ['hacker-news a', state('hacker-news')],
      ['feed b', state('feed', { key: 'b' })],
    ]);
    expect(dependenceOf(keyword, plan, states, [], new Map()).states.map(({ key }) => key)).toEqual(['b']);
    expect(
      dependenceOf({ ...keyword, sources: ['hacker-news'] }, plan, states, [], new Map()).states,
    ).toEqual([]);
  });
  test('it is covered since its first source was, and not before', () => {
    expect(
      coveredSince(
        depend([state('feed', { coveredFrom: null }), state('hacker-news', { coveredFrom: NOW - HOUR })]),
      ),
    ).toBe(NOW - HOUR);
    expect(coveredSince(depend([state('feed', { coveredFrom: null })]))).toBeNull();
  });

  test('begins with the last source while nobody knows which ones matter, then with those that do', () => {
    const states = [
      state('hacker-news', { coveredFrom: NOW - 7 * 24 * HOUR }),
      state('lemmy', { coveredFrom: NOW - 6 * 24 * HOUR }),
      state('bluesky', { coveredFrom: NOW - 5 * HOUR }),
      state('feed', { key: 'one', coveredFrom: NOW - 4 * HOUR }),
      state('feed', { key: 'two', coveredFrom: NOW - HOUR }),
    ];
    const since = (share: [string, number][]) => coveredSince({ states, share: new Map(share), gaps: [] });
    expect(since([])).toBe(NOW - 4 * HOUR);
    expect(
      since([
        ['hacker-news', 0.7],
        ['lemmy', 0.15],
        ['bluesky', 0.1],
        ['feed', 0.05],
      ]),
    ).toBe(NOW - 6 * 24 * HOUR);
    expect(
      since([
        ['hacker-news', 0.3],
        ['bluesky', 0.7],
      ]),
    ).toBe(NOW - 5 * HOUR);
    expect(since([['hacker-news', 1]])).toBe(NOW - 7 * 24 * HOUR);
  });
});

describe('final counts', () => {
  test('end where the slowest source has read to', () => {
    expect(
      finalUntil(depend([state('feed', { coveredUntil: NOW - 40 * MINUTE }), state('hacker-news')]), NOW),
    ).toBe(NOW - 40 * MINUTE);
  });
  test('are not held back for ever by a dead one', () => {
    expect(finalUntil(depend([state('feed', { coveredUntil: NOW - 30 * HOUR })]), NOW)).toBe(NOW - 3 * HOUR);
  });
});

describe('a gap is not a zero', () => {
  const dead = state('hacker-news', { failures: 5, coveredUntil: NOW - 2 * HOUR });
  test('buckets after a source died are not covered, those before it are', () => {
    expect(isCovered(depend([dead, state('feed')]), NOW - HOUR, NOW - HOUR + 5 * MINUTE, NOW)).toBe(false);
    expect(isCovered(depend([dead, state('feed')]), NOW - 3 * HOUR, NOW - 3 * HOUR + 5 * MINUTE, NOW)).toBe(
      true,
    );
  });
  test('a source that brings little does not stop the keyword', () => {
    expect(
      isCovered(depend([dead, state('feed')], { 'hacker-news': 0.1, feed: 0.9 }), NOW - HOUR, NOW, NOW),
    ).toBe(true);
    expect(
      isCovered(depend([dead, state('feed')], { 'hacker-news': 0.5, feed: 0.5 }), NOW - HOUR, NOW, NOW),
    ).toBe(false);
  });
  test('a source within its own rhythm is not missing', () => {
    expect(
      isCovered(depend([state('feed', { coveredUntil: NOW - 9 * MINUTE })]), NOW - 5 * MINUTE, NOW, NOW),
    ).toBe(true);
  });
});

describe('holes of a chart', () => {
  const gap = (source: string, requestKey: string, from: number, to: number) => ({
    source,
    requestKey,
    from: NOW - from * HOUR,
    to: NOW - to * HOUR,
    reason: 'down',
  });
  const feeds = (...dead: [from: number, to: number][]) =>
    dead.map(([from, to], n) => gap('feed', `https://blog${n}.example/`, from, to));
  const stretches = (gaps: ReturnType<typeof gap>[], requests = 10) =>
    holes(gaps, new Map([['feed', requests]])).map(({ from, to }) => [
      (NOW - from) / HOUR,
      (NOW - to) / HOUR,
    ]);

  test('one dead feed of many makes none, the only one does', () => {
    expect(stretches(feeds([9, 1]))).toEqual([]);
    expect(stretches(feeds([9, 1]), 1)).toEqual([[9, 1]]);
    expect(stretches(feeds([9, 1]), 0)).toEqual([[9, 1]]);
  });

  test('many dead feeds make one while they are dead together', () => {
    expect(stretches(feeds([9, 3], [8, 2], [7, 1]))).toEqual([[7, 3]]);
    expect(stretches([...feeds([9, 3]), ...feeds([8, 2])])).toEqual([]);
  });

  test('a search that was not asked makes one', () => {
    expect(stretches([gap('hacker-news', 'kestrelbox', 5, 2), ...feeds([9, 1])])).toEqual([[5, 2]]);
  });
});

describe('a keyword that joins a request that was there before it', () => {
  const young = { ...keyword, createdAt: NOW - 2 * HOUR };

  test('is covered since it exists: earlier posts of the request were not stored for it', () => {
    const old = state('feed', { firstAt: NOW - 48 * HOUR, coveredFrom: NOW - 48 * HOUR });
    expect(coveredFor(old, young).coveredFrom).toBe(young.createdAt);
    const states = new Map([['feed a', old]]);
    expect(coveredSince(dependenceOf(young, [request('feed')], states, [], new Map()))).toBe(young.createdAt);
  });
  test('is covered as far back as a request reached that was made for it', () => {
    const own = state('hacker-news', { firstAt: NOW - HOUR, coveredFrom: NOW - 24 * 7 * HOUR });
    expect(coveredFor(own, young)).toBe(own);
  });
});

test('requests that were never read with success hold nothing back', () => {
  const never = ['bluesky', 'mastodon'].map((source) =>
    state(source, { firstAt: null, coveredFrom: null, coveredUntil: null, lastSuccessAt: null, failures: 9 }),
  );
  const dependence = { states: [state('feed'), ...never], share: new Map(), gaps: [] };
  expect(isCovered(dependence, NOW - HOUR, NOW, NOW)).toBe(true);
});
