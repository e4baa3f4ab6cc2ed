import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOff } from '../../src/listening/back-off.ts';
import { retryDelay } from '../../src/listening/hold.ts';
import { DAY, HOUR, MINUTE } from '../../src/listening/time.ts';

const SECOND = 1_000;

describe('the wait before the next try', () => {
  it.each([
    // Who waits, the first wait, the longest, and where the waits stand in between.
    ['a delivery', MINUTE, 6 * HOUR, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360].map((n) => n * MINUTE)],
    ['a hub', 15 * MINUTE, DAY, [0.25, 0.5, 1, 2, 4, 8, 16, 24, 24].map((n) => n * HOUR)],
    ['a stream', SECOND, 5 * MINUTE, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((n) => n * SECOND)],
    ['a request', 5 * MINUTE, DAY, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440].map((n) => n * MINUTE)],
    ['a job', SECOND, 5 * MINUTE, [1, 2, 4, 8].map((n) => n * SECOND)],
  ])('of %s doubles up to its longest', (_, first, longest, waits) => {
    expect(waits.map((_wait, doublings) => backOff(first, longest, doublings))).toEqual(waits);
  });

  it('never grows past the longest nor shrinks, however long a source is gone', () => {
    const wait = fc.integer({ min: 1, max: DAY });
    fc.assert(
      fc.property(wait, wait, fc.nat(), (first, more, doublings) => {
        const longest = first + more;
        const now = backOff(first, longest, doublings);
        expect(now).toBeGreaterThanOrEqual(first);
        expect(now).toBeLessThanOrEqual(longest);
        expect(backOff(first, longest, doublings + 1)).toBeGreaterThanOrEqual(now);
      }),
      { seed: 11 },
    );
  });

  it('of a delivery is what its platform asks for when that is longer', () => {
    expect(retryDelay(0, null)).toBe(MINUTE);
    expect(retryDelay(0, 3 * HOUR)).toBe(3 * HOUR);
    expect(retryDelay(30, 3 * HOUR)).toBe(6 * HOUR);
  });
});
