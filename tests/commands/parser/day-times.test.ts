import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayTimeOf, readDayTime } from '../../../src/commands/parser/day-times.ts';
import { runs } from '../../runs.ts';

describe('a day that comes again, and a time', () => {
  test.each([
    ['Mon 08:00', { weekday: 1, time: '08:00' }],
    ['monday 8am', { weekday: 1, time: '08:00' }],
    ['Mondays at 8:30', { weekday: 1, time: '08:30' }],
    ['on Friday at 5 pm', { weekday: 5, time: '17:00' }],
    ['8am on Mondays', { weekday: 1, time: '08:00' }],
    ['09:00 sunday', { weekday: 7, time: '09:00' }],
    ['every Tuesday, 10:15', { weekday: 2, time: '10:15' }],
    ['wed', { weekday: 3 }],
    ['lundi 8h', { weekday: 1, time: '08:00' }],
    ['le lundi à 8h30', { weekday: 1, time: '08:30' }],
    ['chaque vendredi à 17 h', { weekday: 5, time: '17:00' }],
    ['tous les mardis à midi', { weekday: 2, time: '12:00' }],
    ['1st 09:00', { date: 1, time: '09:00' }],
    ['the 15th at noon', { date: 15, time: '12:00' }],
    ['on the 2nd', { date: 2 }],
    ['15 09:00', { date: 15, time: '09:00' }],
    ['day 31 at 7', { date: 31, time: '07:00' }],
    ['09:00 on the 3rd', { date: 3, time: '09:00' }],
    ['1er 9h', { date: 1, time: '09:00' }],
    ['le 1er à 9h', { date: 1, time: '09:00' }],
    ['le 15', { date: 15 }],
    ['jour 28 à 18h', { date: 28, time: '18:00' }],
    ['Mon. 08:00', { weekday: 1, time: '08:00' }],
    ['lun. 08:00', { weekday: 1, time: '08:00' }],
    ['8h dim.', { weekday: 7, time: '08:00' }],
    ['mar.', { weekday: 2 }],
    ['08:00', { time: '08:00' }],
    ['8', { time: '08:00' }],
    ['7h30', { time: '07:30' }],
    ['noon', { time: '12:00' }],
  ])('%s', (typed, expected) => {
    const coded = readDayTime(typed);
    expect(coded).not.toBeNull();
    expect(dayTimeOf(coded!)).toEqual(expected);
  });

  test.each([
    '',
    'Mon 25:00',
    '32nd 09:00',
    '0th',
    'someday',
    '08:00 09:00',
    'Mon Tue 08:00',
    'w8 08:00',
    'd99',
    'w1  x',
  ])('%j is none', (typed) => {
    expect(readDayTime(typed)).toBeNull();
  });

  test('what it has coded it reads again as the same, and nothing makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (typed) => {
        const coded = readDayTime(typed);
        if (coded === null) return;
        expect(readDayTime(coded)).toBe(coded);
        const { date, weekday } = dayTimeOf(coded);
        expect(date ?? 1).toBeLessThanOrEqual(31);
        expect(weekday ?? 1).toBeLessThanOrEqual(7);
      }),
      { numRuns: runs(300) },
    );
  });
});
