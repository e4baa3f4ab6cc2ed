import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lastReportDue,
  nextReportDue,
  type ReportCadence,
  reportPeriod,
} from '../../../src/listening/reports/schedule.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { localTime, weekdayOf } from '../../../src/listening/zoned.ts';
import { runs } from '../../runs.ts';

const zones = [
  'UTC',
  'Europe/Paris',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
];
const when = fc.record({
  cadence: fc.constantFrom<ReportCadence>('daily', 'weekly', 'monthly'),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.constantFrom(0, 15, 30),
  day: fc.integer({ min: 1, max: 31 }),
  zone: fc.constantFrom(...zones),
  now: fc.integer({ min: Date.parse('2026-01-01T00:00Z'), max: Date.parse('2028-12-31T00:00Z') }),
});
const two = (n: number) => String(n).padStart(2, '0');

test('whatever the zone, the day and the season: the last moment is past, the next one to come, and nothing lies between', () => {
  fc.assert(
    fc.property(when, ({ cadence, hour, minute, day: wished, zone, now }) => {
      const day = cadence === 'weekly' ? ((wished - 1) % 7) + 1 : wished;
      const schedule = { cadence, day, at: `${two(hour)}:${two(minute)}` };
      const last = lastReportDue(schedule, zone, now);
      const next = nextReportDue(schedule, zone, now);
      expect(last).toBeLessThanOrEqual(now);
      expect(next).toBeGreaterThan(now);
      // The next one seen from the last, and the last seen from the next, are each other.
      expect(nextReportDue(schedule, zone, last)).toBe(next);
      expect(lastReportDue(schedule, zone, next)).toBe(next);
      expect(lastReportDue(schedule, zone, next - 1)).toBe(last);
      const longest = { daily: DAY, weekly: 7 * DAY, monthly: 31 * DAY }[cadence];
      expect(next - last).toBeLessThanOrEqual(longest + HOUR);
      const local = localTime(next, zone);
      if (cadence === 'weekly') expect(weekdayOf(local)).toBe(day);
      if (cadence === 'monthly') {
        const days = new Date(Date.UTC(local.year, local.month, 0)).getUTCDate();
        expect(local.day).toBe(Math.min(day, days));
      }
      // But for the hour that summer time leaves out, it is due at the time that was asked for.
      const off = Math.abs(local.hour * 60 + local.minute - (hour * 60 + minute));
      expect(off === 0 || off <= 60).toBe(true);
    }),
    { numRuns: runs(400) },
  );
});

test('periods of the calendar adjoin, one after the other, for three years', () => {
  for (const zone of zones)
    for (const [cadence, day] of [
      ['daily', 1],
      ['weekly', 1],
      ['monthly', 1],
      ['monthly', 31],
    ] as const) {
      const schedule = { cadence, day, at: '08:00' };
      let due = nextReportDue(schedule, zone, Date.parse('2026-01-01T00:00Z'));
      for (let nth = 0; nth < 40; nth++) {
        const next = nextReportDue(schedule, zone, due);
        const period = reportPeriod({ ...schedule, until: due }, zone, next);
        expect(period).toEqual({ from: due, to: next, beforeFrom: 2 * due - next, cadence });
        due = next;
      }
    }
});

describe('what a report covers', () => {
  const weekly = { cadence: 'weekly', at: '08:00', day: 1 } as const;
  const due = Date.parse('2026-11-30T08:00Z');

  test('its week, though the last one was yesterday: another rhythm reported that', () => {
    const period = reportPeriod({ ...weekly, until: due - DAY }, 'UTC', due);
    expect(period).toMatchObject({ from: due - 7 * DAY, cadence: 'weekly' });
  });

  test('all since the last one, where some were missed', () => {
    const period = reportPeriod({ ...weekly, until: due - 21 * DAY }, 'UTC', due);
    expect(period).toEqual({
      from: due - 21 * DAY,
      to: due,
      beforeFrom: due - 42 * DAY,
      cadence: 'catch-up',
    });
  });

  test('no more than half a year', () => {
    expect(reportPeriod({ ...weekly, until: due - 400 * DAY }, 'UTC', due).from).toBe(due - 180 * DAY);
  });

  test('a month is as long as it is, its clock changed or not', () => {
    const monthly = { cadence: 'monthly', at: '08:00', day: 31 } as const;
    const march = Date.parse('2026-03-31T06:00Z');
    expect(lastReportDue(monthly, 'Europe/Paris', march + MINUTE)).toBe(march);
    const period = reportPeriod({ ...monthly, until: march }, 'Europe/Paris', march);
    expect(period.from).toBe(Date.parse('2026-02-28T07:00Z'));
  });
});
