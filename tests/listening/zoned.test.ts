import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayStart, lastDue, localTime, momentOf, nextDue, quietUntil } from '../../src/listening/zoned.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (moment: number) => new Date(moment).toISOString();

describe('due moments across summer time', () => {
  test('09:00 in Paris is 07:00Z in summer and 08:00Z in winter', () => {
    expect(iso(lastDue(at('2026-10-24T12:00:00Z'), 'Europe/Paris', '09:00', null))).toBe(
      '2026-10-24T07:00:00.000Z',
    );
    expect(iso(lastDue(at('2026-10-25T12:00:00Z'), 'Europe/Paris', '09:00', null))).toBe(
      '2026-10-25T08:00:00.000Z',
    );
  });

  test('a time that the spring skips still comes once, an hour later by the wall', () => {
    expect(iso(lastDue(at('2027-03-28T12:00:00Z'), 'Europe/Paris', '02:30', null))).toBe(
      '2027-03-28T01:30:00.000Z',
    );
  });

  test('a time that the autumn repeats comes once, the first time', () => {
    expect(iso(momentOf({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, 'Europe/Paris'))).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });

  test('weekly finds the weekday, today included once its time has come', () => {
    expect(iso(lastDue(at('2026-11-23T07:59:00Z'), 'Europe/Paris', '09:00', 1))).toBe(
      '2026-11-16T08:00:00.000Z',
    );
    expect(iso(lastDue(at('2026-11-23T08:00:00Z'), 'Europe/Paris', '09:00', 1))).toBe(
      '2026-11-23T08:00:00.000Z',
    );
  });

  test('last <= now < next, and next is at most 25 hours after last', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Paris',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
    );
    const clock = fc
      .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
      .map(({ hour, minute }) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.integer({ min: at('2024-01-01'), max: at('2030-01-01') }),
        zones,
        clock,
        (now, zone, time) => {
          const last = lastDue(now, zone, time, null);
          const next = nextDue(now, zone, time);
          expect(last).toBeLessThanOrEqual(now);
          expect(next).toBeGreaterThan(now);
          expect(next - last).toBeLessThanOrEqual(25 * 3_600_000);
        },
      ),
    );
  });

  test('a moment survives the way to its wall clock and back, except in the repeated hour', () => {
    const now = at('2026-06-01T10:20:00Z');
    for (const zone of ['America/Sao_Paulo', 'Asia/Kathmandu', 'UTC'])
      expect(momentOf(localTime(now, zone), zone)).toBe(now);
  });
});

test('the local day starts at local midnight', () => {
  expect(iso(dayStart(at('2026-11-23T23:30:00Z'), 'Europe/Paris'))).toBe('2026-11-23T23:00:00.000Z');
});

describe('quiet hours', () => {
  const quiet = { from: '22:00', to: '07:00' };
  test('hold through midnight until the morning', () => {
    expect(iso(quietUntil(at('2026-11-23T23:30:00Z'), 'UTC', quiet)!)).toBe('2026-11-24T07:00:00.000Z');
    expect(iso(quietUntil(at('2026-11-24T06:59:00Z'), 'UTC', quiet)!)).toBe('2026-11-24T07:00:00.000Z');
  });
  test('hold nothing by day', () => {
    expect(quietUntil(at('2026-11-24T07:00:00Z'), 'UTC', quiet)).toBeNull();
    expect(quietUntil(at('2026-11-24T21:59:00Z'), 'UTC', quiet)).toBeNull();
  });
});
