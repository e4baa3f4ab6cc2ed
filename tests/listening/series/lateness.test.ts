import { describe, expect, test } from 'vitest';
import { isLate, LATEST, learnLateness, usualDelay } from '../../../src/listening/series/lateness.ts';
import { HOUR, MINUTE } from '../../../src/listening/time.ts';

const delayOf = (minutes: readonly number[]) =>
  usualDelay(
    learnLateness(
      undefined,
      minutes.map((late) => late * MINUTE),
    ),
  );
const times = (count: number, minutes: number) => new Array<number>(count).fill(minutes);

describe('how late a part is', () => {
  test('a new one is taken for careful', () => {
    expect(usualDelay(undefined)).toBe(45 * MINUTE);
  });

  test('is learned from its posts, and forgotten when it changes', () => {
    expect(delayOf(times(200, 3))).toBeLessThanOrEqual(10 * MINUTE);
    expect(delayOf(times(100, 100))).toBe(2 * HOUR);
    expect(delayOf([...times(200, 100), ...times(400, 3)])).toBeLessThanOrEqual(10 * MINUTE);
    expect(delayOf([...times(90, 3), ...times(10, 80)])).toBe(90 * MINUTE);
  });

  test('is three hours at most', () => {
    expect(delayOf(times(100, 900))).toBe(LATEST);
  });

  test('a post counts as late from three hours on, measured from the start of its five minutes', () => {
    const start = Date.UTC(2026, 5, 15, 12);
    expect(isLate(start + 4 * MINUTE, start + LATEST)).toBe(false);
    expect(isLate(start + 4 * MINUTE, start + LATEST + 1)).toBe(true);
  });
});
