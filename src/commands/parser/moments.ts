import { UserError } from '../../config/errors.ts';
import type { Millis } from '../../listening/time.ts';
import { type LocalTime, localTime, momentOf, plusDays, weekdayOf } from '../../listening/zoned.ts';
import { readLength } from './lengths.ts';
import { foldedWords, foldText, readMonth, readWeekday, without } from './plain-words.ts';
import { readTime } from './times.ts';

export interface Now {
  now: Millis;
  timeZone: string;
  /** Of days that come again it is the last one that is meant, not the next. */
  past?: boolean;
  /** A day of no year may be over as well as ahead: the closest one is meant. */
  closest?: boolean;
  /** What it is the end of: a day that comes again is the next one from there on. */
  after?: Millis;
  /** `HH:MM` of a day that is named in words without one; else its midnight. */
  dayAt?: string;
}

const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ t]+(.+))?$/;
const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,? (.+))?$/;
/** Without a year; `20.02` and `20-02` may be times. */
const DAY_AND_MONTH = /^(\d{1,2})\/(\d{1,2})(?:,? (.+))?$/;
const ORDINAL = /^(\d{1,2})(?:er|st|nd|rd|th)?,?$/;

/**
 * `2026-03-05` (its midnight), `2026-03-05 14:00`, `25/12/2026`, `tomorrow 9am`, `lundi`, `18h`, `in 2 hours` in a time zone;
 * null when it is no such date. A day of the week is the next one, a time alone the next such time.
 * @throws UserError where it can be two dates
 */
export function readMoment(typed: string, when: Now): Millis | null {
  const { now, timeZone } = when;
  const folded = foldText(typed);
  const text = without(foldedWords('until'), folded, 'before') ?? folded;
  const iso = ISO.exec(text);
  if (iso) return at(dated(Number(iso[1]), Number(iso[3]), Number(iso[4])), iso[5], timeZone);
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const year = Number(numbers[4]) + (numbers[4]!.length === 2 ? 2000 : 0);
    return at(
      numbered(numbers[1]!, numbers[2]!, numbers[3]!, () => year, typed),
      numbers[5],
      timeZone,
    );
  }
  const yearless = DAY_AND_MONTH.exec(text);
  if (yearless) {
    const [, a, b, time] = yearless;
    return at(
      numbered(a!, '/', b!, (month, day) => yearOf(month, day, when), typed),
      time,
      timeZone,
    );
  }
  const time = readTime(text);
  if (time !== null) {
    const today = localTime(now, timeZone);
    const moment = at(today, time, timeZone)!;
    return moment > now ? moment : at(plusDays(today, 1), time, timeZone);
  }
  const ahead = without(foldedWords('in'), text, 'before');
  const back = without(foldedWords('ago'), text, 'before') ?? without(foldedWords('ago'), text, 'behind');
  const length = ahead === null ? (back === null ? null : readLength(back)) : readLength(ahead);
  if (length !== null) return now + (ahead === null ? -length : length);
  return named(text, when);
}

/** The day of `yesterday`, `tomorrow 9am`, `lundi à 9h`. */
function named(folded: string, when: Now): Millis | null {
  const { timeZone, dayAt } = when;
  const text = without(foldedWords('at'), folded, 'before') ?? folded;
  const words = text.split(' ');
  for (let count = words.length; count > 0; count--) {
    const day = dayNamed(words.slice(0, count).join(' ').replace(/,$/, ''), when);
    if (day) return at(day, words.slice(count).join(' ') || dayAt, timeZone);
    // `9am tomorrow`
    const last = dayNamed(words.slice(-count).join(' '), when);
    if (last) return at(last, words.slice(0, -count).join(' '), timeZone);
  }
  return null;
}

