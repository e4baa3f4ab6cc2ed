import type { BucketPoint } from '../../series/series.ts';
import { BUCKET, HOUR, type Millis } from '../../time.ts';
import type { Finding } from './finding.ts';

/**
 * The fixed threshold for those who ask: mentions of the last full hour of buckets. Counts every mention, uncapped.
 * @param buckets of at least the last hour
 */
export function overThreshold(
  buckets: readonly BucketPoint[],
  threshold: number,
  coveredSince: Millis,
  now: Millis,
): Finding | null {
  const recent = buckets.filter(({ start }) => start >= now - HOUR && start < now);
  const observed = recent.reduce((sum, bucket) => sum + bucket.total, 0);
  if (observed < threshold) return null;
  return {
    at: now,
    window: HOUR / BUCKET,
    windowFrom: now - HOUR,
    observed,
    expected: threshold,
    low: 0,
    high: threshold,
    timesNormal: observed / threshold,
    score: 0,
    bar: 0,
    since: Math.min(now - BUCKET, ...recent.filter(({ total }) => total > 0).map(({ start }) => start)),
    ageHours: (now - coveredSince) / HOUR,
    learning: false,
    expectedEvent: null,
  };
}
