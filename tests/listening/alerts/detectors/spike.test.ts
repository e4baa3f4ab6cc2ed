import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayBuckets, step } from '../../../../src/listening/alerts/detectors/spike.ts';
import {
  BUCKET_MS,
  DAY_MS,
  HOUR_MS,
  WINDOWS,
} from '../../../../src/listening/alerts/detectors/spike-settings.ts';
import {
  copyState,
  newSpikeState,
  type SpikeState,
} from '../../../../src/listening/alerts/detectors/spike-state.ts';
import { windowPhi } from '../../../../src/listening/alerts/detectors/window-scan.ts';
import { runs } from '../../../runs.ts';
import { bucketOf, bucketsOf, DAY, HOUR, kinds, MONDAY, NORMAL, poissonSeries, run } from './series.ts';

const steady = (perHour: number) => () => perHour / 12;
/** `perHour` throughout, `factor` times that from bucket `from` for `length` buckets. */
const burst = (perHour: number, from: number, length: number, factor: number) => (i: number) =>
  (perHour / 12) * (i >= from && i < from + length ? factor : 1);

describe('a start', () => {
  const at = 20 * DAY + 10 * HOUR;
  const buckets = bucketsOf(poissonSeries(3, 22 * DAY, burst(12, at, 2 * HOUR, 10)));
  const { events } = run(newSpikeState(), buckets);
  const start = events.find((e) => e.kind === 'start')!;

  it('is reported once, minutes after the burst began, and its end once', () => {
    expect(kinds(events).filter((k) => k === 'start')).toHaveLength(1);
    expect(kinds(events).filter((k) => k === 'calm')).toHaveLength(1);
    const delay = start.at - (MONDAY + at * BUCKET_MS);
    expect(delay).toBeGreaterThan(0);
    expect(delay).toBeLessThanOrEqual(20 * 60_000);
  });

  it('carries numbers that agree with one another', () => {
    const counted = buckets
      .filter((b) => b.start >= start.windowFrom && b.start < start.at)
      .reduce((sum, b) => sum + b.counts.get(0)!, 0);
    expect(start.observed).toBe(counted);
    expect(start.at - start.windowFrom).toBe(start.window * BUCKET_MS);
    expect(start.timesNormal).toBeCloseTo(start.observed / start.expected, 12);
    expect(start.low).toBeLessThanOrEqual(start.expected);
    expect(start.high).toBeGreaterThanOrEqual(start.expected);
    expect(start.high).toBeLessThan(start.observed);
    expect(start.score).toBeGreaterThanOrEqual(5);
    expect(start.episodeStart).toBe(start.at);
    expect(start.ageHours).toBeCloseTo((start.at - MONDAY) / HOUR_MS, 9);
    expect(start.learning).toBe(false);
  });

  it('says since when, to within a bucket or two', () => {
    expect(Math.abs(start.since - (MONDAY + at * BUCKET_MS))).toBeLessThanOrEqual(2 * BUCKET_MS);
  });

  it('adds up the whole episode at its end', () => {
    const calm = events.find((e) => e.kind === 'calm')!;
    const counted = buckets
      .filter((b) => b.start >= start.windowFrom && b.start < calm.at)
      .reduce((sum, b) => sum + b.counts.get(0)!, 0);
    expect(calm.total).toBe(counted);
    expect(calm.episodeStart).toBe(start.at);
    expect(calm.busiestHour).toBeGreaterThan(80);
    expect(calm.busiestAt).toBeGreaterThan(start.at);
    // Two quiet hours after the last window that still held the burst.
    expect(calm.at).toBeGreaterThanOrEqual(MONDAY + (at + 4 * HOUR) * BUCKET_MS);
    expect(calm.at).toBeLessThanOrEqual(MONDAY + (at + 8 * HOUR) * BUCKET_MS);
  });
});

