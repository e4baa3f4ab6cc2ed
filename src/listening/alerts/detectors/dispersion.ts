/** Prior of a window's over-dispersion: its value, and its weight. */
export interface DispersionPrior {
  readonly phi: number;
  readonly weight: number;
}

/** One learned window: a discounted sum of squared surprises and of their weights. */
export interface Dispersion {
  num: number;
  den: number;
}

/** The count of a whole window, the expected count, and the shape of the level's Gamma then. */
export interface WholeWindow {
  readonly count: number;
  readonly mean: number;
  readonly shape: number;
}

const PHI_MIN = 0.02;
/**
 * A surprise counts as noise up to this many standard deviations and mentions. More of it is a rise: if rises passed for
 * noise, a keyword that has had a few would hide the next one. The mentions are for small counts, whose tail is long.
 */
const SURPRISE_CLAMP = 1.5;
const SURPRISE_SPARE = 1.5;

export const newDispersion = (): Dispersion => ({ num: 0, den: 0 });

/** Mentions cause mentions: clumps add this much of its mean to the variance of every count. */
const CLUMPS = 0.1;

/** Never nothing: where no part is expected to bring anything, a count has a size all the same. */
const TRACE = 1e-6;

/** Size of the negative binomial of a count that is expected to be `mean`: its variance is M + clumps M + phi M². Above zero. */
export function sizeOf(phi: number, shape: number, mean: number): number {
  return 1 / (phi + 1 / shape + CLUMPS / Math.max(mean, TRACE));
}

/** Over-dispersion of a window: variance is M + clumps M + phi M². */
export function overDispersion(learned: Dispersion, prior: DispersionPrior): number {
  return Math.max(PHI_MIN, (prior.phi * prior.weight + learned.num) / (prior.weight + learned.den));
}

/**
 * Learns from one whole window; `decay` is per window. The part of a surprise that the level's own uncertainty explains
 * is not noise: it is added when a window is read.
 */
export function learnDispersion(
  learned: Dispersion,
  prior: DispersionPrior,
  decay: number,
  { count, mean, shape }: WholeWindow,
): void {
  const phi = overDispersion(learned, prior) + 1 / shape;
  const clumpy = (1 + CLUMPS) * mean;
  const bound = SURPRISE_CLAMP * Math.sqrt(clumpy + phi * mean * mean) + SURPRISE_SPARE;
  const surprise = Math.min(bound, Math.max(-bound, count - mean));
  const weight = Math.min(mean * mean, 1);
  learned.num = decay * learned.num + weight * ((surprise * surprise - clumpy) / (mean * mean) - 1 / shape);
  learned.num = Math.max(learned.num, -prior.phi * prior.weight);
  learned.den = decay * learned.den + weight;
}
