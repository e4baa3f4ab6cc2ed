import { UserError } from '../../config/errors.ts';
import type { Millis } from '../../listening/time.ts';
import { type LocalTime, localTime, momentOf, plusDays, weekdayOf } from '../../listening/zoned.ts';
import { readLength } from './lengths.ts';
import { foldedWords, foldText, readWeekday, without } from './plain-words.ts';
import { readTime } from './times.ts';

export interface Now {
  now: Millis;
  timeZone: string;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ t]+(.+))?$/;
const NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,? (.+))?$/;

/**
 * `2026-03-05` (its midnight), `2026-03-05 14:00`, `25/12/2026`, `tomorrow 9am`, `lundi`, `18h`, `in 2 hours` in a time zone;
 * null when it is no such date. A day of the week is the next one, a time alone the next such time.
 * @throws UserError where it can be two dates
 */
export function readMoment(typed: string, { now, timeZone }: Now): Millis | null {
  const text = foldText(typed);
  const iso = ISO.exec(text);
  if (iso) return at(dated(Number(iso[1]), Number(iso[2]), Number(iso[3])), iso[4], timeZone);
  const numbers = NUMBERS.exec(text);
  if (numbers) return at(numbered(numbers, typed), numbers[5], timeZone);
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
  return named(text, { now, timeZone });
}

/** The day of `yesterday`, `tomorrow 9am`, `lundi à 9h`. */
function named(folded: string, { now, timeZone }: Now): Millis | null {
  const text = without(foldedWords('at'), folded, 'before') ?? folded;
  const words = text.split(' ');
  for (let count = words.length; count > 0; count--) {
    const day = dayNamed(words.slice(0, count).join(' ').replace(/,$/, ''), { now, timeZone });
    if (day) return at(day, words.slice(count).join(' ') || undefined, timeZone);
    // `9am tomorrow`
    const last = dayNamed(words.slice(-count).join(' '), { now, timeZone });
    if (last) return at(last, words.slice(0, -count).join(' '), timeZone);
  }
  return null;
}

function dayNamed(folded: string, { now, timeZone }: Now): LocalTime | null {
  const today = localTime(now, timeZone);
  if (foldedWords('today').includes(folded)) return today;
  if (foldedWords('yesterday').includes(folded)) return plusDays(today, -1);
  if (foldedWords('tomorrow').includes(folded)) return plusDays(today, 1);
  const weekday = readWeekday(folded);
  return weekday === null ? null : plusDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
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
function numbered([, a, sign, b, year]: RegExpExecArray, typed: string): LocalTime | null {
  const dayFirst = dated(Number(year), Number(b), Number(a));
  const monthFirst = dated(Number(year), Number(a), Number(b));
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
