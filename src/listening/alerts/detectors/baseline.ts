import type { SeasonSlots } from './season-slots.ts';
import { BUCKETS_PER_HOUR, decayOfDays } from './spike-settings.ts';
import { type Dispersion, roundShort, type SpikeState, type WholeWindow } from './spike-state.ts';

/** The present normal: the Gamma-Poisson level times the season. Counts are mentions per bucket. */
export interface Forecast {
  /** Expected count; the season may raise it at once and lower it only when well learned. */
  readonly expected: number;
  /** Expected count with the season as learned. */
  readonly usual: number;
  readonly season: number;
  /** Shape of the level's Gamma: its relative variance is one over it. */
  readonly shape: number;
}

const LEVEL_DECAY = decayOfDays(14);
const SEASON_DECAY = decayOfDays(28);
/** Slots are visited by twelve buckets a week, or twelve a day on five (two) days of seven. */
const WEEK_SLOT_DECAY = 0.5 ** (1 / (4 * BUCKETS_PER_HOUR));
const DAY_SLOT_DECAY = 0.5 ** (1 / (20 * BUCKETS_PER_HOUR));
const PRIOR_SHAPE = 0.5;
/** Mentions' worth of trust in the coarser profile: one keyword's hours differ from it by some 22 %. */
const SHRINK = 20;
const SEASON_MIN = 0.1;
const SEASON_MAX = 6;
const FLOOR_FULL_DAYS = 28;
const FLOOR_LOW_DAYS = 56;
const FLOOR_LOW = 0.5;
const WINSOR = 2;
const BUCKETS_PER_DAY = 24 * BUCKETS_PER_HOUR;

/**
 * The least that a season may lower the expectation to: 1 until day 28, then down to 0.5 at day 56. A season borrowed
 * from other keywords is learned already.
 */
function seasonFloor(ageBuckets: number, borrowed: boolean): number {
  if (borrowed) return FLOOR_LOW;
  const days = ageBuckets / BUCKETS_PER_DAY;
  const way = (days - FLOOR_FULL_DAYS) / (FLOOR_LOW_DAYS - FLOOR_FULL_DAYS);
  return 1 - (1 - FLOOR_LOW) * Math.min(1, Math.max(0, way));
}

/** Shape of the level's Gamma: its relative variance is one over it. */
export function levelShape(state: SpikeState): number {
  return state.a + PRIOR_SHAPE;
}

/**
 * The forecast of the next bucket, before its count is known. Where a day profile is known, an hour's mentions weigh
 * less against it the more they come in clumps: n of them say as much as n / (1 + phi n) would without (`hourPhi` is the
 * over-dispersion of an hour). Without one they keep full weight, since the flat day they are weighed against is a guess.
 */
export function forecast(state: SpikeState, slots: SeasonSlots, hourPhi: number): Forecast {
  const { hourOfWeek: h, dayHour: d } = slots;
  const mean = state.exposure > 0 ? state.total / state.exposure : 0;
  const pooled = state.dayProfile?.[d] ?? 1;
  let season = pooled;
  if (mean > 0) {
    const shrink = SHRINK * (state.dayProfile ? 1 + hourPhi * mean * BUCKETS_PER_HOUR : 1);
    const day = (state.dayCount[d]! + shrink * pooled) / (state.dayExposure[d]! * mean + shrink);
    season = (state.weekCount[h]! + shrink * day) / (state.weekExposure[h]! * mean + shrink);
  }
  season = Math.min(SEASON_MAX, Math.max(SEASON_MIN, season));
  const shape = levelShape(state);
  const level = shape / (state.b + PRIOR_SHAPE / state.priorMean);
  return {
    expected: level * Math.max(seasonFloor(state.age, state.dayProfile !== null), season),
    usual: level * season,
    season,
    shape,
  };
}

const round3 = (x: number) => Math.round(x * 1e3) / 1e3;

/**
 * Learns a count, held down to two standard deviations above the forecast so that a burst does not become
 * the normal. `phi` is the over-dispersion of the shortest window.
 */
export function learn(
  state: SpikeState,
  slots: SeasonSlots,
  count: number,
  seen: Forecast,
  phi: number,
): void {
  const { hourOfWeek: h, dayHour: d } = slots;
  const mu = seen.expected;
  const held = Math.min(count, mu + WINSOR * Math.sqrt(mu + (phi + 1 / seen.shape) * mu * mu) + 1);
  state.a = LEVEL_DECAY * state.a + held;
  state.b = LEVEL_DECAY * state.b + seen.season;
  state.total = SEASON_DECAY * state.total + held;
  state.exposure = SEASON_DECAY * state.exposure + 1;
  state.weekCount[h] = round3(WEEK_SLOT_DECAY * state.weekCount[h]! + held);
  state.weekExposure[h] = round3(WEEK_SLOT_DECAY * state.weekExposure[h]! + 1);
  state.dayCount[d] = round3(DAY_SLOT_DECAY * state.dayCount[d]! + held);
  state.dayExposure[d] = round3(DAY_SLOT_DECAY * state.dayExposure[d]! + 1);
}

/** Prior of a window's over-dispersion: its value, and its weight. */
export interface DispersionPrior {
  readonly phi: number;
  readonly weight: number;
}

const PHI_MIN = 0.02;
const SURPRISE_CLAMP = 4;

/** Over-dispersion of a window: variance is M + phi M². */
export function overDispersion(learned: Dispersion, prior: DispersionPrior): number {
  return Math.max(PHI_MIN, (prior.phi * prior.weight + learned.num) / (prior.weight + learned.den));
}

/**
 * Learns from one whole window of `count` mentions where `mean` were expected; `decay` is per window. It waits until the
 * next one is whole: a burst must not be weighed against a noise that it has taught itself. Of windows that follow each
 * other, one that ends now overlaps the waiting one at most.
 */
export function learnDispersion(
  learned: Dispersion,
  prior: DispersionPrior,
  decay: number,
  whole: WholeWindow,
): void {
  if (learned.waiting) learnWindow(learned, prior, decay, learned.waiting);
  learned.waiting = { count: whole.count, mean: roundShort(whole.mean), shape: roundShort(whole.shape) };
}

/** The part of a surprise that the level's own uncertainty explains is not noise: it is added when a window is read. */
function learnWindow(
  learned: Dispersion,
  prior: DispersionPrior,
  decay: number,
  { count, mean, shape }: WholeWindow,
): void {
  const phi = overDispersion(learned, prior) + 1 / shape;
  const bound = SURPRISE_CLAMP * Math.sqrt(mean + phi * mean * mean);
  const surprise = Math.min(bound, Math.max(-bound, count - mean));
  const weight = Math.min(mean * mean, 1);
  learned.num = decay * learned.num + weight * ((surprise * surprise - mean) / (mean * mean) - 1 / shape);
  learned.num = Math.max(learned.num, -prior.phi * prior.weight);
  learned.den = decay * learned.den + weight;
}
