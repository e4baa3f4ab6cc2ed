import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newTriage } from '../../../src/listening/alerts/triage.ts';
import { STEADY_CLOCK, triageClock } from '../../../src/listening/alerts/triage-clock.ts';
import { dueTimer, laterDeadline, respondWithin } from '../../../src/listening/alerts/triage-timers.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { runs } from '../../runs.ts';
import { NINE, sampleAlert } from './triage-sample.ts';

const night = { quiet: { from: '22:00', to: '07:00' }, timeZone: 'UTC' };
const lunch = { quiet: { from: '12:00', to: '13:00' }, timeZone: 'UTC' };
const open = { quiet: null, timeZone: 'UTC' };
const FIVE = NINE - 4 * HOUR;

describe('the clock of the people who see an alert', () => {
  test('stands still in quiet hours, unless a channel has none, or the severity breaks them', () => {
    const by = (audience: (typeof night | typeof open)[], severity: 1 | 2 | 3) =>
      triageClock(audience, severity, null).after(FIVE, 2 * HOUR) - FIVE;
    expect(by([night], 3)).toBe(4 * HOUR);
    expect(by([night, lunch], 3)).toBe(2 * HOUR);
    expect(by([night, open], 3)).toBe(2 * HOUR);
    expect(by([night], 1)).toBe(2 * HOUR);
    expect(by([], 2)).toBe(2 * HOUR);
  });

  test('counts the waking hours of days', () => {
    const clock = triageClock([night], 4, null);
    // 13 hours of the first day, 11 of the second.
    expect(clock.after(NINE, DAY)).toBe(NINE + DAY + 9 * HOUR);
    expect(clock.runsAt(FIVE)).toBe(false);
    expect(clock.runsAt(NINE)).toBe(true);
  });

  test('stands still while nobody could see it, for ever while that lasts', () => {
    const hidden = [{ from: NINE + HOUR, to: NINE + 3 * HOUR }];
    expect(triageClock([open], 1, NINE, hidden).after(NINE, 2 * HOUR)).toBe(NINE + 4 * HOUR);
    const lasting = [{ from: NINE + HOUR, to: null }];
    expect(triageClock([open], 1, NINE, lasting).after(NINE, 2 * HOUR)).toBe(Number.POSITIVE_INFINITY);
  });

  const hours = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const audience = fc.record({
    quiet: fc.option(fc.record({ from: hours, to: hours })),
    timeZone: fc.constantFrom('UTC', 'Europe/Paris', 'Asia/Kathmandu', 'America/New_York'),
  });

  test('has run for exactly as long as somebody was there', () => {
    fc.assert(
      fc.property(
        fc.array(audience, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 7 * 24 * 12 }),
        fc.integer({ min: 1, max: 3 * 12 }),
        (channels, start, length) => {
          const clock = triageClock(channels, 3, null);
          const from = NINE + start * 5 * MINUTE;
          const end = clock.after(from, length * 5 * MINUTE);
          fc.pre(Number.isFinite(end));
          let ran = 0;
          for (let at = from; at < end; at += 5 * MINUTE) if (clock.runsAt(at)) ran += 1;
          expect(ran).toBe(length);
        },
      ),
      { seed: 7, numRuns: runs(200) },
    );
  });

  test('nobody is hurried before they had the whole time in which they could see it', () => {
    fc.assert(
      fc.property(
        fc.array(audience, { minLength: 1, maxLength: 2 }),
        fc.constantFrom(1, 2, 3, 4 as const),
        fc.integer({ min: 0, max: 24 * 12 }),
        fc.option(fc.integer({ min: 0, max: 24 * 12 })),
        (channels, severity, raised, held) => {
          const raisedAt = NINE + raised * 5 * MINUTE;
          const seenFrom = held === null ? null : raisedAt + held * 5 * MINUTE;
          const clock = triageClock(channels, severity as 1, seenFrom);
          const within = respondWithin(severity as 1);
          const respondBy = triageClock(channels, severity as 1, null).after(raisedAt, within);
          const alert = sampleAlert({
            severity: severity as 1,
            raisedAt,
            triage: newTriage(raisedAt, respondBy),
          });
          let [ran, seen] = [0, false];
          for (let at = raisedAt; at < raisedAt + 2 * DAY; at += 5 * MINUTE) {
            if (dueTimer(alert, at, clock)) {
              expect(seen).toBe(true);
              expect(ran).toBeGreaterThanOrEqual(within);
              expect(clock.runsAt(at)).toBe(true);
              break;
            }
            if (seenFrom !== null && at >= seenFrom) seen = true;
            if (seen && clock.runsAt(at)) ran += 5 * MINUTE;
          }
        },
      ),
      { seed: 9, numRuns: runs(200) },
    );
  });
});

describe('a deadline that could not be met', () => {
  const alert = sampleAlert({ severity: 2 });
  const seenAt = (from: number | null) => ({ ...STEADY_CLOCK, seenFrom: from });

  test('is put off by as much as the card came late', () => {
    expect(laterDeadline(alert, seenAt(NINE))).toBeNull();
    expect(laterDeadline(alert, seenAt(NINE + 50 * MINUTE))).toBe(NINE + 2 * HOUR + 50 * MINUTE);
    expect(laterDeadline(alert, seenAt(null))).toBeNull();
    expect(dueTimer(alert, NINE + 2 * HOUR, seenAt(NINE + 50 * MINUTE))).toBeNull();
    expect(dueTimer(alert, NINE + DAY, seenAt(null))).toBeNull();
  });
});