describe('the rise of a rare keyword', () => {
  it('is not forgotten at the first empty bucket', () => {
    const counts = poissonSeries(8, 20 * DAY, steady(0.5));
    const at = 20 * DAY;
    const { events } = run(newSpikeState(), bucketsOf([...counts, 2, 1, 0, 2, 0, 1, 2, 0, 2, 2, 2]));
    const start = events.find((e) => e.at > MONDAY + at * BUCKET_MS)!;
    expect(start.kind).toBe('start');
    expect(start.since).toBe(MONDAY + at * BUCKET_MS);
  });
});

describe('a second rise', () => {
  it('began when it began, however large the first one was and however rare its posts', () => {
    for (const daysLater of [2, 7, 14]) {
      const [first, second] = [10 * DAY, (10 + daysLater) * DAY];
      const counts = Array.from({ length: second + HOUR }, (_, i) => {
        if (i >= first && i < first + 6 * HOUR) return 16;
        return i >= second ? 2 : 0;
      });
      const starts = run(newSpikeState(), bucketsOf(counts)).events.filter(({ kind }) => kind === 'start');
      expect(starts.map(({ since }) => (since - MONDAY) / BUCKET_MS)).toEqual([first, second]);
    }
  });
});

describe('the noise of a keyword', () => {
  it('is learned from a burst only when the burst is out of the window that it is weighed in', () => {
    const week = 7 * DAY;
    const buckets = bucketsOf(poissonSeries(7, week + 6 * HOUR, burst(1, week, 3 * HOUR, 10)));
    const longest = WINDOWS.length - 1;
    const noiseAfter = (length: number) =>
      windowPhi(run(newSpikeState(), buckets.slice(0, length)).last.state, longest);
    const before = noiseAfter(week);
    expect(noiseAfter(week + 3 * HOUR)).toBeCloseTo(before, 1);
    expect(noiseAfter(week + 6 * HOUR)).toBeGreaterThan(1.2 * before);
  });
});

describe('sensitivity', () => {
  const at = 20 * DAY + 15 * HOUR;
  const buckets = bucketsOf(poissonSeries(5, 21 * DAY, (i) => (i < at ? 1 : 1 + (i - at) / 8)));
  const firstAt = (sensitivity: 'low' | 'normal' | 'high') =>
    run(newSpikeState(), buckets, { sensitivity, slowBurn: false }).events.find((e) => e.kind === 'start')
      ?.at ?? Infinity;

  it('is reported sooner the higher it is', () => {
    expect(firstAt('high')).toBeLessThan(firstAt('normal'));
    expect(firstAt('normal')).toBeLessThan(firstAt('low'));
  });

  it('gives way to a theta of the keyword', () => {
    const { events } = run(newSpikeState(), buckets, { sensitivity: 'high', theta: 200, slowBurn: false });
    expect(events).toEqual([]);
  });

  it('is raised by an expected event, whose name the alert carries', () => {
    const expectedEvent = { name: 'autumn launch', raise: 1.8 };
    const { events } = run(newSpikeState(), buckets, { sensitivity: 'high', slowBurn: false, expectedEvent });
    expect(events[0]!.expectedEvent).toBe('autumn launch');
    expect(events[0]!.bar).toBeCloseTo(7.2, 12);
    expect(events[0]!.at).toBeGreaterThan(firstAt('high'));
    const high = { ...expectedEvent, raise: 200 };
    expect(run(newSpikeState(), buckets, { ...NORMAL, expectedEvent: high }).events).toEqual([]);
  });
});

