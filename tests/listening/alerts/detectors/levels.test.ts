import { describe, expect, it } from 'vitest';
import type { BucketInput } from '../../../../src/listening/alerts/detectors/bucket-input.ts';
import { countRange } from '../../../../src/listening/alerts/detectors/negative-binomial.ts';
import { seasonSlots } from '../../../../src/listening/alerts/detectors/season-slots.ts';
import { stepInPlace } from '../../../../src/listening/alerts/detectors/spike.ts';
import { BUCKET_MS } from '../../../../src/listening/alerts/detectors/spike-settings.ts';
import { newSpikeState, type SpikeState } from '../../../../src/listening/alerts/detectors/spike-state.ts';
import { hourlyBand } from '../../../../src/listening/alerts/hourly-band.ts';
import { bucketsOf, DAY, HOUR, MONDAY, NORMAL, poissonSeries, run } from './series.ts';

/** Counts by part; null where a part is not read. */
function bucketsOfParts(parts: readonly (readonly (number | null)[])[], from = MONDAY): BucketInput[] {
  return parts[0]!.map((_, i) => {
    const start = from + i * BUCKET_MS;
    const read = parts.flatMap((counts, n) => (counts[i] == null ? [] : [n]));
    const counts = new Map(read.map((n) => [n, parts[n]![i]!]));
    return { start, parts: read, counts, slots: seasonSlots(start, 'UTC') };
  });
}

function play(state: SpikeState, buckets: readonly BucketInput[]) {
  const starts: number[] = [];
  const readings = buckets.map((bucket) => {
    const { events, reading } = stepInPlace(state, bucket, NORMAL);
    for (const e of events) if (e.kind === 'start') starts.push((e.at - MONDAY) / BUCKET_MS);
    return reading;
  });
  return { starts, readings };
}

const nothing = (n: number) => Array<number>(n).fill(0);
const unread = (n: number) => Array<null>(n).fill(null);

describe('a keyword that several parts bring', () => {
  const a = poissonSeries(1, 20 * DAY, () => 0.3);
  const b = poissonSeries(2, 20 * DAY, () => 0.7);

  it('is the same as one part that brings all of it, while all are read', () => {
    const whole = play(newSpikeState(), bucketsOf(a.map((count, i) => count + b[i]!)));
    const parted = play(newSpikeState(), bucketsOfParts([a, b]));
    expect(parted.starts).toEqual(whole.starts);
    parted.readings.forEach(({ expected, usual, size }, i) => {
      expect(expected).toBeCloseTo(whole.readings[i]!.expected, 5);
      expect(usual).toBeCloseTo(whole.readings[i]!.usual, 5);
      expect(size / whole.readings[i]!.size).toBeCloseTo(1, 4);
    });
  });

  it('expects less while a part is down, and as much as before when it is back', () => {
    const hole = b.map((count, i) => (i >= 18 * DAY && i < 19 * DAY ? null : count));
    const { readings, starts } = play(newSpikeState(), bucketsOfParts([a, hole]));
    const mean = (from: number) =>
      readings.slice(from, from + DAY).reduce((sum, { expected }) => sum + expected, 0) / DAY;
    expect(mean(17 * DAY)).toBeGreaterThan(0.85);
    expect(mean(18 * DAY)).toBeGreaterThan(0.2);
    expect(mean(18 * DAY)).toBeLessThan(0.45);
    expect(mean(19 * DAY)).toBeGreaterThan(0.85);
    expect(starts).toEqual([]);
  });
});

describe('a part that joins later', () => {
  it('has a band of expected counts while it alone is read and nothing is expected of it yet', () => {
    const first = [...poissonSeries(5, 2 * DAY, () => 0.4), ...unread(HOUR)];
    const second = [...unread(2 * DAY), ...nothing(HOUR)];
    const { readings } = play(newSpikeState(), bucketsOfParts([first, second]));
    const [last] = hourlyBand(readings, MONDAY + 2 * DAY * BUCKET_MS + HOUR * BUCKET_MS, countRange).slice(
      -1,
    );
    expect(readings.every(({ size }) => size > 0)).toBe(true);
    expect(last).toMatchObject({ expected: 0, low: 0, high: 0 });
  });

  const quiet = nothing(30 * DAY);
  /** Nothing before day 7, from then on `perHour`. */
  const joins = (seed: number, perHour: number, days = 30) => [
    ...unread(7 * DAY),
    ...poissonSeries(seed, (days - 7) * DAY, (i) => (perHour / 12) * (i % DAY < 10 * HOUR ? 0.2 : 1.6)),
  ];

  it('is no spike by being new, however much it brings', () => {
    for (const [seed, perHour] of [1, 5, 30, 200].entries()) {
      expect(play(newSpikeState(), bucketsOfParts([quiet, joins(seed, perHour)])).starts).toEqual([]);
    }
  });

  it('is no spike with a first hour full of posts either', () => {
    const pushed = joins(9, 2);
    for (let i = 7 * DAY; i < 7 * DAY + 6; i++) pushed[i] = 30;
    expect(play(newSpikeState(), bucketsOfParts([quiet, pushed])).starts).toEqual([]);
  });

  it('has bursts that are found once it has a day', () => {
    const pushed = joins(3, 5);
    for (let i = 10 * DAY + 14 * HOUR; i < 10 * DAY + 16 * HOUR; i++) pushed[i]! += 5;
    const { starts } = play(newSpikeState(), bucketsOfParts([quiet, pushed]));
    expect(starts).toHaveLength(1);
    expect(starts[0]! - (10 * DAY + 14 * HOUR)).toBeLessThan(HOUR);
  });

  it('hides no burst of the part that was there before', () => {
    const old = poissonSeries(5, 30 * DAY, () => 0.5);
    const at = 7 * DAY + 12 * HOUR;
    for (let i = at; i < at + 2 * HOUR; i++) old[i]! += 6;
    const { starts } = play(newSpikeState(), bucketsOfParts([old, joins(6, 3)]));
    expect(starts).toHaveLength(1);
    expect(starts[0]! - at).toBeLessThan(HOUR);
  });
});

describe('what comes at the same minute every day', () => {
  const daily = (days: number, minutes: readonly number[], seed: number) => {
    const counts = poissonSeries(seed, days * DAY, () => 0.4);
    for (let day = 0; day < days; day++)
      for (const at of minutes) counts[day * DAY + at + (((day * 7 + at) % 3) - 1)]! += 12;
    return counts;
  };

  it('is usual from its fourth day on, five minutes earlier or later', () => {
    for (const minutes of [[96], [61, 150, 200]]) {
      const { events } = run(newSpikeState(), bucketsOf(daily(42, minutes, minutes.length)));
      const late = events.filter((e) => e.kind === 'start' && e.at > MONDAY + 14 * DAY * BUCKET_MS);
      expect(late).toEqual([]);
    }
  });

  it('is still a rise when it is three times as much', () => {
    const counts = daily(30, [96], 4);
    for (let i = 0; i < 3; i++) counts[29 * DAY + 96 + i]! += 20;
    const { events } = run(newSpikeState(), bucketsOf(counts));
    expect(events.filter((e) => e.kind === 'start' && e.at > MONDAY + 29 * DAY * BUCKET_MS)).toHaveLength(1);
  });
});
