import { describe, expect, test } from 'vitest';
import { type Habit, learnHabit, unlikelyQuiet } from '../../../src/listening/series/source-habit.ts';
import { DAY, HOUR, type Millis } from '../../../src/listening/time.ts';

const MONDAY = Date.parse('2026-10-05T00:00:00Z');

/** A feed read every hour that brings posts on working days between 8 and 18. */
function office(weeks: number, perHour: number): Habit {
  let habit = learnHabit(undefined, [{ publishedAt: MONDAY - DAY }], MONDAY);
  for (let now = MONDAY + HOUR; now <= MONDAY + weeks * 7 * DAY; now += HOUR) {
    const at = new Date(now - HOUR);
    const open = at.getUTCDay() % 6 !== 0 && at.getUTCHours() >= 8 && at.getUTCHours() < 18;
    const posts = open
      ? Array.from({ length: perHour }, (_, n) => ({ publishedAt: at.getTime() + (n + 1) * 60_000 }))
      : [];
    habit = learnHabit(habit, posts, now);
  }
  return habit;
}

describe('the habit of a source', () => {
  const end = MONDAY + 4 * 7 * DAY;
  const quiet = (habit: Habit, from: Millis, days: number) => unlikelyQuiet(habit, from, from + days * DAY);

  test('expects what its weekdays and hours usually bring', () => {
    const habit = office(4, 2);
    expect(quiet(habit, end, 1).expected).toBeGreaterThan(19);
    expect(quiet(habit, end, 1).expected).toBeLessThan(21);
    expect(quiet(habit, end, 7).expected).toBeCloseTo(100, -1);
  });

  test('a weekend is no silence, a working day without a post is', () => {
    const habit = office(4, 2);
    const friday = end - 2 * DAY - 6 * HOUR;
    expect(quiet(habit, friday, 2).score).toBeLessThan(0.01);
    expect(quiet(habit, friday, 3).score).toBeGreaterThan(4);
    expect(quiet(habit, friday, 4).score).toBeGreaterThan(8);
  });

  test('a source known for less than two weekends is not judged, nor one that brings something now and then', () => {
    expect(quiet(office(2, 2), MONDAY + 14 * DAY, 5).score).toBe(0);
    let rare = learnHabit(undefined, [], MONDAY);
    for (let week = 1; week <= 4; week++) {
      const at = MONDAY + week * 7 * DAY;
      rare = learnHabit(rare, [{ publishedAt: at - HOUR }], at);
    }
    expect(quiet(rare, end, 14).score).toBeLessThan(2);
  });

  test('the same posts read again, the past of the first read and dates ahead of the clock teach nothing', () => {
    const old = Array.from({ length: 50 }, (_, n) => ({ publishedAt: MONDAY - n * HOUR }));
    const first = learnHabit(undefined, old, MONDAY);
    expect(learnHabit(first, old, MONDAY + HOUR)).toBe(first);
    expect(first).toMatchObject({ lastNew: null, newest: MONDAY });
    const ahead = learnHabit(
      first,
      [{ publishedAt: MONDAY + 99 * DAY }, { publishedAt: null }],
      MONDAY + HOUR,
    );
    expect(ahead.newest).toBe(MONDAY + HOUR);
    expect(learnHabit(ahead, [{ publishedAt: MONDAY + 2 * HOUR }], MONDAY + 3 * HOUR).lastNew).toBe(
      MONDAY + 3 * HOUR,
    );
  });

  test('stays small: it is written with every read', () => {
    expect(JSON.stringify(office(20, 7)).length).toBeLessThan(500);
  });
});
