import { describe, expect, it } from 'vitest';
import { NAB_PROFILES, type NabSeries, nabScore, probation } from '../../../tools/eval-spikes/nab-scorer.ts';

const WINDOWS = [
  [1000, 1199],
  [3000, 3199],
] as const;
const of = (...alerts: number[]): NabSeries => ({ rows: 5000, windows: WINDOWS, alerts });
const { standard, lowFalsePositives, lowFalseNegatives } = NAB_PROFILES;
const scores = (...series: NabSeries[]) =>
  [standard, lowFalsePositives, lowFalseNegatives].map((profile) => nabScore(series, profile));

/** The benchmark's sigmoid is a hyperbolic tangent: 2 / (1 + e^(5y)) - 1 = -tanh(5y / 2). */
const sigmoid = (y: number) => -Math.tanh(2.5 * y);
const K = Math.tanh(2.5);

describe('nabScore', () => {
  it('is 0 without alerts and 100 for the first row of every window', () => {
    expect(scores(of())).toEqual([0, 0, 0]);
    for (const score of scores(of(1000, 3000))) expect(score).toBeCloseTo(100, 10);
  });

  it('falls along the window: middle rows and last rows', () => {
    const middle = sigmoid(-0.5) / K;
    const last = sigmoid(-1 / 200) / K;
    const [mid, , midLowFn] = scores(of(1100, 3100));
    expect(mid).toBeCloseTo((100 * (middle + 1)) / 2, 10);
    expect(midLowFn).toBeCloseTo((100 * (middle + 2)) / 3, 10);
    const [end, , endLowFn] = scores(of(1199, 3199));
    expect(end).toBeCloseTo((100 * (last + 1)) / 2, 10);
    expect(endLowFn).toBeCloseTo((100 * (last + 2)) / 3, 10);
  });

  it('counts only the best row inside a window', () => {
    expect(scores(of(1100, 1101, 1150, 3100))).toEqual(scores(of(1100, 3100)));
  });

  it('takes less for an alert just after a window than for one far behind or before all', () => {
    const cost = (row: number) => 100 - nabScore([of(...[1000, 3000, row].sort((a, b) => a - b))], standard);
    expect(cost(1299)).toBeCloseTo((100 * 0.11 * -sigmoid(100 / 199)) / 4, 10);
    expect(cost(2500)).toBeCloseTo((100 * 0.11) / 4, 10);
    expect(cost(800)).toBeCloseTo((100 * 0.11) / 4, 10);
    expect(cost(1299)).toBeLessThan(cost(2500));
  });

  it('weighs false rows and misses by profile', () => {
    const [std, lowFp, lowFn] = scores(of(800, 3000));
    expect(std).toBeCloseTo((100 * (1 - 1 - 0.11 + 2)) / 4, 10);
    expect(lowFp).toBeCloseTo((100 * (1 - 1 - 0.22 + 2)) / 4, 10);
    expect(lowFn).toBeCloseTo((100 * (1 - 2 - 0.11 + 4)) / 6, 10);
  });

  it('ignores the probation, and a window that ends in it is still part of perfect', () => {
    expect(probation(5000)).toBe(750);
    expect(probation(1000)).toBe(150);
    expect(scores(of(10, 700, 749))).toEqual([0, 0, 0]);
    const early: NabSeries = { rows: 5000, windows: [[100, 200], ...WINDOWS], alerts: [1000, 3000] };
    expect(nabScore([early], standard)).toBeCloseTo((100 * 4) / 5, 10);
    const across: NabSeries = { rows: 5000, windows: [[700, 899]], alerts: [749, 750] };
    expect(nabScore([across], standard)).toBeCloseTo(50 * (sigmoid(-150 / 200) / K + 1), 10);
  });

  it('adds files up before it scales', () => {
    const missed = scores(of(1000, 3000), of())[0]!;
    expect(missed).toBeCloseTo(50, 10);
  });
});
