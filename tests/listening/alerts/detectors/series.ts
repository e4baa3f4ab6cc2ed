import type { BucketInput } from '../../../../src/listening/alerts/detectors/bucket-input.ts';
import { seasonSlots } from '../../../../src/listening/alerts/detectors/season-slots.ts';
import { type SpikeStep, stepInPlace } from '../../../../src/listening/alerts/detectors/spike.ts';
import type { SpikeEvent } from '../../../../src/listening/alerts/detectors/spike-event.ts';
import { BUCKET_MS, type SpikeConfig } from '../../../../src/listening/alerts/detectors/spike-settings.ts';
import type { SpikeState } from '../../../../src/listening/alerts/detectors/spike-state.ts';

/** Monday 2 March 2026, 00:00 UTC. */
export const MONDAY = Date.parse('2026-03-02T00:00:00Z');
export const HOUR = 12;
export const DAY = 288;
export const NORMAL: SpikeConfig = { sensitivity: 'normal', slowBurn: true };

/** The same small generator everywhere (mulberry32), so that a test's series never changes. */
export function randomOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Poisson counts of a mean that may change from bucket to bucket. */
export function poissonSeries(seed: number, buckets: number, mean: (i: number) => number): number[] {
  const random = randomOf(seed);
  return Array.from({ length: buckets }, (_, i) => {
    const limit = Math.exp(-mean(i));
    let k = 0;
    for (let p = random(); p > limit; p *= random()) k += 1;
    return k;
  });
}

/** One bucket of a keyword that one part reads; null is a bucket without data. */
export function bucketOf(start: number, count: number | null): BucketInput {
  const parts = count === null ? [] : [0];
  return { start, parts, counts: new Map([[0, count ?? 0]]), slots: seasonSlots(start, 'UTC') };
}

/** Counts as consecutive covered buckets; null is a bucket without data. */
export function bucketsOf(counts: readonly (number | null)[], from = MONDAY): BucketInput[] {
  return counts.map((count, i) => {
    const start = from + i * BUCKET_MS;
    return bucketOf(start, count);
  });
}

export interface Run {
  readonly events: SpikeEvent[];
  readonly last: SpikeStep;
}

/** Steps a state through buckets and gathers its events. */
export function run(state: SpikeState, buckets: readonly BucketInput[], config = NORMAL): Run {
  const events: SpikeEvent[] = [];
  let last: SpikeStep | null = null;
  for (const bucket of buckets) {
    last = stepInPlace(state, bucket, config);
    events.push(...last.events);
  }
  if (!last) throw new Error('no bucket');
  return { events, last };
}

export const kinds = (events: readonly SpikeEvent[]) => events.map((e) => e.kind);
