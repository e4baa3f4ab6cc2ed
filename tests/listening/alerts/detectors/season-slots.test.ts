import { describe, expect, it } from 'vitest';
import { seasonSlots } from '../../../../src/listening/alerts/detectors/season-slots.ts';

const at = (iso: string) => Date.parse(iso);

describe('seasonSlots', () => {
  it('counts the week from Monday midnight, weekends apart', () => {
    expect(seasonSlots(at('2026-11-23T00:00:00Z'), 'UTC')).toEqual({ hourOfWeek: 0, dayHour: 0 });
    expect(seasonSlots(at('2026-11-27T23:55:00Z'), 'UTC')).toEqual({ hourOfWeek: 119, dayHour: 23 });
    expect(seasonSlots(at('2026-11-28T00:00:00Z'), 'UTC')).toEqual({ hourOfWeek: 120, dayHour: 24 });
    expect(seasonSlots(at('2026-11-29T23:55:00Z'), 'UTC')).toEqual({ hourOfWeek: 167, dayHour: 47 });
  });

  it('follows the local clock over midnight and odd offsets', () => {
    expect(seasonSlots(at('2026-11-22T18:30:00Z'), 'Asia/Kolkata').hourOfWeek).toBe(0);
    expect(seasonSlots(at('2026-11-22T18:25:00Z'), 'Asia/Kolkata').hourOfWeek).toBe(167);
    expect(seasonSlots(at('2026-11-22T18:15:00Z'), 'Asia/Kathmandu').hourOfWeek).toBe(0);
  });

  it('skips the lost hour and visits the doubled one twice', () => {
    // Europe/Paris, Sunday 29 March 2026: 01:55 is followed by 03:00.
    expect(seasonSlots(at('2026-03-29T00:55:00Z'), 'Europe/Paris').hourOfWeek).toBe(144 + 1);
    expect(seasonSlots(at('2026-03-29T01:00:00Z'), 'Europe/Paris').hourOfWeek).toBe(144 + 3);
    // Sunday 25 October 2026: 02:55 is followed by 02:00.
    expect(seasonSlots(at('2026-10-25T00:55:00Z'), 'Europe/Paris').hourOfWeek).toBe(144 + 2);
    expect(seasonSlots(at('2026-10-25T01:00:00Z'), 'Europe/Paris').hourOfWeek).toBe(144 + 2);
    expect(seasonSlots(at('2026-10-25T02:00:00Z'), 'Europe/Paris').hourOfWeek).toBe(144 + 3);
  });

  it('answers the same when asked again', () => {
    const first = seasonSlots(at('2026-07-01T12:00:00Z'), 'America/New_York');
    expect(seasonSlots(at('2026-07-01T12:10:00Z'), 'America/New_York')).toEqual(first);
    expect(first).toEqual({ hourOfWeek: 48 + 8, dayHour: 8 });
  });

  it('refuses a zone nobody knows', () => {
    expect(() => seasonSlots(0, 'Atlantis/Center')).toThrow(RangeError);
  });
});
