import { type DispersionPrior, learnDispersion, overDispersion, sizeOf } from './dispersion.ts';
import { habitAtEdges } from './habits.ts';
import { tailLog10 } from './negative-binomial.ts';
import { likeliestStart } from './rise-start.ts';
import { BUCKET_MS, BUCKETS_PER_HOUR, decayOfDays, type SpikeBar, WINDOWS } from './spike-settings.ts';
import type { SpikeState } from './spike-state.ts';

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
const RISE_HELD = 12 * BUCKETS_PER_HOUR;
/** Indexes of the shortest window and of that of one hour. */
export const SHORTEST_WINDOW = 0;
export const HOUR_WINDOW = WINDOWS.indexOf(BUCKETS_PER_HOUR);

/** Over-dispersion learned for the window of this index. */
export function windowPhi(state: SpikeState, index: number): number {
  return overDispersion(state.dispersion[index]!, PRIORS[index]!);
}

/** What a window is weighed with. */
export interface Scale {
  /** Shape of the level's Gamma. */
  readonly shape: number;
  readonly bar: SpikeBar;
  /** Hour of the week of the last bucket, and the share of the keyword that is read in it. */
  readonly hourOfWeek: number;
  readonly share: number;
}

/**
 * One window of the ring ending now. The score is worked out only where the bar could be reached and the
 * window is full: a few buckets after a long gap do not have the small over-dispersion of three hours.
 */
export function readWindow(state: SpikeState, index: number, scale: Scale): Reach {
  const { ring } = state;
  const { shape, bar, hourOfWeek, share } = scale;
  const window = WINDOWS[index]!;
  const first = Math.max(0, ring.count.length - window);
  const edges = share * habitAtEdges(state, ring.bucket.at(-1)!, hourOfWeek, window);
  let observed = 0;
  let expected = edges;
  let usual = edges;
  for (let i = first; i < ring.count.length; i++) {
    observed += ring.count[i]!;
    expected += ring.expected[i]!;
    usual += ring.usual[i]!;
  }
  const size = sizeOf(windowPhi(state, index), shape, expected);
  const full = ring.count.length >= window;
  const worth = full && observed >= bar.minCount && observed >= bar.minTimes * expected;
  const score = worth ? -tailLog10(observed, expected, size) : 0;
  return { window, from: ring.bucket[first]! * BUCKET_MS, observed, expected, usual, size, score };
}

/**
 * Learns the over-dispersion of each window that this bucket fills (windows of one length do not overlap), around the
 * usual count: the floor under the expected one would pass for noise every night.
 */
export function learnWindows(state: SpikeState, count: number, usual: number, shape: number): void {
  for (let i = 0; i < WINDOWS.length; i++) {
    const learned = state.dispersion[i]!;
    learned.count += count;
    learned.mean = Number((learned.mean + usual).toPrecision(7));
    learned.buckets += 1;
    if (learned.buckets < WINDOWS[i]!) continue;
    learnDispersion(learned, PRIORS[i]!, DECAYS[i]!, { count: learned.count, mean: learned.mean, shape });
    [learned.count, learned.mean, learned.buckets] = [0, 0, 0];
  }
}

/**
 * Keeps the start of the present rise: the earliest bucket of the unbroken run above the usual. Where the
 * usual is so small that a rise has empty buckets in it, the run holds as long as its excess over three
 * times the usual lasts (Page's cumulative sum), and half a day of the usual at most: no crisis is still
 * rising a week later.
 */
export function followRise(state: SpikeState, start: number, count: number, usual: number): void {
  const spent = RISE_TIMES * usual;
  const excess = Math.min(Math.max(0, state.riseExcess + count - spent), RISE_HELD * spent);
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
