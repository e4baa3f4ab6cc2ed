import type { BucketPoint } from '../series/series.ts';
import { BUCKET, floorTo, HOUR, type Millis } from '../time.ts';
import type { Alert, Counted, Evidence } from './alert.ts';
import { alertKind } from './kinds/index.ts';
import type { Stream } from './stream.ts';

/** Growth that is told, in times of what had been counted when the alert was raised; beyond the last, nothing is news. */
const STEPS = [2, 4, 8, 16] as const;
export type GrowthStep = (typeof STEPS)[number];

/**
 * The highest step that has been reached and not been told, each but once. The usual talk of a busy keyword goes on while
 * a rise lasts: what is beyond the usual must have grown as much as the whole.
 * @param told the highest step told so far; 1 before the first
 */
export function growthStep(first: Counted, now: Counted, told: number): GrowthStep | null {
  if (first.total <= 0) return null;
  const [before, beyond] = [first.total - first.usual, now.total - now.usual];
  const reached = STEPS.filter(
    (step) => now.total >= step * first.total && beyond >= step * Math.max(before, 0) && beyond > 0,
  ).at(-1);
  return reached !== undefined && reached > told ? reached : null;
}

/** What the detector counts of a bucket, or every mention for kinds that do. */
export function countedIn(point: BucketPoint, stream: Stream, every = false): number {
  if (every) return stream === 'negative' ? point.negative : point.total;
  return stream === 'negative' ? point.cappedNegative : point.capped;
}

/** All that was counted from a moment on. @param points those of other times are left out */
export function sumFrom(
  points: readonly BucketPoint[],
  from: Millis,
  count: (point: BucketPoint) => number,
): number {
  return points.reduce((sum, point) => (point.start >= from ? sum + count(point) : sum), 0);
}

/**
 * Where the latest window ends that says something: where hardly a post is missing, or with the newest counted bucket
 * after that. What slow sources bring is not there yet: at the present moment its absence is no fact.
 * @param points oldest first
 */
export function latestEnd(
  points: readonly BucketPoint[],
  settledUntil: Millis,
  count: (point: BucketPoint) => number,
): Millis {
  const newest = points.findLast((point) => count(point) > 0);
  return Math.max(settledUntil, newest ? newest.start + BUCKET : settledUntil);
}

/** The most counted within any hour from a moment on. @param points oldest first */
export function busiestHour(
  points: readonly BucketPoint[],
  from: Millis,
  count: (point: BucketPoint) => number,
): number {
  const own = points.filter(({ start }) => start >= from);
  let [most, sum, oldest] = [0, 0, 0];
  for (const point of own) {
    sum += count(point);
    while (own[oldest]!.start <= point.start - HOUR) sum -= count(own[oldest++]!);
    most = Math.max(most, sum);
  }
  return most;
}

/**
 * The start of an episode's counting: of its rise, or of the window in which it was found where that is earlier. The
 * window of a mood holds the time before it turned.
 */
export function countedFrom({
  kind,
  startedAt,
  evidence,
}: Pick<Alert, 'kind' | 'startedAt'> & { evidence: Pick<Evidence, 'windowEnd' | 'windowMs'> }): Millis {
  const window = evidence.windowEnd - evidence.windowMs;
  return floorTo(alertKind(kind).about === 'mood' ? startedAt : Math.min(startedAt, window), BUCKET);
}
