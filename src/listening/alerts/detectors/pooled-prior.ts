import { BUCKETS_PER_HOUR, DAY_MS, HOUR_MS } from './spike-settings.ts';
import { PRIOR_MEAN, type Prior, type SpikeState } from './spike-state.ts';
import { HOUR_WINDOW, windowPhi } from './window-scan.ts';

/** Only keywords of two weekends are pooled, and at least so many that a peculiar one does not speak for all. */
const MIN_AGE = (14 * DAY_MS * BUCKETS_PER_HOUR) / HOUR_MS;
const MIN_KEYWORDS = 3;
/** Mentions' worth that an hour of the pooled day must stand on, and that one keyword may add to it. */
const TRUST = 20;

const round3 = (x: number) => Math.round(x * 1e3) / 1e3;

/**
 * The prior of a new keyword, pooled from the workspace's keywords of the same stream: their median rate (never below
 * the default: too low a prior makes a spike of the first mentions), and their common day when every hour of it is known
 * well enough. Nothing from fewer than three keywords that are two weeks old.
 */
export function pooledPrior(states: readonly SpikeState[]): Partial<Prior> {
  const mature = states.filter(({ age, total }) => age >= MIN_AGE && total > 0);
  if (mature.length < MIN_KEYWORDS) return {};
  const means = mature.map(({ total, exposure }) => total / exposure).sort((a, b) => a - b);
  return {
    priorMean: Math.max(PRIOR_MEAN, means[Math.floor((means.length - 1) / 2)]!),
    dayProfile: pooledDay(mature),
  };
}

/**
 * Mentions over expected ones per slot. A keyword's ratio weighs as much as the mentions behind it say despite coming in
 * clumps, and never more than `TRUST`: its own day may differ from the common one (`forecast` trusts both alike).
 */
function pooledDay(mature: readonly SpikeState[]): number[] | null {
  const sum = new Array<number>(48).fill(0);
  const weight = new Array<number>(48).fill(0);
  for (const state of mature) {
    const mean = state.total / state.exposure;
    const clumps = 1 + windowPhi(state, HOUR_WINDOW) * mean * BUCKETS_PER_HOUR;
    for (let d = 0; d < 48; d++) {
      const usual = state.dayExposure[d]! * mean;
      if (usual === 0) continue;
      const trust = 1 / (clumps / usual + 1 / TRUST);
      sum[d]! += (trust * state.dayCount[d]!) / usual;
      weight[d]! += trust;
    }
  }
  if (Math.min(...weight) < TRUST) return null;
  return sum.map((total, d) => round3(total / weight[d]!));
}
