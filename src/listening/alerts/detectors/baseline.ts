import { coveredShare, isNewcomer, type Level, learnParts, levelOf, levelOfNewcomer } from './levels.ts';
import type { SeasonSlots } from './season-slots.ts';
import { BUCKETS_PER_HOUR, decayOfDays } from './spike-settings.ts';
import type { SpikeState } from './spike-state.ts';

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

const SEASON_DECAY = decayOfDays(28);
/** Slots are visited by twelve buckets a week, or twelve a day on five (two) days of seven. */
const WEEK_SLOT_DECAY = 0.5 ** (1 / (4 * BUCKETS_PER_HOUR));
const DAY_SLOT_DECAY = 0.5 ** (1 / (20 * BUCKETS_PER_HOUR));
/** Mentions' worth of trust in the coarser profile: one keyword's hours differ from it by some 22 %. */
const SHRINK = 20;
const SEASON_MIN = 0.1;
const SEASON_MAX = 6;
/** Days until the floor begins to fall, and until it is at its lowest: with a season of its own, with a borrowed one. */
const OWN_DAYS = [28, 56] as const;
const BORROWED_DAYS = [2, 7] as const;
/** Days until a borrowed day begins to count, and until it counts fully. */
const LENT_DAYS = [1.25, 3] as const;
const FLOOR_LOW = 0.5;
const WINSOR = 2;
/** A crisis is seen in few hours of the week, and would be their normal for weeks. */
const SEASON_WINSOR = 1;
const BUCKETS_PER_DAY = 24 * BUCKETS_PER_HOUR;

/** From 0 to 1 between two days of age. */
function wayBetween([from, to]: readonly [number, number], ageBuckets: number): number {
  return Math.min(1, Math.max(0, (ageBuckets / BUCKETS_PER_DAY - from) / (to - from)));
}

/** Whether the day that the forecast goes by is one that was asked for: a borrowed one counts after some days only. */
export function knowsItsDay({ dayProfile, age }: SpikeState): boolean {
  return dayProfile === null || wayBetween(LENT_DAYS, age) === 1;
}

/**
 * The least that a season may lower the expectation to: 1 until day 28, then down to 0.5 at day 56. A season borrowed
 * from other keywords is learned already, but whether it is the keyword's own takes a few days to see.
 */
function seasonFloor(ageBuckets: number, borrowed: boolean): number {
  return 1 - (1 - FLOOR_LOW) * wayBetween(borrowed ? BORROWED_DAYS : OWN_DAYS, ageBuckets);
}

/**
 * The forecast of a bucket at the level of the parts that are read in it, before its count is known. Where a day profile is known, an
 * hour's mentions weigh less against it the more they come in clumps: n of them say as much as n / (1 + phi n) would
 * without (`hourPhi` is the over-dispersion of an hour). Without one they keep full weight, since the flat day they are
 * weighed against is a guess.
 */
export function forecast(
  state: SpikeState,
  { mean: level, shape }: Level,
  slots: SeasonSlots,
  hourPhi: number,
): Forecast {
  const { hourOfWeek: h, dayHour: d } = slots;
  const mean = state.exposure > 0 ? state.total / state.exposure : 0;
  // Another keyword's day may be of another time zone: the first day of its own comes first.
  const lent = state.dayProfile?.[d] ?? 1;
  const profile = 1 + (lent - 1) * wayBetween(LENT_DAYS, state.age);
  let season = profile;
  if (mean > 0) {
    const shrink = SHRINK * (state.dayProfile ? 1 + hourPhi * mean * BUCKETS_PER_HOUR : 1);
    const day = (state.dayCount[d]! + shrink * profile) / (state.dayExposure[d]! * mean + shrink);
    season = (state.weekCount[h]! + shrink * day) / (state.weekExposure[h]! * mean + shrink);
  }
  season = Math.min(SEASON_MAX, Math.max(SEASON_MIN, season));
  return {
    expected: level * Math.max(seasonFloor(state.age, state.dayProfile !== null), season),
    usual: level * season,
    season,
    shape,
  };
}

const short = (x: number) => Number(x.toPrecision(5));

/** What the parts of a bucket brought, as the ring keeps it. */
export interface LearnedBucket {
  readonly slots: SeasonSlots;
  readonly read: readonly number[];
  readonly countOf: (part: number) => number;
  /** Whether a rise was seen in it. */
  readonly high: boolean;
}

/**
 * Learns a bucket, held down to two standard deviations above the forecast so that a burst does not become the normal.
 * A newcomer is held by itself, and is no part of the season yet. `phi` is the over-dispersion of the shortest window.
 * @returns what the settled parts brought, and what was usual of them
 */
export function learn(
  state: SpikeState,
  { slots, read, countOf, high }: LearnedBucket,
  hourPhi: number,
  phi: number,
): { count: number; usual: number } | null {
  const settled = read.filter((part) => !isNewcomer(state, part));
  for (const part of read) {
    if (settled.includes(part)) continue;
    const seen = forecast(state, levelOfNewcomer(state, part), slots, hourPhi);
    learnParts(state, [part], () => Math.min(countOf(part), most(seen, phi)), seen.season);
  }
  if (settled.length === 0) return null;
  const seen = forecast(state, levelOf(state, settled), slots, hourPhi);
  const count = settled.reduce((sum, part) => sum + countOf(part), 0);
  const held = Math.min(count, most(seen, phi));
  const share = coveredShare(state, settled);
  learnParts(state, settled, (part) => (count > 0 ? (countOf(part) * held) / count : 0), seen.season);
  if (!high) learnSeason(state, slots, Math.min(count, most(seen, phi, SEASON_WINSOR)), share);
  return { count, usual: seen.usual };
}

function most({ expected: mu, shape }: Forecast, phi: number, deviations = WINSOR): number {
  return mu + deviations * Math.sqrt(mu + (phi + 1 / shape) * mu * mu) + 1;
}

function learnSeason(
  state: SpikeState,
  { hourOfWeek: h, dayHour: d }: SeasonSlots,
  held: number,
  share: number,
) {
  state.total = SEASON_DECAY * state.total + held;
  state.exposure = SEASON_DECAY * state.exposure + share;
  state.weekCount[h] = short(WEEK_SLOT_DECAY * state.weekCount[h]! + held);
  state.weekExposure[h] = short(WEEK_SLOT_DECAY * state.weekExposure[h]! + share);
  state.dayCount[d] = short(DAY_SLOT_DECAY * state.dayCount[d]! + held);
  state.dayExposure[d] = short(DAY_SLOT_DECAY * state.dayExposure[d]! + share);
}
