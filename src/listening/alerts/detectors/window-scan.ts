import { type DispersionPrior, learnDispersion, overDispersion } from './baseline.ts';
import { tailLog10 } from './negative-binomial.ts';
import { likeliestStart } from './rise-start.ts';
import { BUCKET_MS, BUCKETS_PER_HOUR, decayOfDays, type SpikeBar, WINDOWS } from './spike-settings.ts';
import { roundShort, type SpikeState } from './spike-state.ts';

/** The last hour or so, weighed against what was expected of it. */
export interface Reach {
  /** Length of the window in buckets. */
  readonly window: number;
  /** Start of its oldest bucket, ms UTC. */
  readonly from: number;
  readonly observed: number;
  readonly expected: number;
  readonly usual: number;
  /** Size of the negative binomial that the expected count has. */
  readonly size: number;
  /** -log10 of the chance; zero below the smallest count or multiple. */
  readonly score: number;
}

/**
 * A longer window averages the hour's mood out, so less is expected of it. Each prior is worth a day and a
 * quarter of that window, however many windows that makes.
 */
const PRIORS: readonly DispersionPrior[] = [
  { phi: 0.4, weight: 120 },
  { phi: 0.3, weight: 30 },
  { phi: 0.27, weight: 20 },
  { phi: 0.2, weight: 10 },
];
const DECAYS = WINDOWS.map((w) => decayOfDays(14) ** w);
const RISE_TIMES = 3;
const LONGEST = Math.max(...WINDOWS);
/** Indexes of the shortest window and of that of one hour. */
export const SHORTEST_WINDOW = 0;
export const HOUR_WINDOW = WINDOWS.indexOf(BUCKETS_PER_HOUR);

/** Adds a bucket to the ring and drops what is older than the longest window. */
export function pushBucket(
  state: SpikeState,
  start: number,
  count: number,
  expected: number,
  usual: number,
): void {
  const { ring } = state;
  if (ring.count.length >= LONGEST) {
    ring.bucket.shift();
    ring.count.shift();
    ring.expected.shift();
    ring.usual.shift();
  }
  ring.bucket.push(start / BUCKET_MS);
  ring.count.push(count);
  // Never zero: an expectation that rounds away would make every count infinitely surprising.
  ring.expected.push(Math.max(1e-6, roundShort(expected)));
  ring.usual.push(Math.max(1e-6, roundShort(usual)));
}

/** Over-dispersion learned for the window of this index. */
export function windowPhi(state: SpikeState, index: number): number {
  return overDispersion(state.dispersion[index]!, PRIORS[index]!);
}

/**
 * One window of the ring ending now. The score is worked out only where the bar could be reached and the
 * window is full: a few buckets after a long gap do not have the small over-dispersion of three hours.
 */
export function readWindow(state: SpikeState, index: number, shape: number, bar: SpikeBar): Reach {
  const { ring } = state;
  const window = WINDOWS[index]!;
  const first = Math.max(0, ring.count.length - window);
  let observed = 0;
  let expected = 0;
  let usual = 0;
  for (let i = first; i < ring.count.length; i++) {
    observed += ring.count[i]!;
    expected += ring.expected[i]!;
    usual += ring.usual[i]!;
  }
  const size = 1 / (windowPhi(state, index) + 1 / shape);
  const full = ring.count.length >= window;
  const worth = full && observed >= bar.minCount && observed >= bar.minTimes * expected;
  const score = worth ? -tailLog10(observed, expected, size) : 0;
  return { window, from: ring.bucket[first]! * BUCKET_MS, observed, expected, usual, size, score };
}

/**
 * Learns the over-dispersion of each window that has just been filled anew (windows do not overlap),
 * around the usual count: the floor under the expected one would pass for noise every night.
 */
export function learnWindows(state: SpikeState, reaches: readonly Reach[], shape: number): void {
  for (let i = 0; i < WINDOWS.length; i++) {
    const { window, observed, usual } = reaches[i]!;
    if (state.age % window !== 0 || state.ring.count.length < window) continue;
    learnDispersion(state.dispersion[i]!, PRIORS[i]!, DECAYS[i]!, { count: observed, mean: usual, shape });
  }
}

/**
 * Keeps the start of the present rise: the earliest bucket of the unbroken run above the usual. Where the
 * usual is so small that a rise has empty buckets in it, the run holds as long as its excess over three
 * times the usual lasts (Page's cumulative sum).
 */
export function followRise(state: SpikeState, start: number, count: number, usual: number): void {
  const excess = Math.max(0, state.riseExcess + count - RISE_TIMES * usual);
  const rising = count > usual || excess > 0;
  state.riseSince = rising ? (state.riseSince ?? start) : null;
  state.riseExcess = rising ? excess : 0;
}

/** Start of the rise that a window shows. A rise older than the ring keeps the start it had. */
export function riseStart({ ring, riseSince }: SpikeState, reach: Reach): number {
  if (riseSince !== null && riseSince < ring.bucket[0]! * BUCKET_MS) return riseSince;
  const earliest = Math.min(riseSince ?? reach.from, reach.from);
  const buckets = ring.bucket
    .map((bucket, i) => ({ start: bucket * BUCKET_MS, count: ring.count[i]!, usual: ring.usual[i]! }))
    .filter(({ start }) => start >= earliest);
  return likeliestStart(buckets.reverse(), reach.from);
}