describe('episodes', () => {
  const quiet = poissonSeries(13, 20 * DAY, steady(6));

  it('escalate when the rise outgrows the last report, and not before', () => {
    const rise = [...Array(6).fill(6), ...Array(6).fill(7), ...Array(12).fill(40)];
    const { events } = run(newSpikeState(), bucketsOf([...quiet, ...rise]));
    const reported = events.filter((e) => e.at > MONDAY + 20 * DAY_MS);
    expect(kinds(reported)[0]).toBe('start');
    const steps = reported.filter((e) => e.kind === 'escalate');
    expect(steps.length).toBeGreaterThanOrEqual(1);
    let [score, rate] = [reported[0]!.score, reported[0]!.observed / reported[0]!.window];
    for (const e of steps) {
      expect(e.score).toBeGreaterThanOrEqual(2 * score);
      expect(e.timesTold).toBeGreaterThanOrEqual(1.5);
      expect(e.timesTold).toBeCloseTo(e.observed / e.window / rate, 9);
      expect(e.episodeStart).toBe(reported[0]!.at);
      [score, rate] = [e.score, e.observed / e.window];
    }
  });

  it('start at most once in 24 hours', () => {
    const wave = (i: number) => (i % (4 * HOUR) < 6 ? 15 : 0.5);
    const { events } = run(newSpikeState(), bucketsOf([...quiet, ...poissonSeries(2, 10 * DAY, wave)]));
    const starts = events.filter((e) => e.kind === 'start').map((e) => e.at);
    expect(starts.length).toBeGreaterThan(0);
    for (let i = 1; i < starts.length; i++)
      expect(starts[i]! - starts[i - 1]!).toBeGreaterThanOrEqual(DAY_MS);
  });

  it('report the end even when it comes after the day', () => {
    const long = poissonSeries(4, 30 * HOUR, () => 8);
    const after = poissonSeries(6, 12 * HOUR, steady(6));
    const { events } = run(newSpikeState(), bucketsOf([...quiet, ...long, ...after]));
    const fast = events.filter((e) => e.at > MONDAY + 20 * DAY_MS && !e.kind.startsWith('slow'));
    expect(fast.at(-1)!.kind).toBe('calm');
    expect(fast.at(-1)!.at - fast.at(-1)!.episodeStart).toBeGreaterThan(DAY_MS);
  });

  it('ask for a rise of some size after a large one, and never for more', () => {
    const blip = [6, 6, 6];
    const hours = poissonSeries(22, 3 * HOUR, steady(36));
    const huge = Array<number>(6 * HOUR).fill(20);
    const pause = poissonSeries(21, 3 * DAY, steady(6));
    const started = (counts: number[]) =>
      run(newSpikeState(), bucketsOf(counts)).events.filter((e) => e.kind === 'start').length;
    expect(started([...quiet, ...blip])).toBe(1);
    expect(started([...quiet, ...huge, ...pause])).toBe(1);
    expect(started([...quiet, ...huge, ...pause, ...blip])).toBe(1);
    expect(started([...quiet, ...huge, ...pause, ...hours])).toBe(2);
  });
});

describe('a permanent change of level', () => {
  it('is reported at most twice and then is the normal', () => {
    const counts = poissonSeries(31, 56 * DAY, (i) => (i < 28 * DAY ? 0.5 : 2.5));
    const { events } = run(newSpikeState(), bucketsOf(counts));
    const starts = events.filter((e) => e.kind === 'start').map((e) => (e.at - MONDAY) / DAY_MS - 28);
    expect(starts.length).toBeGreaterThanOrEqual(1);
    expect(starts.length).toBeLessThanOrEqual(2);
    expect(starts.every((day) => day > 0 && day < 7)).toBe(true);
  });
});

