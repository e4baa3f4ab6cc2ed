import { expect, test } from 'vitest';
import { countedIn, latestEnd } from '../../../src/listening/alerts/growth.ts';
import { BUCKET, HOUR } from '../../../src/listening/time.ts';

const NOON = Date.UTC(2026, 5, 3, 12);

test('the latest window ends with what is known, not with the clock', () => {
  const point = (start: number, capped: number) => ({
    ...{ start, total: 9, negative: 0, positive: 0, judged: 9, capped, cappedNegative: 0 },
  });
  const count = (bucket: ReturnType<typeof point>) => countedIn(bucket, 'all');
  const settled = NOON - 3 * HOUR;
  // Posts of up to 08:40, which came in at 11:30: nothing is known yet of the time after 09:00.
  expect(latestEnd([point(settled - 25 * 60_000, 4)], settled, count)).toBe(settled);
  // Of the newest bucket in which something was counted, more is known.
  expect(latestEnd([point(settled + HOUR, 4), point(settled + 2 * HOUR, 0)], settled, count)).toBe(
    settled + HOUR + BUCKET,
  );
  expect(latestEnd([], settled, count)).toBe(settled);
});
