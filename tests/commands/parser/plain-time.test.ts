import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { readBeginning, readLength } from '../../../src/commands/parser/lengths.ts';
import { readMoment } from '../../../src/commands/parser/moments.ts';
import { parseLine } from '../../../src/commands/parser/parse.ts';
import { readHours, readTime } from '../../../src/commands/parser/times.ts';
import { UserError } from '../../../src/config/errors.ts';
import { DAY, HOUR, MINUTE } from '../../../src/listening/time.ts';
import { readZone } from '../../../src/messages/languages/zone-words.ts';

/** Tuesday, November 24, 2026, 14:05 in Paris. */
const NOW = Date.UTC(2026, 10, 24, 13, 5);
const PARIS = { now: NOW, timeZone: 'Europe/Paris' };
const inParis = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour - 1, minute);

describe('a time of day', () => {
  test.each([
    ['9', '09:00'],
    ['21', '21:00'],
    ['9h', '09:00'],
    ['9 h', '09:00'],
    ['21h30', '21:30'],
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9:30pm', '21:30'],
    ['9.30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['12:30 am', '00:30'],
    ['noon', '12:00'],
    ['midi', '12:00'],
    ['Midnight', '00:00'],
    ['minuit', '00:00'],
    ['at 9', '09:00'],
    ['à 9h', '09:00'],
    ['9 heures', '09:00'],
    ['9 heures 30', '09:30'],
    ["9 o'clock", '09:00'],
    ['9h du soir', '21:00'],
    ['3 heures de l’après-midi', '15:00'],
    ['8h du matin', '08:00'],
    ['9 in the morning', '09:00'],
    ['0930', '09:30'],
    ['9.30', '09:30'],
    ['13pm', '13:00'],
    ['13am', null],
    ['0pm', null],
    ['25', null],
    ['24', null],
    ['9:', null],
    ['9:60', null],
    ['9 days', null],
    ['am', null],
    ['', null],
    ['-9', null],
    ['9-10', null],
  ])('%j is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });
});

describe('two times', () => {
  test.each([
    ['22:00-07:00', '22:00', '07:00'],
    ['22:00 – 07:00', '22:00', '07:00'],
    ['22-7', '22:00', '07:00'],
    ['22h-7h', '22:00', '07:00'],
    ['22h30 à 7h', '22:30', '07:00'],
    ['de 22h à 7h', '22:00', '07:00'],
    ['entre 22h et 7h', '22:00', '07:00'],
    ['from 10pm to 7am', '22:00', '07:00'],
    ['between 10 pm and 7 am', '22:00', '07:00'],
    ['10pm-7am', '22:00', '07:00'],
    ['midnight to noon', '00:00', '12:00'],
    ['21h à minuit', '21:00', '00:00'],
    ['22:00 until 7', '22:00', '07:00'],
    ['0-7', '00:00', '07:00'],
    ['22-24', '22:00', '00:00'],
    ['20h à 24h', '20:00', '00:00'],
    ['22:00/07:00', '22:00', '07:00'],
  ])('%s', (typed, from, to) => {
    expect(readHours(typed)).toEqual({ from, to });
  });

  test.each(['22', '22-22', '22-', 'late', '22-7-9', '22 7', '25-7', ''])('%j is none', (typed) => {
    expect(readHours(typed)).toBeNull();
  });

  test.each([
    ['10-7am', '10:00-07:00', '22:00-07:00'],
    ['10-7', '10:00-07:00', '22:00-07:00'],
    ['9-5pm', '09:00-17:00', '21:00-17:00'],
    ['10pm-7', '22:00-07:00', '22:00-19:00'],
  ])('%s can be %s or %s, and says so', (typed, one, two) => {
    expect(() => readHours(typed)).toThrow(UserError);
    try {
      readHours(typed);
    } catch (error) {
      expect((error as UserError).params).toMatchObject({ problem: 'either', one, two });
    }
  });
});

describe('a length of time', () => {
  test.each([
    ['30m', 30 * MINUTE],
    ['30 min.', 30 * MINUTE],
    ['7d', 7 * DAY],
    ['7 days', 7 * DAY],
    ['7days', 7 * DAY],
    ['7 jours', 7 * DAY],
    ['1 day', DAY],
    ['24 hours', DAY],
    ['24 heures', DAY],
    ['2 weeks', 14 * DAY],
    ['2 semaines', 14 * DAY],
    ['3 mois', 90 * DAY],
    ['1h30', 90 * MINUTE],
    ['a week', 7 * DAY],
    ['an hour', HOUR],
    ['une semaine', 7 * DAY],
    ['last week', 7 * DAY],
    ['the last 7 days', 7 * DAY],
    ['past 24 hours', DAY],
    ['la semaine dernière', 7 * DAY],
    ['semaine passée', 7 * DAY],
    ['les 7 derniers jours', 7 * DAY],
    ['7 derniers jours', 7 * DAY],
    ['mois dernier', 30 * DAY],
    ['for 2 hours', 2 * HOUR],
    ['pendant 2 heures', 2 * HOUR],
    ['2 weeks ago', 14 * DAY],
    ['il y a 2 jours', 2 * DAY],
    ['two weeks', 14 * DAY],
    ['deux semaines', 14 * DAY],
    ['les trois derniers jours', 3 * DAY],
    ['1 year', 365 * DAY],
    ['un an', 365 * DAY],
    ['1 année', 365 * DAY],
    ['1d12h', 36 * HOUR],
    ['2h30m', 150 * MINUTE],
    ['30m2h', null],
    ['7', null],
    ['days', null],
    ['week', null],
    ['7 kestrels', null],
    ['7 days 3', null],
    ['-7d', null],
    ['', null],
  ])('%j', (typed, length) => {
    expect(readLength(typed)).toBe(length);
  });

  test.each([
    ['yesterday', inParis(23, 0)],
    ['hier', inParis(23, 0)],
    ['depuis hier', inParis(23, 0)],
    ['the day before yesterday', inParis(22, 0)],
    ['avant-hier', inParis(22, 0)],
    ['mon', inParis(23, 0)],
    ['this year', Date.UTC(2025, 11, 31, 23)],
    ['cette année', Date.UTC(2025, 11, 31, 23)],
    ['today', inParis(24, 0)],
    ["aujourd'hui", inParis(24, 0)],
    ['aujourd’hui', inParis(24, 0)],
    ['this week', inParis(23, 0)],
    ['cette semaine', inParis(23, 0)],
    ['this month', inParis(1, 0)],
    ['ce mois-ci', inParis(1, 0)],
    ['monday', inParis(23, 0)],
    ['lundi dernier', inParis(23, 0)],
    // It is Tuesday.
    ['tuesday', inParis(17, 0)],
    ['since last Friday', inParis(20, 0)],
    ['someday', null],
  ])('that is named by its beginning, %s', (typed, moment) => {
    expect(readBeginning(typed, NOW, 'Europe/Paris')).toBe(moment);
  });
});

describe('a moment', () => {
  test.each([
    ['2026-12-01', Date.UTC(2026, 10, 30, 23)],
    ['2026-12-01 9am', Date.UTC(2026, 11, 1, 8)],
    ['2026-12-01 à 14h', Date.UTC(2026, 11, 1, 13)],
    ['25/12/2026', Date.UTC(2026, 11, 24, 23)],
    ['12/25/2026', Date.UTC(2026, 11, 24, 23)],
    ['5.3.2027', Date.UTC(2027, 2, 4, 23)],
    ['5/5/2027', Date.UTC(2027, 4, 4, 22)],
    ['2026/12/01', Date.UTC(2026, 10, 30, 23)],
    ['25/12', Date.UTC(2026, 11, 24, 23)],
    ['25/12/26', Date.UTC(2026, 11, 24, 23)],
    ['December 25', Date.UTC(2026, 11, 24, 23)],
    ['25 dec 9am', Date.UTC(2026, 11, 25, 8)],
    ['le 25 décembre à 9 h', Date.UTC(2026, 11, 25, 8)],
    ['Dec 25th, 2026', Date.UTC(2026, 11, 24, 23)],
    ['1er mars', Date.UTC(2027, 1, 28, 23)],
    ['November 23', Date.UTC(2027, 10, 22, 23)],
    ['November 24', inParis(24, 0)],
    ['30 February', null],
    ['jui 3', null],
    ['until tomorrow', inParis(25, 0)],
    ["jusqu'à demain 9 h 30", inParis(25, 9, 30)],
    ['tomorrow', inParis(25, 0)],
    ['tomorrow 9am', inParis(25, 9)],
    ['9am tomorrow', inParis(25, 9)],
    ['demain à 9h30', inParis(25, 9, 30)],
    ['yesterday 18:00', inParis(23, 18)],
    ['monday 9am', inParis(30, 9)],
    ['lundi', inParis(30, 0)],
    ['next Monday', inParis(30, 0)],
    ['this friday', inParis(27, 0)],
    ['coming Friday 9am', inParis(27, 9)],
    ['lundi prochain', inParis(30, 0)],
    ['lundi prochain à 9h', inParis(30, 9)],
    ['last Monday', inParis(23, 0)],
    ['vendredi dernier', inParis(20, 0)],
    ['Fri, Nov 27', inParis(27, 0)],
    ['ven. 27 nov.', inParis(27, 0)],
    ['Friday 27 November 2026, 14:00', inParis(27, 14)],
    ['tuesday', Date.UTC(2026, 10, 30, 23)],
    ['18h', inParis(24, 18)],
    ['9am', inParis(25, 9)],
    ['in 2 hours', NOW + 2 * HOUR],
    ['dans 2 heures', NOW + 2 * HOUR],
    ['il y a 2 jours', NOW - 2 * DAY],
    ['2026-02-30', null],
    ['32/12/2026', null],
    ['2026-12-01 25:00', null],
    ['tomorrow someday', null],
    ['soon', null],
  ])('%s', (typed, moment) => {
    expect(readMoment(typed, PARIS)).toBe(moment);
  });

  test.each([
    ['november 23', inParis(23, 0)],
    ['23/11', inParis(23, 0)],
    ['november 24', inParis(24, 0)],
    ['1er décembre', Date.UTC(2025, 10, 30, 23)],
    ['monday 9am', inParis(23, 9)],
    ['tuesday 9am', inParis(17, 9)],
  ])('that is over, %s', (typed, moment) => {
    expect(readMoment(typed, { ...PARIS, past: true })).toBe(moment);
  });

  test.each([
    ['1 Nov', Date.UTC(2026, 9, 31, 23)],
    ['Nov 24', inParis(24, 0)],
    ['1er juillet', Date.UTC(2026, 5, 30, 22)],
    ['15/03', Date.UTC(2027, 2, 14, 23)],
    ['2 Jan', Date.UTC(2027, 0, 1, 23)],
    ['1 Nov 2027', Date.UTC(2027, 9, 31, 23)],
    ['last Friday', inParis(20, 0)],
    ['Friday', inParis(27, 0)],
  ])('%j is the closest of its kind', (typed, moment) => {
    expect(readMoment(typed, { ...PARIS, closest: true })).toBe(moment);
  });

  test.each([
    ['Friday', Date.UTC(2026, 11, 11) - HOUR],
    ['vendredi prochain', Date.UTC(2026, 11, 11) - HOUR],
    ['2 Jan', Date.UTC(2027, 0, 2) - HOUR],
    ['1 Dec', Date.UTC(2026, 11, 1) - HOUR],
    ['7 Dec', Date.UTC(2026, 11, 7) - HOUR],
    ['last Friday', inParis(20, 0)],
    ['tomorrow', inParis(25, 0)],
  ])('%j ends what begins on December 7', (typed, moment) => {
    const after = Date.UTC(2026, 11, 7) - HOUR;
    expect(readMoment(typed, { ...PARIS, closest: true, after })).toBe(moment);
  });

  test('of which nobody knows whether day or month comes first names both', () => {
    expect(() => readMoment('5/3/2027', PARIS)).toThrow(UserError);
    try {
      readMoment('5/3/2027', PARIS);
    } catch (error) {
      expect((error as UserError).params).toMatchObject({ one: '2027-03-05', two: '2027-05-03' });
    }
  });
});

describe('a time zone', () => {
  test.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['Paris', 'Europe/Paris'],
    ['paris', 'Europe/Paris'],
    ['France', 'Europe/Paris'],
    ['New York', 'America/New_York'],
    ['new_york', 'America/New_York'],
    ['NYC', 'America/New_York'],
    ['Londres', 'Europe/London'],
    ['Montréal', 'America/Toronto'],
    ['montreal', 'America/Toronto'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Vienna', 'Europe/Vienna'],
    ['Salt Lake City', 'America/Denver'],
    ['Tel-Aviv', 'Asia/Jerusalem'],
    ["cote d'ivoire", 'Africa/Abidjan'],
    ['UTC', 'UTC'],
    ['New York City', 'America/New_York'],
    ['America/New York', 'America/New_York'],
    ['Europe / Paris', 'Europe/Paris'],
    ['Eastern Time', 'America/New_York'],
    ['pacific standard time', 'America/Los_Angeles'],
    ['heure de Paris', 'Europe/Paris'],
    ['Paris, France', 'Europe/Paris'],
    ['London, UK', 'Europe/London'],
    ['Norvège', 'Europe/Oslo'],
    ['Autriche', 'Europe/Vienna'],
    ['Vietnam', 'Asia/Saigon'],
    ['Liban', 'Asia/Beirut'],
    ['UTC+5:30', 'Asia/Calcutta'],
    // Accepted before as the runtime reads them, and read so by people too.
    ['CET', 'Europe/Brussels'],
    ['JST', 'Asia/Tokyo'],
    ['PST', 'America/Los_Angeles'],
    ['GMT', 'UTC'],
  ])('%s', (typed, zone) => {
    expect(readZone(typed, NOW)).toEqual({ zone });
  });

  test.each([
    ...['USA', 'États-Unis', 'Canada', 'Europe', 'UTC+1', 'GMT-5', '+2', 'UTC+12', 'Russie', 'Indonesia'],
    // Whoever writes BST means London; the runtime takes it for Dhaka, and EST for Panama.
    ...['MST', 'BST', 'EST', 'IST', 'CEST', 'cst'],
  ])('%s has several', (typed) => {
    const reading = readZone(typed, NOW);
    expect(reading && 'among' in reading ? reading.among.length : 0).toBeGreaterThan(1);
  });

  test.each([
    'Atlantis',
    'constructor',
    'London, Ontario',
    'Paris, Texas',
    'time',
    ',',
    '',
    '+25',
    'x'.repeat(500),
  ])('%j is none', (typed) => {
    expect(readZone(typed, NOW)).toBeNull();
  });
});

describe('in a line', () => {
  const argsOf = (line: string) => {
    const parsed = parseLine(line, commands);
    return parsed.ok ? { verb: parsed.verb, ...parsed.args } : parsed.problem.code;
  };

  test.each([
    ['report kestrelbox --since 7 days', { verb: 'report', target: 'kestrelbox', since: '7 days' }],
    ['report --since last week kestrelbox', { verb: 'report', target: 'kestrelbox', since: 'last week' }],
    [
      'rapport --depuis les 7 derniers jours kestrelbox',
      { verb: 'report', target: 'kestrelbox', since: 'les 7 derniers jours' },
    ],
    ['mentions --since=7 days kestrelbox', { verb: 'mentions', target: 'kestrelbox', since: '7 days' }],
    ['report kestrelbox --since 2 weeks ago', { verb: 'report', target: 'kestrelbox', since: '2 weeks ago' }],
    ['report --since yesterday kestrelbox', { verb: 'report', target: 'kestrelbox', since: 'yesterday' }],
    ['report --since 7d The Verge', { verb: 'report', target: 'The Verge', since: '7d' }],
    ['report --since 7 days The Verge', { verb: 'report', target: 'The Verge', since: '7 days' }],
    ['report --since 7d last', { verb: 'report', target: 'last', since: '7d' }],
    ['digest daily --at 9 am', { verb: 'digest', target: 'daily', at: '9 am' }],
    ['digest daily --at 9:30 pm', { verb: 'digest', target: 'daily', at: '9:30 pm' }],
    ['digest 9am', { verb: 'digest', at: '9am' }],
    ['digest daily 9', { verb: 'digest', target: 'daily', at: '9' }],
    ['digest daily at 9 am', { verb: 'digest', target: 'daily', at: 'at 9 am' }],
    ['résumé quotidien à 9h', { verb: 'digest', target: 'quotidien', at: 'à 9h' }],
    ['digest 9am daily', { verb: 'digest', target: 'daily', at: '9am' }],
    ['digest every day at 9', { verb: 'digest', target: 'every-day', at: 'at 9' }],
    ['digest weekly monday 9am', { verb: 'digest', target: 'weekly', day: 'monday', at: '9am' }],
    ['digest weekly on monday at 9', { verb: 'digest', target: 'weekly', day: 'on-monday', at: 'at 9' }],
    ['digest monday 9am', { verb: 'digest', target: 'weekly', day: 'monday', at: '9am' }],
    ['digest --day monday', { verb: 'digest', day: 'monday' }],
    ['résumé tous les lundis à 9h', { verb: 'digest', target: 'weekly', day: 'tous-les-lundis', at: 'à 9h' }],
    ['résumé tous les jours à 9 h 30', { verb: 'digest', target: 'tous-les-jours', at: 'à 9 h 30' }],
    ['digest every 2 hours', { verb: 'digest', target: 'every-2-hours' }],
    ['digest every hour', { verb: 'digest', target: 'every-hour' }],
    ['snooze 12 2 hours', { verb: 'snooze', target: '12', for: '2 hours' }],
    ['snooze 12 for 2 hours', { verb: 'snooze', target: '12', for: 'for 2 hours' }],
    ['snooze 12 tomorrow', { verb: 'snooze', target: '12', for: 'tomorrow' }],
    ['snooze 12 tomorrow 9am', { verb: 'snooze', target: '12', until: 'tomorrow 9am' }],
    ['snooze 12 until monday', { verb: 'snooze', target: '12', until: 'until monday' }],
    ['snooze 12', { verb: 'snooze', target: '12' }],
    ['alerts last week', { verb: 'alerts', since: 'last week' }],
    ['alerts 2 weeks', { verb: 'alerts', since: '2 weeks' }],
    ['alerts #12', { verb: 'alerts', target: '#12' }],
    ['alerts 12', { verb: 'alerts', target: '12' }],
    [
      'report --since yesterday 9am kestrelbox',
      { verb: 'report', target: 'kestrelbox', since: 'yesterday 9am' },
    ],
    [
      'report --since March 1 2026 kestrelbox',
      { verb: 'report', target: 'kestrelbox', since: 'March 1 2026' },
    ],
    ['report --since yesterday 12', { verb: 'report', target: '12', since: 'yesterday' }],
    ['mute non stop', { verb: 'alert', target: 'non stop', mute: '24h' }],
    ['snooze 12 --until tomorrow 9 am', { verb: 'snooze', target: '12', until: 'tomorrow 9 am' }],
    ['snooze --until 2026-12-24 12', { verb: 'snooze', target: '12', until: '2026-12-24' }],
    ['snooze --until tomorrow 12', { verb: 'snooze', target: '12', until: 'tomorrow' }],
    ['mute kestrelbox 2 hours', { verb: 'alert', target: 'kestrelbox', mute: '2 hours' }],
    ['mute kestrelbox for a week', { verb: 'alert', target: 'kestrelbox', mute: 'a week' }],
    ['replay kestrelbox --days 30 days', { verb: 'replay', target: 'kestrelbox', days: '30 days' }],
    ['settings --retention 90 jours --budget 20', { verb: 'settings', retention: '90 jours', budget: '20' }],
    [
      'settings --tz New York --quiet-hours 22-7',
      { verb: 'settings', 'time-zone': 'New York', quiet: '22-7' },
    ],
    ['réglages --fuseau-horaire Paris', { verb: 'settings', 'time-zone': 'Paris' }],
    ['settings --time-zone New Jersey', { verb: 'settings', 'time-zone': 'New Jersey' }],
    ['settings --time-zone New York', { verb: 'settings', 'time-zone': 'New York' }],
    ['language fr --time-zone Paris', { verb: 'language', target: 'fr', 'time-zone': 'Paris' }],
    ['language --time-zone Europe/Paris fr', { verb: 'language', target: 'fr', 'time-zone': 'Europe/Paris' }],
    ['settings --quiet 22h à 7h --budget 20', { verb: 'settings', quiet: '22h à 7h', budget: '20' }],
  ])('%s', (line, args) => {
    expect(argsOf(line)).toEqual(args);
  });
});

/** As times, lengths and moments were read before people could write them in words. */
const before = {
  time: (text: string): string | null => {
    const found = /^(\d{1,2})\s*(?:[:h]\s*(\d{2})?)$/i.exec(text);
    if (!found || (found[2] === undefined && !/h/i.test(text))) return null;
    const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
    if (hour > 23 || minute > 59) return null;
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  },
  length: (text: string): number | null => {
    const found = /^(\d{1,5})\s*(m|min|h|d|j|w|sem)$/i.exec(text);
    const units: Record<string, number> = {
      m: MINUTE,
      min: MINUTE,
      h: HOUR,
      d: DAY,
      j: DAY,
      w: 7 * DAY,
      sem: 7 * DAY,
    };
    return found ? Number(found[1]) * units[found[2]!.toLowerCase()]! : null;
  },
};

describe('what was read before means what it meant', () => {
  const digits = fc.nat({ max: 99_999 });
  const space = fc.constantFrom('', ' ', '  ');

  test('times and pairs of them', () => {
    const time = fc
      .tuple(
        fc.nat({ max: 29 }),
        space,
        fc.constantFrom(':', 'h', 'H'),
        space,
        fc.option(fc.nat({ max: 69 })),
      )
      .map(([hour, a, sign, b, minute]) =>
        minute === null ? `${hour}${a}${sign}` : `${hour}${a}${sign}${b}${String(minute).padStart(2, '0')}`,
      );
    fc.assert(
      fc.property(time, time, fc.constantFrom('-', ' - ', '–', ' to ', ' à '), (from, to, sign) => {
        const [first, second] = [before.time(from), before.time(to)];
        if (first !== null) expect(readTime(from)).toBe(first);
        if (first && second && first !== second)
          expect(readHours(`${from}${sign}${to}`)).toEqual({ from: first, to: second });
      }),
    );
  });

  test('lengths', () => {
    const units = ['m', 'min', 'h', 'd', 'j', 'w', 'sem', 'H', 'Min', 'J'];
    fc.assert(
      fc.property(digits, space, fc.constantFrom(...units), (number, gap, unit) => {
        const text = `${number}${gap}${unit}`;
        expect(readLength(text)).toBe(before.length(text));
      }),
    );
  });

  test('lines with a length, whatever name follows it', () => {
    const word = fc.constantFrom(
      ...[
        'days',
        'last',
        'ago',
        'week',
        'the',
        'The',
        'Verge',
        'pm',
        'am',
        '30',
        '9',
        'hier',
        'heures',
        'derniers',
      ],
      ...['New', 'York', 'kestrelbox', 'for', 'à', 'next', 'jours'],
    );
    const length = fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.constantFrom('h', 'd', 'w'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), length, (words, since) => {
        const parsed = parseLine(`report --since ${since} ${words.join(' ')}`, commands);
        expect(parsed).toMatchObject({ ok: true, args: { since, target: words.join(' ') } });
      }),
    );
  });

  test('every name of the time zone data', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) expect(readZone(zone, NOW)).toEqual({ zone });
    // EST is asked about: to the time zone data it is Panama, which has no summer time.
    for (const zone of ['EST5EDT', 'CET', 'Japan', 'GB', 'US/Eastern'])
      expect(readZone(zone, NOW)).toEqual({
        zone: new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone,
      });
  });
});

test('no text is too strange to be read, or refused as one of ours', () => {
  const strange = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '9',
          'am',
          'pm',
          'à',
          '-',
          'h',
          ':',
          '30',
          'last',
          'hier',
          'de',
          '2026-01-01',
          '/',
          '7d',
          'midi',
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(strange, (text) => {
      for (const read of [readTime, readHours, readLength]) {
        try {
          read(text);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }
      try {
        readMoment(text, PARIS);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
      readZone(text, NOW);
      readBeginning(text, NOW, 'Europe/Paris');
      const time = readTime(text);
      if (time !== null) expect(time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
    }),
  );
});
