import { logGamma } from './log-gamma.ts';

/**
 * The negative binomial of mean M and size r (variance M + M²/r): what a Gamma-Poisson forecast expects
 * of a count. All tails are worked out in logarithms, so that a burst of thousands has a score and not an
 * infinity.
 */

/** Continued fraction of the incomplete beta function, by Lentz's method (DLMF 8.17.22). */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let h = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    const change = d * c;
    h *= change;
    if (Math.abs(change - 1) < 1e-13) break;
  }
  return h;
}

/** Natural logarithm of the regularized incomplete beta function I_x(a, b), with 1 - x given as `rest`. */
function logBetaRegularized(x: number, rest: number, a: number, b: number): number {
  const front = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest);
  if (x < (a + 1) / (a + b + 2)) return front + Math.log(betaFraction(a, b, x)) - Math.log(a);
  const complement = Math.exp(front + Math.log(betaFraction(b, a, rest)) - Math.log(b));
  return Math.log1p(-Math.min(complement, 1 - Number.EPSILON));
}

/**
 * log10 of P(Y >= count), Y negative binomial of this mean and size: I_{M/(M+r)}(count, r).
 * Zero (certainty) for a count of zero or less.
 * @throws RangeError unless mean and size are above zero
 */
export function tailLog10(count: number, mean: number, size: number): number {
  if (!(mean > 0 && size > 0)) throw new RangeError(`no count has the mean ${mean} and the size ${size}`);
  if (count <= 0) return 0;
  return Math.min(0, logBetaRegularized(mean / (mean + size), size / (mean + size), count, size) / Math.LN10);
}

/** Smallest count k with P(Y <= k) >= share, by bisection on the tail. */
function quantile(share: number, mean: number, size: number): number {
  const below = (k: number) => 1 - 10 ** tailLog10(k + 1, mean, size) >= share;
  if (below(0)) return 0;
  let low = 0;
  let high = Math.max(1, Math.ceil(mean));
  while (!below(high)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (below(middle)) high = middle;
    else low = middle;
  }
  return high;
}

export interface CountRange {
  readonly low: number;
  readonly high: number;
}

/** The central 90 % of the counts that this mean and size lead one to expect (5 % and 95 % quantiles). */
export function countRange(mean: number, size: number): CountRange {
  if (!(mean > 0)) return { low: 0, high: 0 };
  return { low: quantile(0.05, mean, size), high: quantile(0.95, mean, size) };
}
