import { DAY, HOUR, MINUTE, type Millis } from '../../listening/time.ts';
import { dayStart, type LocalTime, localTime, momentOf, plusDays, weekdayOf } from '../../listening/zoned.ts';
import { TYPED_UNITS } from '../../messages/languages/vocabulary.ts';
import { foldedWords, foldText, readNumber, readWeekday, without } from './plain-words.ts';

const SHORT = /^(\d{1,5})\s*(\p{L}+)$/u;

/** `30m`, `7 days`, `une semaine`, `the last 24 hours`, `1h30`; null when it is no length of time. */
export function readLength(typed: string): Millis | null {
  const text = foldText(typed).replace(/\.$/, '');
  const short = SHORT.exec(text);
  const unit = TYPED_UNITS.get(short?.[2] ?? '');
  if (short && unit) return Number(short[1]) * unit;
  const both = /^(\d{1,3})h([0-5]\d)$/.exec(text);
  if (both) return Number(both[1]) * HOUR + Number(both[2]) * MINUTE;
  return severalUnits(text) ?? spokenLength(text);
}

/** `1d12h`, `2h30m`: each unit smaller than the one before. */
function severalUnits(folded: string): Millis | null {
  if (!/^(?:\d{1,5}\p{L}+){2,}$/u.test(folded)) return null;
  let length = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [, number, word] of folded.matchAll(/(\d+)(\p{L}+)/gu)) {
    const unit = TYPED_UNITS.get(word!);
    if (unit === undefined || unit >= least) return null;
    length += Number(number) * unit;
    least = unit;
  }
  return length;
}

/** A number and a unit, in whichever order the words around them stand: `les 7 derniers jours`. */
function spokenLength(folded: string): Millis | null {
  const ago = foldedWords('ago');
  const text = without(ago, folded, 'before') ?? without(ago, folded, 'behind') ?? folded;
  const [filling, last, one] = [
    new Set(foldedWords('filling')),
    new Set(foldedWords('last')),
    new Set(foldedWords('one')),
  ];
  let number: number | null = null;
  let unit: Millis | null = null;
  let isLast = false;
  for (const word of text.split(' ').flatMap((part) => part.split(/(?<=\d)(?=\p{L})/u))) {
    const length = TYPED_UNITS.get(word);
    if (number === null && /^\d{1,5}$/.test(word)) number = Number(word);
    else if (number === null && one.has(word)) number = 1;
    else if (number === null && readNumber(word) !== null) number = readNumber(word);
    else if (unit === null && length !== undefined) unit = length;
    else if (last.has(word)) isLast = true;
    else if (!filling.has(word)) return null;
  }
  // A unit alone is a length only as the last one: `last week`.
  return unit === null || (number === null && !isLast) ? null : (number ?? 1) * unit;
}

/**
 * The beginning of a time that goes up to now, where it is a day rather than a length: `yesterday`, `lundi`, `this week`.
 * null when it is none.
 */
export function readBeginning(typed: string, now: Millis, timeZone: string): Millis | null {
  const text = withoutFilling(foldText(typed).replace(/-ci$/, ''));
  const midnight = dayStart(now, timeZone);
  const today = { ...localTime(now, timeZone), hour: 0, minute: 0 };
  if (foldedWords('today').includes(text)) return midnight;
  if (foldedWords('yesterday').includes(text)) return momentOf(plusDays(today, -1), timeZone);
  if (foldedWords('dayBefore').includes(text)) return momentOf(plusDays(today, -2), timeZone);
  const weekday = readWeekday(
    without(foldedWords('last'), text, 'before') ?? without(foldedWords('last'), text, 'behind') ?? text,
  );
  // Asked on a Monday, Monday is the one of the week before.
  if (weekday !== null)
    return momentOf(plusDays(today, -(((weekdayOf(today) - weekday + 6) % 7) + 1)), timeZone);
  const unit = TYPED_UNITS.get(without(foldedWords('this'), text, 'before') ?? '');
  if (unit === undefined) return null;
  return momentOf(begun(today, unit), timeZone);
}

/** The day on which the day, the week or the month of a day has begun. */
function begun(today: LocalTime, unit: Millis): LocalTime {
  if (unit === 7 * DAY) return plusDays(today, 1 - weekdayOf(today));
  if (unit === 365 * DAY) return { ...today, month: 1, day: 1 };
  return unit === 30 * DAY ? { ...today, day: 1 } : today;
}

/** `since`, `depuis le` and the like taken off the front of a time. */
export function withoutFilling(text: string): string {
  const rest = without(foldedWords('filling'), text, 'before');
  return rest === null ? text : withoutFilling(rest);
}
