import { describe, expect, test } from 'vitest';
import { moodEnd, moodShift } from '../../../../src/listening/alerts/detectors/mood-shift.ts';
import type { HourPoint } from '../../../../src/listening/series/series.ts';
import { DAY, HOUR } from '../../../../src/listening/time.ts';

const NOW = Date.UTC(2026, 2, 10, 12);
const SINCE = NOW - 60 * DAY;

/** Three posts an hour for 29 days; of those from some hours ago on, so many negative, before one in ten. */
function hours(
  { from, negative, until = 0 }: { from: number; negative: number; until?: number },
  now = NOW,
): HourPoint[] {
  return Array.from({ length: 29 * 24 }, (_, n): HourPoint => {
    const ago = 29 * 24 - n;
    const bad = ago <= from && ago > until ? negative : n % 10 < 3 ? 1 : 0;
    return { start: now - ago * HOUR, total: 3, negative: bad, neutral: 3 - bad, positive: 0 };
  });
}
const known = { usualSince: null, settledUntil: NOW };
const found = (from: number, negative = 2) => moodShift(hours({ from, negative }), SINCE, NOW, known);

describe('a mood that turns', () => {
  test.each([9, 12, 15, 18, 21, 24])('began when it turned, %i hours ago, not a day ago', (ago) => {
    expect(found(ago)!.since).toBe(NOW - ago * HOUR);
  });

  test('is news by its share over the day', () => {
    expect(found(3, 1)).toBeNull();
    expect(found(12)!.observed).toBe(12 * 2 + 4);
  });

  test('that has turned back before it was seen is none', () => {
    const passed = hours({ from: 24, until: 14, negative: 3 });
    expect(moodShift(passed, SINCE, NOW, known)).toBeNull();
    // Of hours that may still receive posts, nothing is concluded.
    expect(moodShift(passed, SINCE, NOW, { ...known, settledUntil: NOW - 13 * HOUR })).not.toBeNull();
  });

  test('is measured against the level that has become the usual one', () => {
    const lasting = hours({ from: 5 * 24, negative: 2 });
    expect(moodShift(lasting, SINCE, NOW, known)).not.toBeNull();
    expect(moodShift(lasting, SINCE, NOW, { ...known, usualSince: NOW - 5 * DAY })).toBeNull();
  });
});

describe('its end', () => {
  const raisedAt = NOW - 30 * HOUR;
  const alert = {
    startedAt: raisedAt - 6 * HOUR,
    raisedAt,
    evidence: {
      sentimentNow: { negative: 30, posts: 60 },
      sentimentBefore: { negative: 100, posts: 1_000 },
    },
  };
  const end = (until: number, settled = NOW) =>
    moodEnd(hours({ from: 36, until, negative: 2 }), alert, settled);

  test('is when the share is back at its usual, once that is sure', () => {
    expect(end(0)).toBeNull();
    expect(end(2)).toBeNull();
    expect(end(8)).toMatchObject({ by: 'calm', at: NOW - 8 * HOUR });
    expect(end(8, NOW - 5 * HOUR)).toBeNull();
  });

  test('is when nobody writes about it any more', () => {
    const silent = hours({ from: 36, negative: 2 }).filter(({ start }) => start < NOW - DAY);
    expect(moodEnd(silent, alert, NOW)).toEqual({ by: 'faded', at: NOW });
  });
});
