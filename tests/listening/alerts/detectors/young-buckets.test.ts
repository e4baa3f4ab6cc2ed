import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BucketInput } from '../../../../src/listening/alerts/detectors/bucket-input.ts';
import { seasonSlots } from '../../../../src/listening/alerts/detectors/season-slots.ts';
import { stepInPlace } from '../../../../src/listening/alerts/detectors/spike.ts';
import { BUCKET_MS } from '../../../../src/listening/alerts/detectors/spike-settings.ts';
import {
  copyState,
  newSpikeState,
  type SpikeState,
} from '../../../../src/listening/alerts/detectors/spike-state.ts';
import { runs } from '../../../runs.ts';
import { DAY, HOUR, MONDAY, NORMAL, poissonSeries } from './series.ts';

/** Buckets that may still change when a post comes late: three hours. */
const YOUNG = 3 * HOUR;
const config = { ...NORMAL, sensitivity: 'high' } as const;

/** Some weeks of two parts with an outage, a burst and a fixed minute, so that every part of the state is in use. */
function history(seed: number, days: number): BucketInput[] {
  const burst = (days - 2) * DAY + 7 * HOUR;
  const counts = poissonSeries(seed, days * DAY, (i) => (i > burst && i < burst + 4 * HOUR ? 6 : 0.4));
  const second = poissonSeries(seed + 1, days * DAY, () => 0.2);
  return counts.map((count, i) => {
    const start = MONDAY + i * BUCKET_MS;
    const outage = i % (5 * DAY) > 4.8 * DAY;
    return {
      start,
      parts: outage ? [0] : i > 3 * DAY ? [0, 1] : [0],
      counts: new Map([
        [0, count + (i % DAY === 8 * HOUR ? 9 : 0)],
        [1, i > 3 * DAY && !outage ? second[i]! : 0],
      ]),
      slots: seasonSlots(start, 'UTC'),
    };
  });
}

const known = new Map<string, SpikeState>();

function stateAfter(seed: number, days: number): SpikeState {
  const key = `${seed} ${days}`;
  if (!known.has(key)) {
    const state = newSpikeState();
    for (const bucket of history(seed, days)) stepInPlace(state, bucket, config);
    known.set(key, state);
  }
  return copyState(known.get(key)!);
}

/** The same moments with these counts of the first part, after `days`. */
function young(days: number, counts: readonly number[]): BucketInput[] {
  return counts.map((count, i) => {
    const start = MONDAY + (days * DAY + i) * BUCKET_MS;
    return { start, parts: [0, 1], counts: new Map([[0, count]]), slots: seasonSlots(start, 'UTC') };
  });
}

const cases = fc.record({
  seed: fc.integer({ min: 1, max: 4 }),
  days: fc.constantFrom(2, 9, 10, 20),
  full: fc.array(fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: 30 })), { minLength: YOUNG, maxLength: YOUNG }),
  kept: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: YOUNG, maxLength: YOUNG }),
});

describe('buckets younger than three hours', () => {
  it('change neither their own forecast nor their bar, whatever they count', () => {
    fc.assert(
      fc.property(cases, ({ seed, days, full, kept }) => {
        const [one, other] = [stateAfter(seed, days), stateAfter(seed, days)];
        const less = full.map((count, i) => Math.floor(count * kept[i]!));
        young(days, full).forEach((bucket, i) => {
          const a = stepInPlace(one, bucket, config);
          const b = stepInPlace(other, young(days, less)[i]!, config);
          const forecast = ({ expected, usual, size }: typeof a.reading) => ({ expected, usual, size });
          expect(forecast(b.reading)).toEqual(forecast(a.reading));
          expect(other.habituation).toBe(one.habituation);
          expect(other.dispersion).toEqual(one.dispersion);
        });
      }),
      { seed: 31, numRuns: runs(40) },
    );
  });

  it('start no episode with fewer posts that they would not have with all, at that bucket or earlier', () => {
    fc.assert(
      fc.property(cases, ({ seed, days, full, kept }) => {
        const startsOf = (counts: readonly number[]) => {
          const state = stateAfter(seed, days);
          const before = state.episode?.open ? [state.episode.start] : [];
          const events = young(days, counts).flatMap((bucket) => stepInPlace(state, bucket, config).events);
          return [...before, ...events.filter((e) => e.kind === 'start').map((e) => e.at)];
        };
        const all = startsOf(full);
        for (const start of startsOf(full.map((count, i) => Math.floor(count * kept[i]!))))
          expect(all.some((other) => other <= start)).toBe(true);
      }),
      { seed: 32, numRuns: runs(60) },
    );
  });
});
