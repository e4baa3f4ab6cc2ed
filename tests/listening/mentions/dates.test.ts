import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { believable, type DateContext, orderOf, parseDate } from '../../../src/listening/mentions/dates.ts';
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
    ['Tue, 24 Nov 2026 10:20:30 Etc/GMT', '2026-11-24T10:20:30.000Z'],
    ['Tue, 24 November 2026 10:20:30 ET', '2026-11-24T15:20:30.000Z'],
    ['Tue, 24 November 2026 10:20:30 AT', '2026-11-24T14:20:30.000Z'],
    ['July 4, 2026 4:31 PM PT', '2026-07-04T23:31:00.000Z'],
    ['2026-07-04 10:20 CT', '2026-07-04T15:20:00.000Z'],
    ['Sat, 7 Mar 2026 10:20 ET', '2026-03-07T15:20:00.000Z'],
    ['Mon, 9 Mar 2026 10:20 ET', '2026-03-09T14:20:00.000Z'],
    ['Sat, 31 Oct 2026 10:20 MT', '2026-10-31T16:20:00.000Z'],
    ['Mon, 2 Nov 2026 10:20 MT', '2026-11-02T17:20:00.000Z'],
    ['Mon, 3 Apr 2006 10:20 ET', '2006-04-03T14:20:00.000Z'],
    ['Fri, 31 Mar 2006 10:20 ET', '2006-03-31T15:20:00.000Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));

  test.each([
    '',
    'yesterday',
    '04/11/2026',
    '11/04/2026 10:20',
    '176400000',
    'Sun, 8 Mar 2026 10:20 ET',
    'Sun, 1 Nov 2026 10:20 PT',
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

describe('dates ISO 8601', () => {
  test.each<[string, string | null, DateContext?]>([
    ['2026-11-24T10:20:30+0530', '2026-11-24T04:50:30'],
    ['2026-11-24T10:20:30 +01:00', '2026-11-24T09:20:30'],
    ['2026-11-24T10:20:30GMT', '2026-11-24T10:20:30'],
    ['2026-11-24T10:20:30 EST', '2026-11-24T15:20:30'],
    ['20261124T102030Z', '2026-11-24T10:20:30'],
    ['20261124', '2026-11-24T00:00:00'],
    ['20261124102030', '2026-11-24T10:20:30'],
    ['2026-W48-2T10:20Z', '2026-11-24T10:20:00'],
    ['2026W482', '2026-11-24T00:00:00'],
    ['2026-W48', '2026-11-23T00:00:00'],
    ['2026-328', '2026-11-24T00:00:00'],
    ['2026328', '2026-11-24T00:00:00'],
    ['2026-11', '2026-11-01T00:00:00'],
    ['2026', '2026-01-01T00:00:00'],
    ['2026-11-24T10Z', '2026-11-24T10:00:00'],
    ['2026-11-24T10:20:30,5Z', '2026-11-24T10:20:30.500'],
    ['2026-11-24T24:00Z', '2026-11-25T00:00:00'],
    ['2026-11-24t10:20:30z', '2026-11-24T10:20:30'],
    ['2026-11-24T10:20:30Z ', '2026-11-24T10:20:30'],
    [' 2026-11-24T10:20:30Z', '2026-11-24T10:20:30'],
    ['2026-11-24 10:20:30.0', '2026-11-24T10:20:30'],
    ['2026-11-24 10:20:30 +0000 UTC', '2026-11-24T10:20:30'],
    ['2026-11-24T10:20:30−05:00', '2026-11-24T15:20:30'],
    ['2026-11-24 10:20 PM', '2026-11-24T22:20:00'],
    ['2026-11-24 오후 11:23:17', '2026-11-24T23:23:17'],
  ])('%j is %s', (text, expected, context) => {
    const at = parseDate(text, context);
    expect(at === null ? null : new Date(at).toISOString().replace(/(?:\.000)?Z$/, '')).toBe(expected);
  });
});

describe('dates in figures', () => {
  test.each<[string, string | null, DateContext?]>([
    ['24/11/2026', '2026-11-24T00:00:00'],
    ['11/24/2026 10:20', '2026-11-24T10:20:00'],
    ['03/04/2026', null],
    ['03/04/2026', '2026-04-03T00:00:00', { order: 'day-month' }],
    ['03/04/2026', '2026-03-04T00:00:00', { order: 'month-day' }],
    ['05/05/2026', '2026-05-05T00:00:00'],
    ['24.11.2026', '2026-11-24T00:00:00'],
    ['03.04.2026 10:20', '2026-04-03T10:20:00'],
    ['24.11.2026 10.20', '2026-11-24T10:20:00'],
    ['24.11.26', '2026-11-24T00:00:00'],
    ['24/11/26', null],
    ['24-11-2026 10:20:30', '2026-11-24T10:20:30'],
    ['2026/11/24 10:20:30', '2026-11-24T10:20:30'],
    ['2026.11.24 10:20', '2026-11-24T10:20:00'],
    ['2026. 11. 24. 10:20', '2026-11-24T10:20:00'],
    ['2026. 11. 24. 오후 3:05', '2026-11-24T15:05:00'],
    ['2026年11月24日 10:20', '2026-11-24T10:20:00'],
    ['2026年11月24日10時20分30秒', '2026-11-24T10:20:30'],
    ['2026年11月24日 下午3:05', '2026-11-24T15:05:00'],
    ['2026年11月24日(火) 10:20', '2026-11-24T10:20:00'],
    ['2026年11月24日 星期二 10:20', '2026-11-24T10:20:00'],
    ['2026년 11월 24일 오후 3:05', '2026-11-24T15:05:00'],
    ['2026년 11월 24일 10시 20분', '2026-11-24T10:20:00'],
    ['11/24/2026 3:05:06 PM', '2026-11-24T15:05:06'],
    ['24/11/2026, 10:20', '2026-11-24T10:20:00'],
    ['24/11/2026 10h20', '2026-11-24T10:20:00'],
    ['24/11/2026 à 10h20', '2026-11-24T10:20:00'],
    ['24/11/2026 - 10:20', '2026-11-24T10:20:00'],
    ['Tue, 24/11/2026 10:20', '2026-11-24T10:20:00'],
    ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53'],
    ['13/13/2026', null],
    ['31/11/2026', null],
  ])('%j is %s', (text, expected, context) => {
    const at = parseDate(text, context);
    expect(at === null ? null : new Date(at).toISOString().replace(/(?:\.000)?Z$/, '')).toBe(expected);
  });
});

describe('dates as programs and English write', () => {
  test.each<[string, string | null, DateContext?]>([
    ['Tue Nov 24 2026 10:20:30 GMT+0100 (Central European Standard Time)', '2026-11-24T09:20:30'],
    ['Tue Nov 24 10:20:30 2026', '2026-11-24T10:20:30'],
    ['Tue Nov  4 10:20:30 2026', '2026-11-04T10:20:30'],
    ['Tue Nov 24 10:20:30 UTC 2026', '2026-11-24T10:20:30'],
    ['Tue Nov 24 10:20:30 PST 2026', '2026-11-24T18:20:30'],
    ['Tue Nov 24 10:20:30 +0100 2026', '2026-11-24T09:20:30'],
    ['Nov 24, 2026, 10:20:30 AM', '2026-11-24T10:20:30'],
    ['Nov 24, 2026 10:20 PM', '2026-11-24T22:20:00'],
    ['November 24, 2026', '2026-11-24T00:00:00'],
    ['November 24th, 2026 at 3:05 PM', '2026-11-24T15:05:00'],
    ['Tuesday, November 24, 2026 at 10:20 AM UTC', '2026-11-24T10:20:00'],
    ['Tuesday, November 24, 2026 3pm EST', '2026-11-24T20:00:00'],
    ['24th of November 2026, 10:20', '2026-11-24T10:20:00'],
    ['24th November 2026', '2026-11-24T00:00:00'],
    ['1st Dec 2026 12:00 am', '2026-12-01T00:00:00'],
    ['2nd Dec 2026 12:30 pm', '2026-12-02T12:30:00'],
    ['10:20, 24 November 2026', '2026-11-24T10:20:00'],
    ['10:20 24 Nov 2026', '2026-11-24T10:20:00'],
    ['10:20 AM, November 24, 2026', '2026-11-24T10:20:00'],
    ['Nov 24 2026', '2026-11-24T00:00:00'],
    ['24-Nov-2026', '2026-11-24T00:00:00'],
    ['24-Nov-26 10:20:30', '2026-11-24T10:20:30'],
    ['24Nov2026', '2026-11-24T00:00:00'],
    ['2026-Nov-24', '2026-11-24T00:00:00'],
    ['2026 Nov 24 10:20', '2026-11-24T10:20:00'],
    ['Tue, 24 Nov 2026 10:20 UT', '2026-11-24T10:20:00'],
    ['Tue, 24 Nov 2026 10:20:30 GMT+2', '2026-11-24T08:20:30'],
    ['Tue, 24 Nov 2026 10:20:30 UTC+02:00', '2026-11-24T08:20:30'],
    ['Tue, 24 Nov 2026 10:20:30 +2', '2026-11-24T08:20:30'],
    ['Tue, 24 Nov 2026 10:20:30 +05:30', '2026-11-24T04:50:30'],
    ['Tue, 24 Nov 2026 10:20:30 IST', null],
    ['Tue,24 Nov 2026 10:20:30 GMT', '2026-11-24T10:20:30'],
    ['Mon, 24 Nov 2026 10:20:30 GMT', '2026-11-24T10:20:30'],
    ['Tue, 24 Nov 2026', '2026-11-24T00:00:00'],
    ['Tues, 24 Sept 2026 10:20 GMT', '2026-09-24T10:20:00'],
    ['24 Nov 26 10:20 Z', '2026-11-24T10:20:00'],
    ['Tue, 4 Nov 99 10:20:30 GMT', '1999-11-04T10:20:30'],
    ['Tue, 24 Nov 2026 1:02:03 GMT', '2026-11-24T01:02:03'],
    ['Tue, 24 Nov 2026 24:00:00 GMT', '2026-11-25T00:00:00'],
    ['Tue, 24 Nov 2026 10:20:30.123 GMT', '2026-11-24T10:20:30.123'],
    ['Tue, 24 Nov 2026 10:20:30 -0800 (PST)', '2026-11-24T18:20:30'],
    ['Tue, 24 Nov 2026 10:20:30 +0000 GMT', '2026-11-24T10:20:30'],
    ['Tue, 24 Nov 2026 10:20:30 PM', '2026-11-24T22:20:30'],
    ['Tue, 24 Nov 2026 13:20:30 PM GMT', '2026-11-24T13:20:30'],
    ['Tue, 24 Nov 2026 at 10:20:30 GMT', '2026-11-24T10:20:30'],
  ])('%j is %s', (text, expected, context) => {
    const at = parseDate(text, context);
    expect(at === null ? null : new Date(at).toISOString().replace(/(?:\.000)?Z$/, '')).toBe(expected);
  });
});

describe('dates in other languages', () => {
  test.each<[string, string | null, DateContext?]>([
    ['mar., 24 nov. 2026 10:20:30 +0100', '2026-11-24T09:20:30'],
    ['mardi 24 novembre 2026 à 10:20', '2026-11-24T10:20:00'],
    ['mardi 24 novembre 2026 à 10h20', '2026-11-24T10:20:00'],
    ['1er décembre 2026', '2026-12-01T00:00:00'],
    ['Le 24 février 2026', '2026-02-24T00:00:00'],
    ['24 août 2026', '2026-08-24T00:00:00'],
    ['Di, 24 Mär 2026 10:20:30 +0100', '2026-03-24T09:20:30'],
    ['Dienstag, 24. November 2026, 10:20 Uhr', '2026-11-24T10:20:00'],
    ['24. Dez. 2026', '2026-12-24T00:00:00'],
    ['Di., 24. Okt. 2026 10:20:30 MEZ', '2026-10-24T09:20:30'],
    ['24 de noviembre de 2026', '2026-11-24T00:00:00'],
    ['martes, 24 de noviembre de 2026, 10:20', '2026-11-24T10:20:00'],
    ['mar, 24 nov 2026 10:20:30 +0100', '2026-11-24T09:20:30'],
    ['24 ene 2026 3:05 p. m.', '2026-01-24T15:05:00'],
    ['terça-feira, 24 de novembro de 2026', '2026-11-24T00:00:00'],
    ['24 de dez. de 2026 às 10:20', '2026-12-24T10:20:00'],
    ['martedì 24 novembre 2026 alle ore 10:20', '2026-11-24T10:20:00'],
    ['gio, 24 gen 2026 10:20:30 +0100', '2026-01-24T09:20:30'],
    ['dinsdag 24 november 2026 om 10:20', '2026-11-24T10:20:00'],
    ['24 mrt 2026', '2026-03-24T00:00:00'],
    ['24 mei 2026', '2026-05-24T00:00:00'],
    ['tirsdag den 24. november 2026 kl. 10.20', '2026-11-24T10:20:00'],
    ['tisdag 24 november 2026 kl. 10:20', '2026-11-24T10:20:00'],
    ['24. mai 2026', '2026-05-24T00:00:00'],
    ['24. des. 2026', '2026-12-24T00:00:00'],
    ['tiistai 24. marraskuuta 2026 klo 10.20', '2026-11-24T10:20:00'],
    ['24. maaliskuuta 2026', '2026-03-24T00:00:00'],
    ['24. jaanuar 2026', '2026-01-24T00:00:00'],
    ['2026. gada 24. novembris', '2026-11-24T00:00:00'],
    ['2026 m. lapkričio 24 d.', '2026-11-24T00:00:00'],
    ['2026 m. lapkričio 24 d. 10:20', '2026-11-24T10:20:00'],
    ['24 listopada 2026', '2026-11-24T00:00:00', { language: 'pl' }],
    ['24 listopada 2026', null],
    ['24. listopada 2026.', '2026-10-24T00:00:00', { language: 'hr' }],
    ['wt., 24 wrz 2026 10:20:30 +0200', '2026-09-24T08:20:30'],
    ['24 października 2026, 10:20', '2026-10-24T10:20:00'],
    ['24 stycznia 2026 r.', '2026-01-24T00:00:00'],
    ['24. července 2026', '2026-07-24T00:00:00'],
    ['24. června 2026', '2026-06-24T00:00:00'],
    ['út, 24. říj 2026', '2026-10-24T00:00:00'],
    ['24. januára 2026', '2026-01-24T00:00:00'],
    ['24. avgusta 2026 ob 10:20', '2026-08-24T10:20:00'],
    ['24. ožujka 2026. u 10:20', '2026-03-24T10:20:00'],
    ['2026. november 24. 10:20', '2026-11-24T10:20:00'],
    ['2026. február 24., kedd 10:20', '2026-02-24T10:20:00'],
    ['2004-július-13T9:15-05:00', '2004-07-13T14:15:00'],
    ['24 ianuarie 2026', '2026-01-24T00:00:00'],
    ['marți, 24 noiembrie 2026, 10:20', '2026-11-24T10:20:00'],
    ['24 ta’ Novembru 2026', '2026-11-24T00:00:00'],
    ['24 Samhain 2026', '2026-11-24T00:00:00'],
    ['24 Meán Fómhair 2026', '2026-09-24T00:00:00'],
    ['Τρί, 24 Νοέ 2026 10:20:30 +0200', '2026-11-24T08:20:30'],
    ['24 Μαΐου 2026', '2026-05-24T00:00:00'],
    ['Τρίτη, 24 Νοεμβρίου 2026 3:05 μ.μ.', '2026-11-24T15:05:00'],
    ['24 ноември 2026 г.', '2026-11-24T00:00:00'],
    ['24 ноября 2026 г., 10:20', '2026-11-24T10:20:00'],
    ['Вт, 24 ноя 2026 10:20:30 +0300', '2026-11-24T07:20:30'],
    ['вторник, 24 мая 2026 года в 10:20', '2026-05-24T10:20:00'],
    ['24 нояб. 2026 г.', '2026-11-24T00:00:00'],
    ['Вівторок, 24 листопада 2026 р. 10:20', '2026-11-24T10:20:00'],
    ['24 січня 2026', '2026-01-24T00:00:00'],
    ['24 Kasım 2026 Salı 10:20', '2026-11-24T10:20:00'],
    ['24 Şubat 2026', '2026-02-24T00:00:00'],
    ['Sal, 24 Ağu 2026 10:20:30 +0300', '2026-08-24T07:20:30'],
    ['24 Eylül 2026 saat 10:20', '2026-09-24T10:20:00'],
    ['24 Oktober 2026', '2026-10-24T00:00:00'],
    ['24 tháng 11, 2026', '2026-11-24T00:00:00'],
    ['24 نوفمبر 2026', '2026-11-24T00:00:00'],
    ['24 novembre 2026', '2026-11-24T00:00:00'],
    ['24 de novembre de 2026', '2026-11-24T00:00:00'],
    ['24 d’agost de 2026', '2026-08-24T00:00:00'],
  ])('%j is %s', (text, expected, context) => {
    const at = parseDate(text, context);
    expect(at === null ? null : new Date(at).toISOString().replace(/(?:\.000)?Z$/, '')).toBe(expected);
  });
});

describe('dates since 1970', () => {
  test.each<[string, string | null, DateContext?]>([
    ['1764000000', '2025-11-24T16:00:00'],
    ['1764000000000', '2025-11-24T16:00:00'],
    ['1764000000.5', '2025-11-24T16:00:00.500'],
  ])('%j is %s', (text, expected, context) => {
    const at = parseDate(text, context);
    expect(at === null ? null : new Date(at).toISOString().replace(/(?:\.000)?Z$/, '')).toBe(expected);
  });
});

describe('dates sure, or nothing', () => {
  test.each<[string, string | null, DateContext?]>([
    ['yesterday', null],
    ['3 days ago', null],
    ['24', null],
    ['Nov 24', null],
    ['November 2026', null],
    ['Maybe 3 2026', null],
    ['Tue, 24 Nov 2026 25:20 GMT', null],
    ['Tue, 24 Nov 2026 10:61 GMT', null],
    ['2026-00-10', null],
    ['2026-W54-1', null],
    ['2026-W53-1', '2026-12-28T00:00:00'],
    ['2026-366', null],
    ['0000-00-00 00:00:00', null],
    ['1/1/1', null],
    ['10:20', null],
    ['24 Nov 2026 10:20 XYZ', null],
    ['24 jui 2026', null],
    ['12345', null],
    ['176400000012', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00'],
    ['24 Nov 2026 0:20 PM', null],
    ['2026-11-24T10:20:30+25:00', null],
    ['v1.2.2026', null],
    ['Version 24.11.2026', '2026-11-24T00:00:00'],
  ])('%j is %s', (text, expected, context) => {
    const at = parseDate(text, context);
    expect(at === null ? null : new Date(at).toISOString().replace(/(?:\.000)?Z$/, '')).toBe(expected);
  });
});

describe('every moment reads back', () => {
  const moment = fc.integer({ min: Date.UTC(1996, 0), max: Date.UTC(2037, 0) }).map((at) => at - (at % 1000));
  const languages =
    'bg ca cs da de el en en-GB es et fi fr ga hr hu id it ja ko lt lv mt nl no pl pt pt-BR ro ru sk sl sv tr uk vi zh zh-TW'.split(
      ' ',
    );
  const styles = ['full', 'long', 'medium'] as const;

  test('as every language of the union, and some more, prints it', () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(...languages),
        fc.constantFrom(...styles),
        fc.constantFrom(undefined, 'short' as const, 'medium' as const),
        (at, language, dateStyle, timeStyle) => {
          const format = new Intl.DateTimeFormat(language, { dateStyle, timeStyle, timeZone: 'UTC' });
          const order = language === 'en' ? 'month-day' : 'day-month';
          const unit = timeStyle === undefined ? DAY : timeStyle === 'short' ? 60_000 : 1_000;
          const text = format.format(at);
          expect([text, parseDate(text, { order, language: language.slice(0, 2) })]).toEqual([
            text,
            at - (at % unit),
          ]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('in the zone that it is printed in', () => {
    const pad = (figure: number) => String(figure).padStart(2, '0');
    const forms: ((local: Date, sign: string, zone: string) => string)[] = [
      (local, sign, zone) => `${local.toISOString().slice(0, 19)}${sign}${zone.slice(0, 2)}:${zone.slice(2)}`,
      (local, sign, zone) => `${local.toISOString().slice(0, 19).replace('T', ' ')} ${sign}${zone}`,
      (local, sign, zone) => `${local.toISOString().slice(0, 19).replace(/[-:]/g, '')}${sign}${zone}`,
      (local, sign, zone) => local.toUTCString().replace('GMT', `${sign}${zone}`),
      (local, sign, zone) => local.toUTCString().replace('GMT', `GMT${sign}${zone}`),
      (local, sign, zone) =>
        `${local.toUTCString().slice(0, 3)} ${month(local)} ${pad(local.getUTCDate())} ${local.getUTCFullYear()} ${local.toISOString().slice(11, 19)} GMT${sign}${zone} (Somewhere)`,
      (local, sign, zone) =>
        `${month(local)} ${local.getUTCDate()}, ${local.getUTCFullYear()} ${((local.getUTCHours() + 11) % 12) + 1}:${pad(local.getUTCMinutes())}:${pad(local.getUTCSeconds())} ${local.getUTCHours() < 12 ? 'AM' : 'PM'} ${sign}${zone}`,
      (local, sign, zone) =>
        `${local.toUTCString().slice(0, 3)} ${month(local)} ${local.getUTCDate()} ${local.toISOString().slice(11, 19)} ${sign}${zone} ${local.getUTCFullYear()}`,
    ];
    const month = (local: Date) => local.toUTCString().slice(8, 11);
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: -48, max: 56 }),
        fc.constantFrom(...forms),
        (at, quarters, form) => {
          const minutes = Math.abs(quarters) * 15;
          const zone = pad(Math.floor(minutes / 60)) + pad(minutes % 60);
          const text = form(new Date(at + quarters * 15 * 60_000), quarters < 0 ? '-' : '+', zone);
          expect([text, parseDate(text)]).toEqual([text, at]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('and as seconds or milliseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000, max: 2_900_000_000 }), (at) => {
        expect([parseDate(String(at)), parseDate(String(at * 1000))]).toEqual([at * 1000, at * 1000]);
      }),
    );
  });
});

test.each<[string[], string | null]>([
  [['03/04/2026', '24/04/2026 10:20'], 'day-month'],
  [['Mon, 03/04/2026', 'Mon, 04/24/2026'], 'month-day'],
  [['03/04/2026'], null],
  [['24/04/2026', '04/24/2026'], null],
  [['2026-04-24', 'Fri, 24 Apr 2026 10:20 GMT'], null],
])('what %j prove together is %s', (dates, order) => expect(orderOf(dates)).toBe(order));

test('hostile texts take no time', () => {
  const piece = fc.constantFrom(
    '1',
    '12',
    '2026',
    ' ',
    ',',
    '.',
    ':',
    '-',
    '/',
    'a',
    'nov',
    'T',
    'am',
    '+',
    '月',
    'de ',
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 40, maxLength: 60 }), (pieces) => {
      expect(parseDate(pieces.join('').slice(0, 100))).toSatisfy(
        (at) => at === null || Number.isSafeInteger(at),
      );
    }),
    { numRuns: 2_000 },
  );
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