describe('cold start', () => {
  it('is silent for six hours and says "learning" for 96', () => {
    const early = bucketsOf([...Array<number>(70).fill(0), 50]);
    expect(run(newSpikeState(), early).events).toEqual([]);
    const later = run(newSpikeState(), bucketsOf([...Array<number>(80).fill(0), 50])).events;
    expect(kinds(later)).toEqual(['start']);
    expect(later[0]!.learning).toBe(true);
    expect(later[0]!.ageHours).toBeCloseTo(81 / 12, 9);
  });

  it('takes a busy keyword for normal from its first day on', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const buckets = bucketsOf(poissonSeries(seed, 3 * DAY, steady(50)));
      expect(run(newSpikeState(), buckets, { ...NORMAL, slowBurn: false }).events).toEqual([]);
    }
  });

  it('may start from a prior and a pooled day', () => {
    const dayProfile = Array.from({ length: 48 }, (_, i) => (i % 24 < 12 ? 0.5 : 1.5));
    const state = newSpikeState({ priorMean: 1, dayProfile });
    const noon = MONDAY + 12 * HOUR_MS;
    // Whether it is the keyword's own day is not known before its first one.
    expect(step(state, bucketOf(MONDAY, 1), NORMAL).reading.usual).toBeCloseTo(1, 9);
    expect(step(state, bucketOf(noon, 1), NORMAL).reading.usual).toBeCloseTo(1, 9);
    run(state, bucketsOf(Array<number>(7 * DAY).fill(1)));
    const later = (hour: number) => bucketOf(MONDAY + 7 * DAY_MS + hour * HOUR_MS, 1);
    const [night, day] = [step(state, later(3), NORMAL).reading, step(state, later(15), NORMAL).reading];
    expect(night.usual).toBeLessThan(0.95);
    expect(day.usual).toBeGreaterThan(1.05);
    expect(night.expected).toBeCloseTo(night.usual, 2);
    expect(() => newSpikeState({ priorMean: 0 })).toThrow(RangeError);
    expect(() => newSpikeState({ dayProfile: [1, 1] })).toThrow(RangeError);
  });
});

describe('the season', () => {
  const mean = (i: number) => (i % DAY < DAY / 2 ? 0.3 : 3);
  const usualAt = (days: number, hour: number) => {
    const state = newSpikeState();
    run(state, bucketsOf(poissonSeries(17, days * DAY, mean)));
    const start = MONDAY + days * DAY_MS + hour * HOUR_MS;
    return step(state, bucketOf(start, 0), NORMAL).reading;
  };

  it('raises the expectation as soon as learned', () => {
    expect(usualAt(14, 18).expected).toBeGreaterThan(2.4);
  });

  it('lowers it only after four weeks, and by half at most', () => {
    const young = usualAt(21, 3);
    expect(young.usual).toBeLessThan(0.6);
    expect(young.expected).toBeGreaterThan(1.3);
    const old = usualAt(63, 3);
    expect(old.usual).toBeLessThan(0.45);
    expect(old.expected).toBeGreaterThan(0.65);
    expect(old.expected).toBeLessThan(1);
  });
});

describe('gaps', () => {
  const counts = poissonSeries(41, 20 * DAY, steady(10));

  it('change nothing but the mark, and are shown in the next alert', () => {
    const state = newSpikeState();
    run(state, bucketsOf(counts));
    const before = copyState(state);
    const from = MONDAY + 20 * DAY_MS;
    run(state, bucketsOf(Array<null>(20).fill(null), from));
    expect(state).toEqual({ ...before, gap: { from, to: from + 20 * BUCKET_MS } });
    const { events } = run(state, bucketsOf([10, 20, 20], from + 20 * BUCKET_MS));
    expect(events[0]!.kind).toBe('start');
    expect(events[0]!.gap).toEqual({ from, to: from + 20 * BUCKET_MS });
  });

  it('are found where buckets are missing altogether', () => {
    const state = newSpikeState();
    run(state, bucketsOf(counts));
    const later = MONDAY + 20 * DAY_MS + HOUR_MS;
    run(state, bucketsOf([1], later));
    expect(state.gap).toEqual({ from: later - HOUR_MS, to: later });
  });

  it('before the first data are no history', () => {
    const state = newSpikeState();
    run(state, bucketsOf([...Array<null>(500).fill(null), ...counts.slice(0, 71)]));
    expect(state.age).toBe(71);
    expect(state.gap).toBeNull();
  });

  it('of hours let no old burst alert after them', () => {
    const state = newSpikeState();
    run(state, bucketsOf(counts));
    // A burst that is one mention short of an alert, then five hours without data.
    const end = MONDAY + 20 * DAY_MS;
    const quietBar = { ...NORMAL, theta: 1000 };
    run(state, bucketsOf([12, 12, 12], end), quietBar);
    const { events } = run(state, bucketsOf([2, 1, 0], end + 5 * HOUR_MS));
    expect(events).toEqual([]);
  });
});

