import { BUCKETS_PER_HOUR, DAY_MS, HOUR_MS } from './spike-settings.ts';
import { type Lent, PRIOR_MEAN, type SpikeState } from './spike-state.ts';
import { HOUR_WINDOW, windowPhi } from './window-scan.ts';

/** Keywords that have seen two weekends, and how many it takes before one peculiar one does not speak for all. */
const LENDER_AGE = (14 * DAY_MS * BUCKETS_PER_HOUR) / HOUR_MS;
const MIN_LENDERS = 3;
/** Mentions that an hour of the pooled day must stand on: the trust that a forecast puts in it. */
const MIN_TRUST = 20;

const round3 = (x: number) => Math.round(x * 1e3) / 1e3;

/**
 * What a workspace's keywords lend to a new one of the same stream: their median rate (never below the default: too low
 * a prior makes a spike of the first mentions), and their common day when every hour of it is known well
 * enough. Nothing from fewer than three keywords that are two weeks old.
 */
export function lend(states: readonly SpikeState[]): Partial<Lent> {
  const lenders = states.filter(({ age, total }) => age >= LENDER_AGE && total > 0);
  if (lenders.length < MIN_LENDERS) return {};
  const means = lenders.map(({ total, exposure }) => total / exposure).sort((a, b) => a - b);
  return {
    priorMean: Math.max(PRIOR_MEAN, means[Math.floor((means.length - 1) / 2)]!),
    dayProfile: pooledDay(lenders),
  };
}

/** Mentions over expected ones per slot, those of each keyword weighed by what they say despite coming in clumps. */
function pooledDay(lenders: readonly SpikeState[]): number[] | null {
  const seen = new Array<number>(48).fill(0);
  const usual = new Array<number>(48).fill(0);
  for (const state of lenders) {
    const mean = state.total / state.exposure;
    const weight = 1 / (1 + windowPhi(state, HOUR_WINDOW) * mean * BUCKETS_PER_HOUR);
    for (let d = 0; d < 48; d++) {
      seen[d]! += weight * state.dayCount[d]!;
      usual[d]! += weight * state.dayExposure[d]! * mean;
    }
  }
  if (Math.min(...usual) < MIN_TRUST) return null;
  return seen.map((count, d) => round3(count / usual[d]!));
}
