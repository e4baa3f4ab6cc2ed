import { beforeEach, describe, expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import type { Alert } from '../../../src/listening/alerts/alert.ts';
import { seasonSlots } from '../../../src/listening/alerts/detectors/season-slots.ts';
import { stepInPlace } from '../../../src/listening/alerts/detectors/spike.ts';
import type { SpikeEvent } from '../../../src/listening/alerts/detectors/spike-event.ts';
import { newSpikeState } from '../../../src/listening/alerts/detectors/spike-state.ts';
import { applyAction } from '../../../src/listening/alerts/triage.ts';
import { BUCKET, DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { follow } from '../../../src/services/alerts/follow-alert.ts';
import { joinedSince } from '../../../src/services/alerts/joined.ts';
import type { StreamReading } from '../../../src/services/alerts/step-detector.ts';
import { newWorld, raise, sendAll, type World } from '../../commands/harness.ts';
import { storePosts } from '../../commands/posts.ts';
import { maple, NINE, sampleAlert } from '../../listening/alerts/triage-sample.ts';

/** Two hours of so many mentions a bucket, without any event: the totals are the alert's own. */
function reading(count: number, at = NINE + HOUR): StreamReading {
  const state = newSpikeState();
  for (let start = at - 2 * HOUR; start < at; start += BUCKET)
    stepInPlace(
      state,
      { start, parts: [0], counts: new Map([[0, count]]), slots: seasonSlots(start, 'UTC') },
      { sensitivity: 'normal', slowBurn: false },
    );
  return { stream: 'negative', events: [], state: { ...state, episode: null }, row: null };
}

function snoozed(part: Partial<Alert> = {}): Alert {
  const slept = applyAction(sampleAlert(part), { verb: 'snooze', until: NINE + 4 * HOUR }, maple, NINE);
  if (!slept.ok) throw new Error('an open alert can be snoozed');
  return slept.alert;
}

describe('a snooze that a rise in severity ends', () => {
  /** As if so many had come in all: what severity goes by. */
  const grown = (total: number, alert = snoozed()): Alert => ({ ...alert, now: { ...alert.now, total } });

  test('is announced once in the thread', () => {
    const moved = follow(grown(120), reading(5), NINE + HOUR)!;
    expect(moved.alert).toMatchObject({ severity: 1, triage: { state: 'new', snoozedUntil: null } });
    expect(moved.lines).toEqual([{ what: 'wake', worse: true }]);
    const again = follow(moved.alert, reading(6), NINE + 2 * HOUR)!;
    expect(again.lines).toEqual([]);
  });

  test('is not announced while it gets no worse, nor for an alert that was awake', () => {
    expect(follow(grown(50), reading(5), NINE + HOUR)?.lines).toEqual([]);
    expect(follow(grown(120, sampleAlert()), reading(5), NINE + HOUR)?.lines).toEqual([]);
  });
});

describe('growth and calm', () => {
  const START = NINE - HOUR;
  /** The detector's event for the episode of `sampleAlert`, twice as high as at the last report. */
  function readingWith(kind: 'escalate' | 'calm', at: number): StreamReading {
    const event: SpikeEvent = {
      kind,
      at,
      window: 24,
      windowFrom: at - 2 * HOUR,
      observed: 90,
      expected: 19.4,
      usual: 19.4,
      low: 12,
      high: 28,
      timesNormal: 2.1 * 2.2,
      score: 9,
      bar: 4.2,
      habituation: 0,
      expectedEvent: null,
      since: START,
      episodeStart: START,
      peakScore: 9,
      total: 41,
      busiestHour: 30,
      busiestAt: at,
      timesTold: 2.2,
      ageHours: 552,
      learning: false,
      gap: null,
    };
    return { ...reading(5, at), events: [event] };
  }
  const closed = (verb: 'resolve' | 'dismiss') => {
    const reason = verb === 'resolve' ? 'answered' : 'noise';
    const done = applyAction(sampleAlert(), { verb, reason }, maple, NINE);
    if (!done.ok) throw new Error('an open alert can be closed');
    return done.alert;
  };

  test('are announced for an open alert', () => {
    const grown = follow(sampleAlert(), readingWith('escalate', NINE + HOUR), NINE + HOUR)!;
    expect(grown.lines).toEqual([{ what: 'doubled' }]);
    expect(grown.alert.now).toMatchObject({ escalations: 1, toldAt: NINE + HOUR });
    const calm = follow(sampleAlert(), readingWith('calm', NINE + HOUR), NINE + HOUR)!;
    expect(calm.lines).toEqual([{ what: 'calm' }]);
  });

  test.each([
    ['resolved', closed('resolve')],
    ['dismissed', closed('dismiss')],
    ['snoozed', snoozed()],
  ])('are not announced once it is %s, and its figures go on', (_, alert) => {
    const grown = follow(alert, readingWith('escalate', NINE + HOUR), NINE + HOUR)!;
    expect(grown.lines).toEqual([]);
    expect(grown.alert.now).toMatchObject({ at: NINE + HOUR, escalations: 0, toldAt: alert.now.toldAt });
    const calm = follow(alert, readingWith('calm', NINE + HOUR), NINE + HOUR)!;
    expect(calm.lines).toEqual([]);
    expect(calm.alert.calmAt).toBe(NINE + HOUR);
  });

  test('a rise that ends a snooze is announced by one line, and only then', () => {
    const alert = snoozed();
    const deep = { ...alert, now: { ...alert.now, total: 120 } };
    const woken = follow(deep, readingWith('escalate', NINE + HOUR), NINE + HOUR)!;
    expect(woken.lines).toEqual([{ what: 'wake', worse: true }]);
    const again = follow(woken.alert, readingWith('escalate', NINE + HOUR), NINE + HOUR + 5 * MINUTE);
    expect(again?.lines ?? []).toEqual([]);
  });
});

describe('who joins a running alert', () => {
  let world: World;
  let alert: Alert;
  let keywordId: string;
  beforeEach(async () => {
    world = await newWorld();
    await world.say('add kestrelbox --name Kestrelbox');
    alert = await raise(world, { startedAt: NINE - HOUR });
    keywordId = alert.keywordId!;
    world.pass(30 * MINUTE);
  });
  const post = (source: string, n: number, more = {}) =>
    storePosts(
      world,
      keywordId,
      Array.from({ length: n }, (_, at) => ({
        text: `kestrelbox again ${at}`,
        at: world.now() - (at + 1) * MINUTE,
        label: 'neg' as const,
        author: `author-${at}`,
        source,
        ...more,
      })),
    );
  const joined = (later = alert) => joinedSince(world.store, later, world.now() + MINUTE);

  test('a source that the evidence did not have, once it has brought enough', async () => {
    await post('feed', 2);
    expect(await joined()).toBeNull();
    await post('feed', 2);
    const found = (await joined())!;
    expect(found.lines).toEqual([{ what: 'new-source', source: 'feed', posts: 4 }]);
    expect(await joined({ ...alert, now: { ...alert.now, joined: found.reported } })).toBeNull();
  });

  test('not the source that raised it, nor one that brings as much as ever', async () => {
    await post('hacker-news', 9);
    await storePosts(
      world,
      keywordId,
      Array.from({ length: 14 * 24 }, (_, n) => ({
        text: `kestrelbox ${n}`,
        at: NINE - 2 * HOUR - n * HOUR,
        label: 'neg' as const,
        source: 'feed',
      })),
    );
    await post('feed', 4);
    expect(await joined()).toBeNull();
  });

  test('a large author whose post came after it was raised, and not again with the next post', async () => {
    await post('hacker-news', 1, { author: 'copper.gazette', followers: 48_000 });
    await post('hacker-news', 1, { author: 'small.voice', followers: 900 });
    const found = (await joined())!;
    expect(found.lines).toEqual([{ what: 'large-author', author: 'copper.gazette', followers: 48_000 }]);
    await post('hacker-news', 1, { author: 'copper.gazette', followers: 48_000 });
    expect(await joined({ ...alert, now: { ...alert.now, joined: found.reported } })).toBeNull();
  });

  test('six at most in one thread', async () => {
    await post('hacker-news', 7, { followers: 48_000 });
    const found = (await joined())!;
    expect(found.lines).toHaveLength(6);
    expect(await joined({ ...alert, now: { ...alert.now, joined: found.reported } })).toBeNull();
  });

  test('nobody, once it is calm, asleep or closed', async () => {
    await post('feed', 5);
    const triage = { ...alert.triage, state: 'resolved' as const, closedAt: NINE };
    expect(await joined({ ...alert, calmAt: NINE })).toBeNull();
    expect(
      await joined({ ...alert, triage: { ...alert.triage, state: 'snoozed', snoozedUntil: 'calm' } }),
    ).toBeNull();
    expect(await joined({ ...alert, triage })).toBeNull();
  });

  test('the detect job announces it in the thread of each card, once', async () => {
    await storePosts(
      world,
      keywordId,
      Array.from({ length: 60 }, (_, n) => ({
        text: 'kestrelbox',
        at: NINE - DAY - n * HOUR,
        label: 'neg' as const,
      })),
    );
    await post('feed', 5);
    const clock = { now: world.now, sleep: async () => {} };
    const [state] = await world.store.requestStates();
    const request = { ...state!, scope: 'all' as const, serves: 'all' as const };
    const job = detectJob({ store: world.store, clock, plan: () => [request], ready: () => true });
    const lines = async () => {
      await job.run(world.now());
      return (await sendAll(world)).filter(({ key }) => key.includes('new-source'));
    };
    expect((await lines()).map(({ kind, root }) => [kind, root])).toEqual([
      ['reply', `alert:${alert.id}:card:slack:T0KESTREL:C0SUPPORT`],
    ]);
    world.pass(5 * MINUTE);
    expect(await lines()).toEqual([]);
  });
});
