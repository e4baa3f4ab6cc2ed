import { describe, expect, it } from 'vitest';
import { CALM, DAY, HOSTILE, Series, shapeAt } from '../../../tools/eval-spikes/generator.ts';
import { heldOutGoal } from '../../../tools/eval-spikes/held-out.ts';
import { alertRows, type NabFile, scoreNab } from '../../../tools/eval-spikes/nab.ts';
import { randomOf } from '../../../tools/eval-spikes/random.ts';
import { coldStart, levelShift, lowCounts, outages } from '../../../tools/eval-spikes/simulations.ts';

const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('the generator', () => {
  it('draws the moments it promises', () => {
    const random = randomOf(1, 'moments');
    const draws = numbers(20_000);
    for (const m of [0.02, 3, 70]) {
      const x = draws.map(() => random.poisson(m));
      expect(Math.abs(mean(x) - m)).toBeLessThan(4 * Math.sqrt(m / x.length));
      const center = mean(x);
      const variance = mean(x.map((v) => (v - center) ** 2));
      expect(variance / m).toBeGreaterThan(0.9);
      expect(variance / m).toBeLessThan(1.1);
    }
    for (const v of [0.1, 0.5, 2]) {
      const x = draws.map(() => random.gamma(v));
      expect(mean(x)).toBeCloseTo(1, 1);
      expect(mean(x.map((g) => (g - 1) ** 2)) / v).toBeGreaterThan(0.85);
      expect(mean(x.map((g) => (g - 1) ** 2)) / v).toBeLessThan(1.15);
    }
  });

  it('has a week of mean one and keeps the rate', () => {
    expect(mean(numbers(7 * DAY).map(shapeAt))).toBeCloseTo(1, 10);
    const series = new Series(CALM, 12, randomOf(2, 'rate'));
    expect(mean(numbers(56 * DAY).map(() => series.next().counts.get(0)!))).toBeCloseTo(1, 1);
  });

  it('repeats itself for a seed, and a fork starts where its parent stands', () => {
    const [a, b] = [new Series(HOSTILE, 5, randomOf(3, 'x')), new Series(HOSTILE, 5, randomOf(3, 'x'))];
    const first = numbers(500).map(() => a.next());
    expect(numbers(500).map(() => b.next())).toEqual(first);
    expect(a.fork(1, 'y').next().start).toBe(a.next().start);
  });
});

describe('the detector on the generator', () => {
  const results = numbers(2).flatMap((i) => [0.2, 5].map((rate) => lowCounts(11, HOSTILE, rate, i)));

  it('pages rarely, and the more the higher the sensitivity', () => {
    const months = results.reduce((sum, r) => sum + r.keywordMonths, 0);
    const rate = (s: 'low' | 'normal' | 'high') =>
      results.reduce((sum, r) => sum + r.falseAlerts[s], 0) / months;
    expect(rate('low')).toBeLessThanOrEqual(rate('normal'));
    expect(rate('normal')).toBeLessThan(rate('high'));
    expect(rate('normal')).toBeLessThan(0.7);
    expect(rate('high')).toBeLessThan(2);
  });

  it('finds most bursts that add two dozen mentions', () => {
    const big = results.flatMap((r) => r.trials).filter((t) => t.extra >= 24 && t.factor >= 10);
    expect(big.length).toBeGreaterThan(20);
    expect(big.filter((t) => t.delay !== null).length / big.length).toBeGreaterThan(0.75);
  });

  it('makes nothing of new keywords, holes and late starts', () => {
    const cold = numbers(12).map((i) => coldStart(12, 5, i));
    expect(cold.reduce((sum, c) => sum + c.fresh, 0)).toBeLessThanOrEqual(1);
    expect(cold.filter((c) => c.found).length).toBeGreaterThanOrEqual(6);
    expect(mean(numbers(2).map((i) => outages(13, 50, i)))).toBe(0);
  });

  it('settles after a change of level', () => {
    const shifts = numbers(8).map((i) => levelShift(15, 5, 5, i));
    expect(mean(shifts.map(([first]) => first))).toBeLessThanOrEqual(2.2);
    expect(mean(shifts.map(([, later]) => later))).toBeLessThanOrEqual(0.2);
  });
});

describe('a benchmark file', () => {
  const rows = 17 * DAY;
  const series = new Series(CALM, 60, randomOf(5, 'file'));
  const from = 15 * DAY + 12 * 12;
  const buckets = numbers(rows).map((i) => series.next(i >= from && i < from + 12 ? 20 : 1));
  const file: NabFile = {
    name: 'Twitter_volume_INVENTED.csv',
    times: buckets.map((b) => b.start + 173_000),
    counts: buckets.map((b) => b.counts.get(0)!),
    windows: [[from - 20, from + 179]],
  };

  it('is alerted at the burst, on the row that was just read', () => {
    const alerts = alertRows(file, { sensitivity: 'normal', slowBurn: true });
    const result = scoreNab([file], [alerts]);
    expect(result.hit).toBe(1);
    expect(result.windows).toBe(1);
    expect(alerts.some((row) => row >= from && row <= from + 3)).toBe(true);
    expect(result.early).toBe(1);
    expect(result.standard).toBeGreaterThan(90 - 6 * result.outside);
  });

  it('alone cannot be held out', () => {
    expect(heldOutGoal([file])).toMatchObject({ ok: null });
  });
});
