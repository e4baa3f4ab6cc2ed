import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Axis, axisLabels, dayStarts } from '../../../src/adapters/chart-image/axis-labels.ts';

const LETTER = 14;
const axisOf = (width: number): Axis => ({
  width,
  before: 40,
  after: 16,
  between: 13,
  longest: 9 * 26,
  measure: (text) => text.length * LETTER,
});
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const day = (at: number) => `${WEEKDAYS[at % 7]} Mar ${at + 1}`;
/** Hours from 09:00 of the first day on. */
const hours = (count: number, every = 1) =>
  Array.from({ length: count }, (_, at) => {
    const hour = 9 + at * every;
    return `${day(Math.floor(hour / 24))}, ${String(hour % 24).padStart(2, '0')}:00`;
  });
const days = (count: number) => Array.from({ length: count }, (_, at) => day(at));
const texts = (labels: readonly string[], width: number) =>
  axisLabels(labels, axisOf(width)).map(({ text }) => text);

describe('labels of an axis', () => {
  it.each([
    [
      'as they are',
      1400,
      ['Sun Mar 1', 'Mon Mar 2', 'Tue Mar 3', 'Wed Mar 4', 'Thu Mar 5', 'Fri Mar 6', 'Sat Mar 7'],
    ],
    ['without their month', 700, ['Sun 1', 'Mon 2', 'Tue 3', 'Wed 4', 'Thu 5', 'Fri 6', 'Sat 7']],
    ['as weekdays', 420, ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']],
    ['as every other weekday', 300, ['Sun', 'Tue', 'Thu', 'Sat']],
  ])('of seven days are %s where %d pixels are all there is', (_, width, shown) => {
    expect(texts(days(7), width)).toEqual(shown);
  });

  it('of a month are dates, all alike: its weekdays come again', () => {
    expect(texts(days(30), 700)).toEqual(['Mar 1', 'Mar 6', 'Mar 11', 'Mar 16', 'Mar 21', 'Mar 26']);
  });

  it('are the days where they begin, when hours span several', () => {
    const labels = hours(56, 3);
    const shown = axisLabels(labels, axisOf(700));
    expect(dayStarts(labels)).toEqual([5, 13, 21, 29, 37, 45, 53]);
    expect(shown.map(({ at, text }) => [at, text])).toEqual([
      [5, 'Mon'],
      [13, 'Tue'],
      [21, 'Wed'],
      [29, 'Thu'],
      [37, 'Fri'],
      [45, 'Sat'],
      [53, 'Sun'],
    ]);
  });

  it('name the last day too, in the first form that has room for it', () => {
    const noon = hours(156);
    expect(noon.at(-1)).toBe('Sat Mar 7, 20:00');
    expect(texts(noon, 700).at(-1)).toBe('Sat 7');
    expect(texts(noon.slice(0, -17), 660).at(-1)).toBe('Sat');
  });

  it('are round hours within a day, and the day at midnight', () => {
    const shown = texts(hours(24), 720);
    expect(shown).toContain('Mon Mar 2');
    const times = shown.filter((label) => label !== 'Mon Mar 2');
    expect(times.length).toBeGreaterThan(4);
    expect(times.every((label) => Number.parseInt(label, 10) % 4 === 0)).toBe(true);
  });

  it('that are neither are thinned evenly, and cut', () => {
    expect(texts(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 100)).toEqual(['a', 'd', 'g']);
    const weeks = Array.from({ length: 9 }, (_, at) => `Week ${at + 1}`);
    expect(texts(weeks, 500)).toEqual(['Week 1', 'Week 3', 'Week 5', 'Week 7', 'Week 9']);
    expect(texts(['W'.repeat(40)], 500)).toEqual([`${'W'.repeat(15)}…`]);
  });

  it('never touch one another nor leave their axis, whatever they are', () => {
    const label = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(...hours(40), ...days(40)),
    );
    const several = fc.oneof(
      fc.array(label, { maxLength: 80 }),
      fc.integer({ min: 1, max: 400 }).map((count) => hours(count)),
      fc.integer({ min: 1, max: 90 }).map(days),
    );
    fc.assert(
      fc.property(several, fc.integer({ min: 100, max: 900 }), (labels, width) => {
        const axis = axisOf(width);
        let end = -axis.before - axis.between;
        for (const { at, text, left } of axisLabels(labels, axis)) {
          expect(labels[at]).toBeDefined();
          expect(left).toBeGreaterThanOrEqual(end + axis.between - 0.1);
          end = left + axis.measure(text);
          expect(end).toBeLessThanOrEqual(width + axis.after + 0.1);
        }
      }),
    );
  });
});
