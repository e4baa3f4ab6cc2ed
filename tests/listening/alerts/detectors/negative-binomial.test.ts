import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma } from '../../../../src/listening/alerts/detectors/log-gamma.ts';
import { countRange, tailLog10 } from '../../../../src/listening/alerts/detectors/negative-binomial.ts';

/** P(Y <= k) by adding up the mass function from its recurrence. */
function cumulative(k: number, mean: number, size: number): number {
  const q = mean / (mean + size);
  let mass = (1 - q) ** size;
  let sum = mass;
  for (let y = 1; y <= k; y++) {
    mass *= ((size + y - 1) / y) * q;
    sum += mass;
  }
  return sum;
}

/** P(Y >= k) by adding up the masses from k on, so that nothing cancels. */
function tail(k: number, mean: number, size: number): number {
  const q = mean / (mean + size);
  let mass = (1 - q) ** size;
  for (let y = 1; y <= k; y++) mass *= ((size + y - 1) / y) * q;
  let sum = 0;
  for (let y = k; mass > sum * 1e-17; y++) {
    sum += mass;
    mass *= ((size + y) / (y + 1)) * q;
  }
  return sum;
}

describe('logGamma', () => {
  it('is the logarithm of the factorial at whole numbers', () => {
    let factorial = 1;
    for (let n = 1; n < 40; n++) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 10);
      factorial *= n;
    }
  });

  it('knows one half', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 12);
  });
});

describe('tailLog10', () => {
  it('agrees with exact sums over the upper tail', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.double({ min: 0.01, max: 60, noNaN: true }),
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        (k, mean, size) => {
          const exact = Math.log10(tail(k, mean, size));
          // Below this the exact sum itself loses digits to underflow.
          fc.pre(exact > -280);
          expect(tailLog10(k, mean, size)).toBeCloseTo(exact, 6);
        },
      ),
      { seed: 7 },
    );
  });

  it('has a finite score where the chance underflows', () => {
    const score = -tailLog10(11_899, 30, 8);
    expect(score).toBeGreaterThan(300);
    expect(Number.isFinite(score)).toBe(true);
  });

  it('is certain for a count of zero and falls with every further mention', () => {
    expect(tailLog10(0, 3, 2)).toBe(0);
    for (let k = 1; k < 200; k++) expect(tailLog10(k + 1, 3, 2)).toBeLessThan(tailLog10(k, 3, 2));
  });

  it('nears the Poisson tail when the size is large', () => {
    // P(Y >= 10) for a Poisson of mean 2.
    expect(10 ** tailLog10(10, 2, 1e7)).toBeCloseTo(4.649807e-5, 9);
  });
});

describe('a mean or a size that no count has', () => {
  it.each([
    [0, 1],
    [1, 0],
    [-1, 1],
    [Number.NaN, 1],
    [1, Number.NaN],
  ])('mean %d, size %d: an error, and no search without an end', (mean, size) => {
    expect(() => tailLog10(1, mean, size)).toThrow(RangeError);
    if (mean > 0) expect(() => countRange(mean, size)).toThrow(RangeError);
  });
});

describe('countRange', () => {
  it('holds the 5 % and 95 % quantiles of the exact sums', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 80, noNaN: true }),
        fc.double({ min: 0.3, max: 40, noNaN: true }),
        (mean, size) => {
          const { low, high } = countRange(mean, size);
          expect(cumulative(low, mean, size)).toBeGreaterThanOrEqual(0.05 - 1e-9);
          expect(cumulative(high, mean, size)).toBeGreaterThanOrEqual(0.95 - 1e-9);
          if (low > 0) expect(cumulative(low - 1, mean, size)).toBeLessThan(0.05 + 1e-9);
          if (high > 0) expect(cumulative(high - 1, mean, size)).toBeLessThan(0.95 + 1e-9);
        },
      ),
      { seed: 11 },
    );
  });

  it('is empty where nothing is expected', () => {
    expect(countRange(0, 1)).toEqual({ low: 0, high: 0 });
  });
});
