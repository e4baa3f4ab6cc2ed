import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { believable, parseDate } from '../../../src/listening/mentions/dates.ts';
import { DAY } from '../../../src/listening/time.ts';

const iso = (text: string): string | null => {
  const at = parseDate(text);
  return at === null ? null : new Date(at).toISOString();
};

describe('parseDate', () => {
  test.each([
    ['2026-11-24T10:20:30Z', '2026-11-24T10:20:30.000Z'],
    ['2026-11-24t10:20:30.123456z', '2026-11-24T10:20:30.123Z'],
    ['2026-11-24T10:20:30+02:00', '2026-11-24T08:20:30.000Z'],
    ['2026-11-24T10:20:30-0530', '2026-11-24T15:50:30.000Z'],
    ['2026-11-24 10:20', '2026-11-24T10:20:00.000Z'],
    ['2026-11-24 10:20:30 UTC', '2026-11-24T10:20:30.000Z'],
    ['2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T24:00:00Z', '2026-11-25T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['Tue, 24 Nov 2026 10:20:30 GMT', '2026-11-24T10:20:30.000Z'],
    ['Tue, 24 Nov 2026 10:20:30 +0100', '2026-11-24T09:20:30.000Z'],
    ['24 Nov 26 10:20 EST', '2026-11-24T15:20:00.000Z'],
    ['Tuesday, 24-Nov-2026 10:20:30 PDT', '2026-11-24T17:20:30.000Z'],
    ['Tue, 24 November 2026 10:20:30 CEST', '2026-11-24T08:20:30.000Z'],
    ['Tue, 24 Nov 2026 10:20:30 -0800 (PST)', '2026-11-24T18:20:30.000Z'],
    ['Tue, 24 Nov 2026 10:20:30', '2026-11-24T10:20:30.000Z'],
    ['24 Nov 1999 10:20:30 Z', '1999-11-24T10:20:30.000Z'],
    ['Sun, 29 Feb 2032 00:00:00 A', '2032-02-29T00:00:00.000Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));

  test.each([
    '',
    'yesterday',
    '24/11/2026',
    '11/24/2026 10:20',
    '1764000000',
    '2026-13-01T00:00:00Z',
    '2026-02-29',
    '2026-11-24T25:00:00Z',
    '2026-11-24T24:00:01Z',
    '2026-11-24T10:60:00Z',
    '2026-11-24T10:20:30+15:30',
    'Tue, 31 Nov 2026 10:20:30 GMT',
    'Tue, 24 Nom 2026 10:20:30 GMT',
    'Tue, 24 Nov 2026 10:20:30 XYZ',
    `2026-11-24${' '.repeat(500)}`,
  ])('refuses %j', (text) => expect(parseDate(text)).toBeNull());

  test('reads back every moment that it is given, in both forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2049, 11) }), (at) => {
        expect(parseDate(new Date(at).toISOString())).toBe(at);
        expect(parseDate(new Date(at).toUTCString())).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });

  test('never throws and never gives anything but a moment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const at = parseDate(text);
        expect(at === null || Number.isSafeInteger(at)).toBe(true);
      }),
    );
  });
});

describe('believable', () => {
  const now = Date.UTC(2026, 10, 24);
  test.each([
    [null, null],
    [Number.NaN, null],
    [Date.UTC(1994, 11, 31, 23), null],
    [Date.UTC(1995, 0, 1), Date.UTC(1995, 0, 1)],
    [now, now],
    [now + DAY, now + DAY],
    [now + DAY + 1, null],
  ])('%s is %s', (at, expected) => expect(believable(at, now)).toBe(expected));
});
