import { describe, expect, test } from 'vitest';
import { DEFAULT_RULE } from '../../../src/listening/alerts/rule.ts';
import type { Keyword } from '../../../src/listening/keywords/keyword.ts';
import { comparableSince } from '../../../src/listening/series/comparable.ts';
import {
  coveredSince,
  dependenceOf,
  holes,
  isCovered,
  type Listening,
  partsReader,
  settledUntil,
} from '../../../src/listening/series/coverage.ts';
import type { RequestState } from '../../../src/listening/series/health.ts';
import { learnLateness } from '../../../src/listening/series/lateness.ts';
import { NEW_HEALTH, type WebhookHealth } from '../../../src/listening/sources/inbound/webhook.ts';
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
  ...more,
});
const listening = (part: Partial<Listening>): Listening => {
  return { states: [], webhooks: [], imports: [], gaps: [], unread: [], ...part };
};
const depend = (states: RequestState[], share: Record<string, number> = {}) =>
  dependenceOf(keyword, listening({ states }), new Map(Object.entries(share)));

describe('what a keyword depends on', () => {
  test('only requests in its scope, of its sources, and none that only spares others', () => {
    const states = [
      state('feed', { scope: ['w2'] }),
      state('hacker-news', { serves: ['k2'] }),
      state('feed', { key: 'b', scope: ['w1'] }),
      state('lemmy', { params: { spare: 'yes' } }),
    ];
    expect(depend(states).states.map(({ key }) => key)).toEqual(['b']);
    const other = { ...keyword, sources: ['hacker-news'] };
    expect(dependenceOf(other, listening({ states }), new Map()).states).toEqual([]);
  });

  test('it is covered since its first source was, and not before', () => {
    expect(
      coveredSince(
        depend([state('feed', { coveredFrom: null }), state('hacker-news', { coveredFrom: NOW - HOUR })]),
      ),
    ).toBe(NOW - HOUR);
    expect(coveredSince(depend([state('feed', { coveredFrom: null })]))).toBeNull();
  });

  test('can be compared with since the last part that brings much of it is read', () => {
    const day = 24 * HOUR;
    const webhook = { id: 'desk', health: { ...NEW_HEALTH, firstAt: NOW - 2 * day } };
    const { clocks } = dependenceOf(
      keyword,
      {
        ...{ webhooks: [webhook], imports: [], gaps: [], unread: [] },
        states: [
          state('feed', { key: 'news', params: { url: 'news' }, coveredFrom: NOW - 7 * day }),
          state('feed', { key: 'late', params: { url: 'late' }, coveredFrom: NOW - day }),
        ],
      },
      new Map(),
    );
    const since = (news: number, late: number, desk: number) =>
      comparableSince(
        clocks,
        new Map([
          ['feed news', news],
          ['feed late', late],
          ['webhook desk', desk],
        ]),
      );
    expect(since(0, 0, 0)).toBeNull();
    expect(since(0, 0, 95)).toBe(NOW - 2 * day);
    expect(since(95, 2, 3)).toBe(NOW - 7 * day);
    expect(since(50, 10, 40)).toBe(NOW - 2 * day);
    expect(since(10, 80, 10)).toBe(NOW - day);
  });

  test('begins with the last source while nobody knows which ones matter, then with those that do', () => {
    const states = [
      state('hacker-news', { coveredFrom: NOW - 7 * 24 * HOUR }),
      state('lemmy', { coveredFrom: NOW - 6 * 24 * HOUR }),
      state('bluesky', { coveredFrom: NOW - 5 * HOUR }),
      state('feed', { key: 'one', coveredFrom: NOW - 4 * HOUR }),
      state('feed', { key: 'two', coveredFrom: NOW - HOUR }),
    ];
    const since = (share: [string, number][]) => coveredSince(depend(states, Object.fromEntries(share)));
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

describe('which parts were read', () => {
  const EARLY = NOW - 30 * HOUR;
  const read = (part: Partial<Listening>, hoursAgo: number, brought: string[] = []) => {
    const { clocks } = dependenceOf(keyword, listening(part), new Map());
    const from = NOW - hoursAgo * HOUR;
    return partsReader(clocks, NOW)(from, from + 5 * MINUTE, (id) => brought.includes(id));
  };
  const feed = (key: string, more: Partial<RequestState> = {}) =>
    state('feed', { key, params: { url: key }, ...more });
  const hook = (health: Partial<WebhookHealth>) => ({ id: 'h', health: { ...NEW_HEALTH, ...health } });

  test('each by its own clock, from its own beginning', () => {
    const all = {
      states: [state('hacker-news'), feed('f1', { firstAt: NOW - 5 * HOUR, coveredFrom: NOW - 5 * HOUR })],
      webhooks: [hook({ firstAt: NOW - 9 * HOUR })],
      imports: [{ from: NOW - 20 * HOUR, to: NOW - 11 * HOUR }],
    };
    expect(read(all, 4)).toEqual(['hacker-news', 'feed f1', 'webhook h']);
    expect(read(all, 6)).toEqual(['hacker-news', 'webhook h']);
    expect(read(all, 12)).toEqual(['hacker-news', 'import']);
    expect(read(all, 49)).toEqual([]);
  });

  test('one that is down is taken for read while posts may still be in time, and was not read after that', () => {
    const states = [state('hacker-news', { failures: 9, coveredUntil: NOW - 5 * HOUR })];
    expect(read({ states }, 2)).toEqual(['hacker-news']);
    expect(read({ states }, 4)).toEqual([]);
    expect(read({ states }, 6)).toEqual(['hacker-news']);
    expect(read({ states }, 4, ['hacker-news'])).toEqual(['hacker-news']);
  });

  test('what was read too late for the detector, or not at all, was not read; a quiet that nobody knew of was', () => {
    const stretch = { source: 'hacker-news', requestKey: 'a', from: NOW - 9 * HOUR, to: NOW - 7 * HOUR };
    const states = [state('hacker-news')];
    const gap = (reason: string) => [{ ...stretch, reason }];
    expect(read({ states, unread: gap('caught-up') }, 8)).toEqual([]);
    expect(read({ states, gaps: gap('not-all-read') }, 8)).toEqual([]);
    expect(read({ states, gaps: gap('quiet') }, 8)).toEqual(['hacker-news']);
  });

  test('half of the requests of one part speak for it', () => {
    const down = { coveredUntil: EARLY };
    const searches = (missing: number) =>
      [0, 1, 2, 3].map((n) => state('mastodon', { key: `s${n}`, ...(n < missing ? down : {}) }));
    expect(read({ states: searches(2) }, 5)).toEqual(['mastodon']);
    expect(read({ states: searches(3) }, 5)).toEqual([]);
  });

  test('counts are settled as far as posts of that age have arrived, three hours ago at the latest', () => {
    const settled = (part: Partial<RequestState>) => settledUntil(depend([state('feed', part)]), NOW);
    const quick = learnLateness(undefined, new Array<number>(200).fill(2 * MINUTE));
    const slow = learnLateness(undefined, new Array<number>(200).fill(100 * MINUTE));
    expect(settled({})).toBe(NOW - 45 * MINUTE);
    expect(settled({ lateness: quick })).toBeGreaterThanOrEqual(NOW - 10 * MINUTE);
    expect(settled({ lateness: slow })).toBe(NOW - 2 * HOUR);
    expect(settled({ coveredUntil: NOW - 9 * HOUR })).toBe(NOW - 3 * HOUR);
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

  const covered = (own: RequestState, part: Partial<Keyword> = {}) =>
    coveredSince(dependenceOf({ ...young, ...part }, listening({ states: [own] }), new Map()));

  test('is covered since it exists: earlier posts of the request were not stored for it', () => {
    const old = state('feed', { firstAt: NOW - 48 * HOUR, coveredFrom: NOW - 48 * HOUR });
    const feed = { ...old, params: { url: old.key } };
    expect(covered(old)).toBe(young.createdAt);
    expect(covered(feed, { filledFrom: NOW - 24 * HOUR })).toBe(NOW - 24 * HOUR);
    // What a feed showed at its first read was all kept, however old.
    const reaching = { ...feed, coveredFrom: NOW - 72 * HOUR };
    expect(covered(reaching, { filledFrom: NOW - 48 * HOUR })).toBe(NOW - 72 * HOUR);
    // A stream keeps only what matches.
    const stream = { ...old, source: 'bluesky', params: {} };
    expect(covered(stream, { filledFrom: NOW - 24 * HOUR })).toBe(young.createdAt);
  });
  test('is covered as far back as a request reached that was made for it', () => {
    expect(covered(state('hacker-news', { firstAt: NOW - HOUR, coveredFrom: NOW - 24 * 7 * HOUR }))).toBe(
      NOW - 24 * 7 * HOUR,
    );
  });
});

test('requests that were never read with success hold nothing back', () => {
  const never = ['bluesky', 'mastodon'].map((source) =>
    state(source, { firstAt: null, coveredFrom: null, coveredUntil: null, lastSuccessAt: null, failures: 9 }),
  );
  const dependence = { states: [state('feed'), ...never], share: new Map(), gaps: [] };
  expect(isCovered(dependence, NOW - HOUR, NOW, NOW)).toBe(true);
});
