import type { SeasonSlots } from './season-slots.ts';

/** Five minutes of one keyword and stream (all mentions, or the negative ones: same code, own state). */
export interface BucketInput {
  /** Start of the bucket, ms UTC, a multiple of five minutes. */
  readonly start: number;
  /** The parts that were read in it. None is a gap, and a gap is not a zero: the detector waits. */
  readonly parts: readonly number[];
  /** Mentions written in it by part, at most three for one author and hour. A part that was read and is not here has none. */
  readonly counts: ReadonlyMap<number, number>;
  /** From `seasonSlots`, in the workspace's time zone. */
  readonly slots: SeasonSlots;
}
