import { groupBy } from '../group.ts';
import { type PartClock, partsReader } from '../series/coverage.ts';
import type { PartId } from '../series/part.ts';
import type { PartBucket } from '../series/series.ts';
import { BUCKET, type Millis } from '../time.ts';
import type { BucketInput } from './detectors/bucket-input.ts';
import { seasonSlots } from './detectors/season-slots.ts';
import type { Stream } from './stream.ts';

/** Any bucket of a keyword, by its start, as the detector of a stream reads it. */
export type DetectorInputs = (stream: Stream, start: Millis) => BucketInput;

/**
 * Stored counts as input of a detector. The same for a turn of detection and for a replay, which must see the same.
 * @param numbers of parts in the store
 * @param now which buckets are young
 */
export function detectorInputs(parts: {
  buckets: readonly PartBucket[];
  numbers: ReadonlyMap<PartId, number>;
  clocks: readonly PartClock[];
  timeZone: string;
  now: Millis;
}): DetectorInputs {
  const { numbers, timeZone, now } = parts;
  const counted = groupBy(parts.buckets, ({ start }) => start);
  const partsIn = partsReader(parts.clocks, now);
  return (stream, start) => {
    const points = counted.get(start) ?? [];
    const read = partsIn(start, start + BUCKET, (part) => {
      const n = numbers.get(part);
      return points.some((point) => point.part === n && point.capped + point.cappedNegative > 0);
    });
    return {
      start,
      parts: read.flatMap((part) => numbers.get(part) ?? []),
      counts: new Map(
        points.map(({ part, capped, cappedNegative }) => [
          part,
          stream === 'negative' ? cappedNegative : capped,
        ]),
      ),
      slots: seasonSlots(start, timeZone),
    };
  };
}