describe('step', () => {
  it('leaves the given state alone', () => {
    const state = newSpikeState();
    run(state, bucketsOf(poissonSeries(1, 3 * DAY, steady(20))));
    const text = JSON.stringify(state);
    step(state, bucketsOf([500], MONDAY + 3 * DAY_MS)[0]!, NORMAL);
    expect(JSON.stringify(state)).toBe(text);
  });

  it('refuses buckets out of order, off the grid or with impossible counts', () => {
    const state = newSpikeState();
    const [a, b] = bucketsOf([1, 2]);
    const { state: next } = step(state, b!, NORMAL);
    expect(() => step(next, a!, NORMAL)).toThrow(RangeError);
    expect(() => step(next, b!, NORMAL)).toThrow(RangeError);
    expect(() => step(state, { ...a!, start: a!.start + 1 }, NORMAL)).toThrow(RangeError);
    expect(() => step(state, bucketOf(a!.start, -1), NORMAL)).toThrow(RangeError);
    expect(() => step(state, bucketOf(a!.start, Number.NaN), NORMAL)).toThrow(RangeError);
  });

  it('keeps every number finite whatever the counts', () => {
    const counts = fc.array(
      fc.oneof(fc.constant(null), fc.constant(0), fc.nat({ max: 5 }), fc.nat({ max: 1_000_000 })),
      { minLength: 1, maxLength: 400 },
    );
    fc.assert(
      fc.property(counts, (series) => {
        const state = newSpikeState();
        const { events, last } = run(state, bucketsOf(series), { sensitivity: 'high', slowBurn: true });
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
        expect(JSON.stringify([state, events, last.reading])).not.toContain('null,null');
        for (const e of events) {
          for (const v of Object.values(e)) if (typeof v === 'number') expect(Number.isFinite(v)).toBe(true);
          expect(e.low).toBeLessThanOrEqual(e.high);
          expect(e.since).toBeLessThan(e.at);
        }
      }),
      { seed: 19, numRuns: runs(60) },
    );
  });
});

describe('replay', () => {
  const at = 35 * DAY + 9 * HOUR;
  const counts: (number | null)[] = poissonSeries(23, 40 * DAY, burst(4, at, 3 * HOUR, 12));
  counts.fill(null, 33 * DAY, 33 * DAY + 30);
  const buckets = bucketsOf(counts);

  it('gives byte for byte the events of the live detector, with the state stored as text between buckets', () => {
    let text = JSON.stringify(newSpikeState());
    const live = [];
    let longest = 0;
    for (const bucket of buckets) {
      const result = step(JSON.parse(text) as SpikeState, bucket, NORMAL);
      text = JSON.stringify(result.state);
      longest = Math.max(longest, text.length);
      live.push(...result.events);
    }
    const again = replayBuckets(buckets, NORMAL, { warmUpMs: 0 });
    expect(again.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(again)).toBe(JSON.stringify(live));
    expect(longest).toBeLessThan(8192);
  });

  it('leaves out the first 28 days', () => {
    const early = bucketsOf(poissonSeries(23, 30 * DAY, burst(4, 10 * DAY, HOUR, 20)));
    expect(replayBuckets(early, NORMAL, { warmUpMs: 0 }).length).toBeGreaterThan(0);
    expect(replayBuckets(early, NORMAL)).toEqual([]);
    expect(kinds(replayBuckets(buckets, NORMAL))).toContain('start');
  });
});
