import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { detectJob } from '../../../src/jobs/detect.ts';
import { type Alert, pictureOf } from '../../../src/listening/alerts/alert.ts';
import type { SpikeEvent } from '../../../src/listening/alerts/detectors/spike-event.ts';
import type { Severity } from '../../../src/listening/alerts/kinds/kind.ts';
import { applyAction } from '../../../src/listening/alerts/triage.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { follow, type Seen } from '../../../src/services/alerts/follow-alert.ts';
import { joinedSince } from '../../../src/services/alerts/joined.ts';
import { readDependence, readListening } from '../../../src/services/keywords/read-dependence.ts';
import { newWorld, raise, sendAll, type World } from '../../commands/harness.ts';
import { readRequest, storePosts } from '../../commands/posts.ts';
import { maple, NINE, sampleAlert } from '../../listening/alerts/triage-sample.ts';
import { runs } from '../../runs.ts';

/** So many counted since the start, half of them in the latest window, at a moment. */
function seen(
  total: number,
  at = NINE + HOUR,
  part: Partial<Omit<Seen, 'figures'>> = {},
  figures = {},
): Seen {
  return {
    figures: {
      at,
      observed: Math.ceil(total / 2),
      observedUntil: at,
      expected: 5,
      total,
      usual: 2,
      peak: Math.ceil(total / 2),
      trend: null,
      fresh: 0,
      lately: 0,
      quiet: false,
      settledUntil: at - 30 * MINUTE,
      ...figures,
    },
    events: [],
    end: null,
    latest: null,
    severity: 4,
    respondBy: (severity) => at + severity * HOUR,
    ...part,
  };
}

/** Raised with so many. */
function raisedWith(first: number, part: Partial<Alert> = {}): Alert {
  const alert = sampleAlert({ severity: 3, ...part });
  const { now, evidence } = alert;
  return {
    ...alert,
    evidence: { ...evidence, observed: first, expected: 1 },
    now: { ...now, total: first, first: { total: first, usual: 1 } },
  };
}

function snoozed(alert = raisedWith(10)): Alert {
  const slept = applyAction(alert, { verb: 'snooze', until: NINE + 9 * HOUR }, maple, NINE);
  if (!slept.ok) throw new Error('an open alert can be snoozed');
  return slept.alert;
}

function closed(verb: 'resolve' | 'dismiss'): Alert {
  const reason = verb === 'resolve' ? 'answered' : 'noise';
  const done = applyAction(raisedWith(10), { verb, reason }, maple, NINE);
  if (!done.ok) throw new Error('an open alert can be closed');
  return done.alert;
}

function eventOf(kind: SpikeEvent['kind'], at: number): SpikeEvent {
  return {
    kind,
    at,
    window: 24,
    windowFrom: at - 2 * HOUR,
    observed: 90,
    expected: 19.4,
    usual: 19.4,
    low: 12,
    high: 28,
    timesNormal: 4.6,
    score: 9,
    bar: 4.2,
    habituation: 0,
    expectedEvent: null,
    since: NINE - HOUR,
    episodeStart: NINE - HOUR,
    peakScore: 9,
    total: 41,
    busiestHour: 30,
    busiestAt: at,
    timesTold: 2.2,
    ageHours: 552,
    learning: false,
    gap: null,
  };
}

describe('growth', () => {
  test('is told at twice and four times what was counted at first, each once', () => {
    const said: [number, unknown][] = [];
    let alert = raisedWith(7);
    for (const total of [8, 13, 14, 19, 27, 28, 29, 28]) {
      const moved = follow(alert, seen(total), NINE + HOUR);
      for (const line of moved?.lines ?? []) said.push([total, line]);
      alert = moved?.alert ?? alert;
    }
    expect(said).toEqual([
      [14, { what: 'grown', times: 2 }],
      [28, { what: 'grown', times: 4 }],
    ]);
    expect(alert.now).toMatchObject({ total: 29, escalations: 2, toldGrowth: 4 });
  });

  test('that jumps tells its highest step only', () => {
    expect(follow(raisedWith(7), seen(60), NINE + HOUR)!.lines).toEqual([
      { what: 'severer', withGrowth: true },
      { what: 'grown', times: 8 },
    ]);
  });

  test('of a busy keyword counts beyond its usual talk', () => {
    const alert = raisedWith(40);
    alert.now.first = { total: 40, usual: 15 };
    expect(follow(alert, seen(80, NINE + HOUR, {}, { usual: 60 }), NINE + HOUR)?.lines).toEqual([]);
    expect(follow(alert, seen(110, NINE + HOUR, {}, { usual: 60 }), NINE + HOUR)?.lines).toEqual([
      { what: 'severer', withGrowth: true },
      { what: 'grown', times: 2 },
    ]);
  });

  test.each([
    ['resolved', () => closed('resolve')],
    ['dismissed', () => closed('dismiss')],
  ])('is not announced once it is %s, and its figures go on', (_, made) => {
    const grown = follow(made(), seen(25), NINE + HOUR)!;
    expect(grown.lines).toEqual([]);
    expect(grown.alert.now).toMatchObject({ total: 25, escalations: 0 });
    const calm = follow(
      made(),
      seen(10, NINE + HOUR, { events: [eventOf('calm', NINE)] }, { settledUntil: NINE }),
      NINE + HOUR,
    )!;
    expect([calm.lines, calm.alert.calmAt]).toEqual([[], NINE]);
  });

  test('while it is snoozed is told when it is awake again', () => {
    const asleep = follow(snoozed(), seen(25), NINE + HOUR)!;
    expect(asleep.lines).toEqual([]);
    const woken = applyAction(asleep.alert, { verb: 'wake' }, 'timer', NINE + 9 * HOUR);
    if (!woken.ok) throw new Error('a snooze ends');
    expect(follow(woken.alert, seen(26), NINE + 9 * HOUR)!.lines).toEqual([{ what: 'grown', times: 2 }]);
  });
});

