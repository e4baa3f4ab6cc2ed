import type { Millis } from '../../time.ts';
import { BUCKET_MS, HOUR_MS } from './spike-settings.ts';
import type { SpikeState } from './spike-state.ts';

export interface RecentCount {
  /** End of the last bucket stepped, ms UTC. */
  at: Millis;
  observed: number;
  expected: number;
}

/**
 * The count of the latest stretch of a length, from the state itself: the ring of buckets for up to three hours, the
 * slow burn's hours beyond. null before the first bucket.
 * @param length ms
 */
export function recentCount(state: SpikeState, length: Millis): RecentCount | null {
  if (state.last === null) return null;
  const at = state.last + BUCKET_MS;
  const { ring, slow } = state;
  const hours = slow.current ? [...slow.hours, slow.current] : slow.hours;
  const parts =
    length <= 3 * HOUR_MS
      ? ring.bucket.map((bucket, i) => [bucket * BUCKET_MS, ring.count[i]!, ring.expected[i]!] as const)
      : hours.map(([hour, count, usual]) => [hour * HOUR_MS, count, usual] as const);
  let [observed, expected] = [0, 0];
  for (const [start, count, usual] of parts) {
    if (start < at - length) continue;
    observed += count;
    expected += usual;
  }
  return { at, observed, expected };
}

/**
 * Usual between two moments, from the state itself: by bucket for the last three hours, by hour for the day before.
 * Stretches that were not covered have no usual.
 */
export function usualBetween({ ring, slow }: SpikeState, from: Millis, to: Millis): number {
  const ringFrom = ring.bucket.length > 0 ? ring.bucket[0]! * BUCKET_MS : to;
  let usual = 0;
  for (const [index, bucket] of ring.bucket.entries()) {
    const start = bucket * BUCKET_MS;
    if (start >= from && start < to) usual += ring.usual[index]!;
  }
  for (const [hour, , whole, buckets] of slow.current ? [...slow.hours, slow.current] : slow.hours) {
    const start = hour * HOUR_MS;
    const own = Math.min(to, ringFrom, start + HOUR_MS) - Math.max(from, start);
    if (own > 0 && buckets > 0) usual += whole * Math.min(1, own / (buckets * BUCKET_MS));
  }
  return usual;
}
