import { groupBy } from '../group.ts';
import type { Millis } from '../time.ts';
import { floorTo, HOUR } from '../time.ts';
import type { Evidence } from './alert.ts';

/**
 * Readings by bucket to a band by hour, for the chart: expected counts add up, their range is the model's.
 * @param end the hours are counted back from here
 */
export function hourlyBand(
  readings: readonly { start: Millis; expected: number; size: number }[],
  end: Millis,
  rangeOf: (mean: number, size: number) => { low: number; high: number },
): Evidence['band'] {
  const known = readings.filter(({ start }) => start < end);
  return [...groupBy(known, ({ start }) => end + floorTo(start - end, HOUR))].map(([start, buckets]) => {
    const expected = buckets.reduce((sum, { expected: mean }) => sum + mean, 0) * (12 / buckets.length);
    // Buckets of which nothing was expected, by parts that are only listened to yet, know nothing of the noise.
    const { size } = buckets.reduce((a, b) => (b.expected >= a.expected ? b : a));
    const { low, high } = rangeOf(expected, size);
    return { start, expected, low, high };
  });
}