describe('a rise in severity', () => {
  test('is told once, and whoever has not answered has the time of the new severity', () => {
    const moved = follow(raisedWith(20), seen(35), NINE + HOUR)!;
    expect(moved.lines).toEqual([{ what: 'severer' }]);
    expect(moved.alert).toMatchObject({ severity: 2, triage: { respondBy: NINE + 3 * HOUR } });
    expect(follow(moved.alert, seen(36), NINE + HOUR)!.lines).toEqual([]);
  });

  test('comes from all that was written, too; never from what looks like one voice', () => {
    const latest = { ...pictureOf(sampleAlert().evidence), at: NINE, total: 12 };
    const worse = (possibleSpam: boolean) =>
      follow(raisedWith(10), seen(12, NINE, { severity: 1, latest: { ...latest, possibleSpam } }), NINE)!;
    expect(worse(false).alert.severity).toBe(1);
    expect(worse(true).alert.severity).toBe(3);
  });

  test('ends a snooze, by one line, and only then', () => {
    const woken = follow(snoozed(), seen(60), NINE + HOUR)!;
    expect(woken.lines).toEqual([{ what: 'wake', worse: true }]);
    expect(woken.alert).toMatchObject({ severity: 2, triage: { state: 'new', snoozedUntil: null } });
    expect(follow(woken.alert, seen(61), NINE + HOUR + 5 * MINUTE)!.lines).toEqual([]);
  });
});

describe('the end', () => {
  const calm = (at: number, settledUntil: number) =>
    follow(
      raisedWith(10),
      seen(10, settledUntil, { events: [eventOf('calm', at)] }, { settledUntil }),
      settledUntil,
    );

  test('is believed once no more posts are to be expected from before it', () => {
    const at = NINE + 3 * HOUR;
    expect(calm(at, at - 5 * MINUTE)?.alert.calmAt ?? null).toBeNull();
    const over = calm(at, at)!;
    expect(over.lines).toEqual([{ what: 'calm' }]);
    expect(over.alert).toMatchObject({ calmAt: at, endedBy: 'calm' });
  });

  test('of what stays at its level for three days is that it is the usual now', () => {
    const late = NINE + 3 * DAY;
    // Raised with 10 in two hours.
    const at = (lately: number) => follow(raisedWith(10), seen(19, late, {}, { lately, usual: 18 }), late)!;
    expect(at(45).lines).toEqual([{ what: 'level' }]);
    expect(at(45).alert).toMatchObject({ calmAt: late, endedBy: 'level' });
    expect(at(12).lines).toEqual([{ what: 'calm' }]);
    expect(at(12).alert.endedBy).toBe('calm');
  });

  test('is no end for good: within its episode, a rise as large as the first comes back', () => {
    const over = calm(NINE + 3 * HOUR, NINE + 3 * HOUR)!.alert;
    const at = NINE + 6 * HOUR;
    // Whatever trickles in after the end is not part of it.
    expect(follow(over, seen(40, at, {}, { fresh: 9 }), at)).toBeNull();
    expect(follow(over, seen(40, at, {}, { fresh: 10, expected: 6 }), at)).toBeNull();
    const again = follow(over, seen(12, at, {}, { fresh: 10 }), at)!;
    expect(again.lines).toEqual([{ what: 'again' }]);
    expect(again.alert).toMatchObject({ calmAt: null, triage: { respondBy: at + 3 * HOUR } });
    expect(again.alert.endedBy).toBeUndefined();
    const escalated = follow(over, seen(25, at, { events: [eventOf('escalate', at)] }), at)!;
    expect(escalated.lines).toEqual([{ what: 'grown', times: 2 }]);
    expect(escalated.alert.calmAt).toBeNull();
    // It ends a second time, by its own counts: the detector has reported its end before.
    const events = [eventOf('calm', NINE + 3 * HOUR)];
    const later = (hours: number) =>
      follow(
        again.alert,
        seen(13, at + hours * HOUR, { events }, { quiet: true, settledUntil: at + hours * HOUR }),
        at + hours * HOUR,
      )!;
    expect(later(1).alert.calmAt).toBeNull();
    expect(later(2).lines).toEqual([{ what: 'calm' }]);
  });
});

