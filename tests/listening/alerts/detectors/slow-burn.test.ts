import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../src/listening/alerts/detectors/spike-settings.ts';
import { newSpikeState } from '../../../../src/listening/alerts/detectors/spike-state.ts';
import { bucketsOf, DAY, HOUR, kinds, MONDAY, NORMAL, poissonSeries, run } from './series.ts';

/** Twenty an hour, and `factor` times that for the whole of one day. */
const day = (factor: number, which: number, days: number) =>
  poissonSeries(7, days * DAY, (i) => (20 / 12) * (i >= which * DAY && i < (which + 1) * DAY ? factor : 1));

describe('a day above its usual without a burst', () => {
  for (const factor of [1.8, 2, 2.5]) {
    it(`is reported once that same day, and its end, at ${factor} times`, () => {
      const all = run(newSpikeState(), bucketsOf(day(factor, 30, 33))).events;
      const events = all.filter((e) => e.kind.startsWith('slow'));
      expect(kinds(events)).toEqual(['slow-start', 'slow-calm']);
      const [start, calm] = events;
      expect(all[0]).toBe(start);
      expect(start!.at).toBeGreaterThan(MONDAY + 30 * DAY_MS);
      expect(start!.at).toBeLessThanOrEqual(MONDAY + 31 * DAY_MS);
      expect([12 * HOUR, 24 * HOUR]).toContain(start!.window);
      expect(start!.timesNormal).toBeGreaterThan(1.5);
      expect(start!.high).toBeLessThan(start!.observed);
      expect(start!.since).toBe(MONDAY + 30 * DAY_MS);
      expect(calm!.episodeStart).toBe(start!.at);
      expect(calm!.at).toBeGreaterThan(MONDAY + 31 * DAY_MS);
    });
  }

  it('is not reported where slow rises are off, though it is learned all the same', () => {
    const buckets = bucketsOf(day(2, 30, 33));
    const [on, off] = [newSpikeState(), newSpikeState()];
    run(on, buckets);
    expect(run(off, buckets, { ...NORMAL, slowBurn: false }).events).toEqual([]);
    expect(off).toEqual(on);
  });

  it('is not reported in the first 72 hours', () => {
    expect(run(newSpikeState(), bucketsOf(day(2, 2, 3))).events).toEqual([]);
  });

  it('is nothing new where a burst was reported', () => {
    const counts = day(2.5, 30, 32);
    for (let i = 30 * DAY; i < 30 * DAY + HOUR; i++) counts[i]! += 25;
    const reported = kinds(run(newSpikeState(), bucketsOf(counts)).events);
    expect(reported).toContain('start');
    expect(reported).not.toContain('slow-start');
    expect(reported).not.toContain('slow-calm');
  });

  it('is not read into a day of which half is missing', () => {
    const counts: (number | null)[] = day(2, 30, 31);
    for (let i = 30 * DAY; i < 31 * DAY; i++) if (Math.floor(i / HOUR) % 2 === 0) counts[i] = null;
    expect(run(newSpikeState(), bucketsOf(counts)).events).toEqual([]);
  });

  it('lets ordinary days pass', () => {
    const { events } = run(newSpikeState(), bucketsOf(day(1.2, 30, 60)));
    expect(events).toEqual([]);
  });
});

describe('a level that stays', () => {
  it('is one line that ends by itself, and then the normal', () => {
    const counts = poissonSeries(9, 70 * DAY, (i) => (20 / 12) * (i >= 30 * DAY ? 2.2 : 1));
    const events = run(newSpikeState(), bucketsOf(counts)).events.filter((e) => e.kind.startsWith('slow'));
    expect(kinds(events)).toEqual(['slow-start', 'slow-calm']);
    expect(events[1]!.at - events[0]!.at).toBeLessThanOrEqual(3 * DAY_MS);
  });

  it('is left as fast when it was none', () => {
    const raised = (i: number) => (i >= 30 * DAY && i < 34 * DAY) || (i >= 65 * DAY && i < 66 * DAY);
    const counts = poissonSeries(12, 70 * DAY, (i) => (20 / 12) * (raised(i) ? 2.2 : 1));
    const events = run(newSpikeState(), bucketsOf(counts)).events.filter((e) => e.kind.startsWith('slow'));
    expect(kinds(events)).toEqual(['slow-start', 'slow-calm', 'slow-start', 'slow-calm']);
  });
});
