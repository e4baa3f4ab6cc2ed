import { BUCKETS_PER_HOUR } from './spike-settings.ts';

/**
 * A keyword that has had large rises must have a rise of some size again before it alerts, so that talk which comes in
 * short bursts does not alert at each. Size is what a rise brings, not how unlikely it is, and the bar is capped: no crisis
 * makes deaf to a rise that would page anybody.
 */

/** Share of its largest past rise that a keyword's next one must reach. */
const SHARE = 0.4;
/** Never more than this many hours' worth. */
const MOST = 3;

/** What a window has above the expected, in hours' worth of the expected. */
export function sizeOfRise({
  window,
  observed,
  expected,
}: {
  window: number;
  observed: number;
  expected: number;
}): number {
  return (window / BUCKETS_PER_HOUR) * (observed / expected - 1);
}

/** The size that a new rise must have. @param largest past rise, faded */
export function sizeNeeded(largest: number): number {
  return Math.min(MOST, SHARE * largest);
}

/** The multiple of the expected that a window of so many buckets needs for a rise of this size. */
export function timesOfSize(size: number, window: number): number {
  return 1 + (size * BUCKETS_PER_HOUR) / window;
}