describe('whatever comes', () => {
  /** Counts grow by so many; somebody may snooze, wake, close or reopen in between. */
  const step = fc.record({
    more: fc.nat(30),
    act: fc.constantFrom(null, null, null, 'snooze', 'wake', 'resolve', 'reopen' as const),
    severity: fc.constantFrom(1, 2, 3, 4, 4, 4, 4 as const),
  });

  test('each step of growth is told once, in order, with figures that it holds for, and to people who want it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(step, { maxLength: 30 }), (first, steps) => {
        let alert = raisedWith(first);
        let total = first;
        const told: number[] = [];
        for (const [n, { more, act, severity }] of steps.entries()) {
          const at = NINE + n * 5 * MINUTE;
          total += more;
          if (act) {
            const action =
              act === 'snooze'
                ? ({ verb: act, until: at + 3 * HOUR } as const)
                : act === 'resolve'
                  ? ({ verb: act, reason: 'fixed' } as const)
                  : ({ verb: act } as const);
            const done = applyAction(alert, action, act === 'wake' ? 'timer' : maple, at);
            if (done.ok) alert = done.alert;
          }
          const before = alert;
          const moved = follow(alert, seen(total, at, { severity: severity as Severity }), at);
          alert = moved?.alert ?? alert;
          const lines = moved?.lines ?? [];
          expect(alert.severity).toBeLessThanOrEqual(before.severity);
          if (before.triage.closedAt !== null) expect(lines).toEqual([]);
          if (before.triage.state === 'snoozed')
            expect(lines.map(({ what }) => what)).toEqual(alert.severity < before.severity ? ['wake'] : []);
          for (const line of lines) {
            if (line.what !== 'grown') continue;
            expect(total).toBeGreaterThanOrEqual(line.times * first);
            told.push(line.times);
          }
        }
        expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
      }),
      { seed: 12, numRuns: runs(200) },
    );
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
  const joined = async (later = alert) => {
    const { store } = world;
    const now = world.now() + MINUTE;
    const workspace = await world.workspace();
    const [keyword] = await store.keywords(workspace.id);
    const listening = await readListening(store, workspace, NINE - 60 * DAY, now);
    return joinedSince(
      { store, dependence: await readDependence(store, listening, keyword!, now), now },
      later,
    );
  };

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

  test('not one that brings as much as in the two days for which it has been read', async () => {
    const feed = (coveredFrom: number) =>
      readRequest(world.now(), { source: 'feed', key: 'board', coveredFrom, firstAt: coveredFrom });
    const hourly = Array.from({ length: 46 }, (_, n) => ({
      text: `kestrelbox ${n}`,
      at: NINE - 90 * MINUTE - n * HOUR,
      label: 'neg' as const,
      source: 'feed',
    }));
    await world.store.saveKeyword(
      { ...(await world.store.keywords((await world.workspace()).id))[0]!, createdAt: NINE - 60 * DAY },
      null,
    );
    await storePosts(world, keywordId, hourly, feed(NINE - 2 * DAY));
    await post('feed', 4);
    expect(await joined()).toBeNull();
  });

  test('not one that is read only since then', async () => {
    const since = NINE - 30 * MINUTE;
    const board = readRequest(world.now(), {
      source: 'feed',
      key: 'board',
      coveredFrom: since,
      firstAt: since,
    });
    await storePosts(world, keywordId, [], board);
    await post('feed', 9);
    expect(await joined()).toBeNull();
  });

  test('a large author whose post came after it was raised, and not again with the next post', async () => {
    await post('hacker-news', 1, { author: 'copper.gazette', followers: 48_000 });
    await post('hacker-news', 1, { author: 'small.voice', followers: 900 });
    const found = (await joined())!;
    expect(found.lines).toEqual([
      { what: 'large-author', author: 'copper.gazette', followers: 48_000, counts: { points: 5 } },
    ]);
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
    const job = detectJob({ store: world.store, clock, ready: () => true });
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
