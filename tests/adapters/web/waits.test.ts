import fc from 'fast-check';
import { expect, it } from 'vitest';
import { waitAskedBy } from '../../../src/adapters/web/waits.ts';
import { DAY } from '../../../src/listening/time.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const SECONDS = NOW / 1000;
const wait = (headers: Record<string, string>) => waitAskedBy(new Headers(headers), NOW);

it.each<[Record<string, string>, number | null]>([
  [{}, null],
  [{ 'retry-after': '2' }, 2_000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '1.5' }, 1_500],
  [{ 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, 0],
  [{ 'retry-after': 'Friday, 20-Nov-26 12:00:30 GMT' }, 30_000],
  [{ 'retry-after': 'Fri Nov 20 12:00:30 2026' }, 30_000],
  [{ 'retry-after': 'Fri, 20 Nov 2026 12:00:30 UTC' }, 30_000],
  [{ 'retry-after': 'Fri, 20 Nov 2026 13:00:30 +0100' }, 30_000],
  [{ 'retry-after': '2026-11-20T12:00:30Z' }, 30_000],
  [{ 'retry-after': '120, 120' }, 120_000],
  [{ 'retry-after': '120s' }, 120_000],
  [{ 'retry-after': '120 seconds' }, 120_000],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': '-5' }, null],
  [{ 'retry-after': '99999999' }, DAY],
  // The server's clock is an hour ahead of ours: only the distance counts.
  [{ date: 'Fri, 20 Nov 2026 13:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 13:00:10 GMT' }, 10_000],
  [{ 'x-ratelimit-reset': String(SECONDS + 90) }, 90_000],
  [{ 'x-ratelimit-reset': '2026-11-20T12:02:00.000Z' }, 120_000],
  [{ 'x-rate-limit-reset': String(SECONDS - 90) }, 0],
  [{ 'ratelimit-reset': '45' }, 45_000],
  [{ 'retry-after': '5', 'x-ratelimit-reset': String(SECONDS + 3600) }, 5_000],
  [{ 'retry-after': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 90) }, 90_000],
])('%j asks for %s ms', (headers, ms) => {
  expect(wait(headers)).toBe(ms);
});

it('never asks for less than nothing or more than a day, whatever is sent', () => {
  const value = fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim());
  fc.assert(
    fc.property(value, value, (after, reset) => {
      const asked = wait({ 'retry-after': after, 'x-ratelimit-reset': reset });
      if (asked !== null) {
        expect(asked).toBeGreaterThanOrEqual(0);
        expect(asked).toBeLessThanOrEqual(DAY);
      }
    }),
  );
});