function dayNamed(folded: string, when: Now): LocalTime | null {
  const { now, timeZone, past, after } = when;
  const today = localTime(now, timeZone);
  if (foldedWords('today').includes(folded)) return today;
  if (foldedWords('yesterday').includes(folded)) return plusDays(today, -1);
  if (foldedWords('dayBefore').includes(folded)) return plusDays(today, -2);
  if (foldedWords('tomorrow').includes(folded)) return plusDays(today, 1);
  const before = beside('last', folded);
  const weekday = readWeekday(before ?? beside('next', folded) ?? beside('this', folded) ?? folded);
  if (weekday === null) return inMonth(folded, when) ?? inMonth(behindWeekday(folded), when);
  const back = past || before !== null;
  const from = back || after === undefined ? today : localTime(after, timeZone);
  // Asked on a Monday, it is the one a week away.
  const ahead = (weekday - weekdayOf(from) + 6) % 7;
  return plusDays(from, back ? -(7 - (ahead + 1) || 7) : ahead + 1);
}

/** `next Monday`, `lundi prochain`: the day without the word, on whichever side that stands; null without one. */
function beside(which: 'last' | 'next' | 'this', folded: string): string | null {
  const words = foldedWords(which);
  return without(words, folded, 'before') ?? without(words, folded, 'behind');
}

/** A day as it is printed, `Mon, Dec 14`, is known by its date alone. */
function behindWeekday(folded: string): string {
  const [, first = '', rest = ''] = /^(\S+?)[.,]* (.+)$/.exec(folded) ?? [];
  return readWeekday(first) === null ? '' : rest;
}

/** `March 1`, `le 1er mars 2027`, `mars`: of the next year in which it is ahead, or the last in which it is over. */
function inMonth(folded: string, when: Now): LocalTime | null {
  const words = (without(foldedWords('at'), folded, 'before') ?? folded).split(' ');
  const of = words.findIndex((word) => readMonth(word.replace(/,$/, '')) !== null);
  if (of === -1) return null;
  const month = readMonth(words[of]!.replace(/,$/, ''))!;
  const rest = words.filter((_, index) => index !== of);
  const year = /^\d{4}$/.test(rest.at(-1) ?? '') ? Number(rest.pop()) : null;
  const ordinal = rest.length === 1 ? ORDINAL.exec(rest[0]!) : null;
  if (rest.length > 1 || (rest.length === 1 && !ordinal)) return null;
  const day = Number(ordinal?.[1] ?? 1);
  return dated(year ?? yearOf(month, day, when), month, day);
}

/** The year in which a day of no year is meant. */
function yearOf(month: number, day: number, { now, timeZone, past, closest, after }: Now): number {
  const today = localTime(after ?? now, timeZone);
  if (closest) {
    const from = Date.UTC(today.year, today.month - 1, today.day);
    const away = (year: number) => Math.abs(Date.UTC(year, month - 1, day) - from);
    return [today.year, today.year + 1, today.year - 1].reduce((best, year) =>
      away(year) < away(best) ? year : best,
    );
  }
  const isOver = month < today.month || (month === today.month && day < today.day);
  const isToday = month === today.month && day === today.day;
  if (past) return isOver || isToday ? today.year : today.year - 1;
  return isOver ? today.year + 1 : today.year;
}

/** A day at a time of its own, else at its midnight. */
function at(day: LocalTime | null, time: string | undefined, timeZone: string): Millis | null {
  const clock = time === undefined ? '00:00' : readTime(time);
  if (day === null || clock === null) return null;
  return momentOf({ ...day, hour: Number(clock.slice(0, 2)), minute: Number(clock.slice(3)) }, timeZone);
}

function dated(year: number, month: number, day: number): LocalTime | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return { year, month, day, hour: 0, minute: 0 };
}

/** Day first or month first: only where no more than one of them is a date is it known which. */
function numbered(
  a: string,
  sign: string,
  b: string,
  yearOf: (month: number, day: number) => number,
  typed: string,
): LocalTime | null {
  const [one, two] = [Number(a), Number(b)];
  const dayFirst = dated(yearOf(two, one), two, one);
  const monthFirst = dated(yearOf(one, two), one, two);
  // With points between, nobody writes the month first.
  if (dayFirst && monthFirst && sign !== '.' && Number(a) !== Number(b))
    throw new UserError('bad-argument', {
      problem: 'either',
      typed,
      one: printedDay(dayFirst),
      two: printedDay(monthFirst),
    });
  return dayFirst ?? monthFirst;
}

function printedDay({ year, month, day }: LocalTime): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
