import { BUCKET_MS, WINDOWS } from './spike-settings.ts';
import { newRing, type Ring, type SpikeState } from './spike-state.ts';

/** Longest window, in buckets; and how long a bucket stays unlearned, since late posts may still come. */
const LONGEST = Math.max(...WINDOWS);
const LEARN_AFTER = LONGEST;

/** Stands for the parts of the bucket before. */
const SAME = 0;

const short = (x: number) => Math.max(1e-6, Number(x.toPrecision(5)));

/** A bucket as it enters the ring. */
export interface RingBucket {
  readonly start: number;
  readonly hourOfWeek: number;
  readonly read: readonly number[];
  /** All that was counted, those of silent newcomers included. */
  readonly counts: ReadonlyMap<number, number>;
  /** Mentions that are weighed. */
  readonly count: number;
  readonly expected: number;
  readonly usual: number;
}

/** Adds a bucket, and drops what is older than the longest window. */
export function pushBucket({ ring }: SpikeState, bucket: RingBucket): void {
  if (ring.bucket.length >= LONGEST) {
    // What "the same as before" stood for must stay.
    if (ring.read[1] === SAME) ring.read[1] = ring.read[0]!;
    for (const column of columns(ring)) column.shift();
  }
  const before = readAt(ring, ring.read.length - 1);
  ring.bucket.push(bucket.start / BUCKET_MS);
  ring.hour.push(bucket.hourOfWeek);
  ring.read.push(same(before, bucket.read) ? SAME : bucket.read.slice());
  ring.counts.push(bucket.read.flatMap((part) => pair(part, bucket.counts.get(part) ?? 0)));
  ring.count.push(bucket.count);
  // Never zero: an expectation that rounds away would make every count infinitely surprising.
  ring.expected.push(short(bucket.expected));
  ring.usual.push(short(bucket.usual));
  ring.high.push(0);
  ring.fresh += 1;
}

const pair = (part: number, count: number) => (count > 0 ? [part, count] : []);

function columns(ring: Ring): unknown[][] {
  return [ring.bucket, ring.hour, ring.read, ring.counts, ring.count, ring.expected, ring.usual, ring.high];
}

/** The parts that were read in the bucket at an index. */
function readAt({ read }: Ring, index: number): readonly number[] {
  for (let i = index; i >= 0; i--) {
    const parts = read[i]!;
    if (parts !== SAME) return parts;
  }
  return [];
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

/** Marks the newest bucket as part of a rise. */
export function markHigh({ ring }: SpikeState): void {
  ring.high[ring.high.length - 1] = 1;
}

/** Forgets the windows: what was before a long gap is old news and must not alert after it. */
export function clearRing(state: SpikeState): void {
  state.ring = newRing();
  state.riseSince = null;
  state.riseExcess = 0;
  for (const window of state.dispersion) [window.count, window.mean, window.buckets] = [0, 0, 0];
}

/** A bucket that is ready to be learned. */
export interface RipeBucket {
  readonly bucket: number;
  readonly hourOfWeek: number;
  readonly read: readonly number[];
  readonly countOf: (part: number) => number;
  /** What was weighed, and what was usual then. */
  readonly count: number;
  readonly usual: number;
  readonly high: boolean;
}

/** The next bucket that is learned before the bucket that begins at `start` is forecast, and marks it so; null for none. */
export function takeRipe({ ring }: SpikeState, start: number): RipeBucket | null {
  const i = ring.bucket.length - ring.fresh;
  const bucket = ring.bucket[i];
  if (bucket === undefined || bucket > start / BUCKET_MS - LEARN_AFTER) return null;
  ring.fresh -= 1;
  const counts = ring.counts[i]!;
  const countOf = (part: number) => {
    for (let k = 0; k < counts.length; k += 2) if (counts[k] === part) return counts[k + 1]!;
    return 0;
  };
  return {
    bucket,
    hourOfWeek: ring.hour[i]!,
    read: readAt(ring, i),
    countOf,
    count: ring.count[i]!,
    usual: ring.usual[i]!,
    high: ring.high[i] === 1,
  };
}
