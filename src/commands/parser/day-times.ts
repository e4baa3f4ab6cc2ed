import { foldChoice, foldedWords, foldText, readWeekday, without } from './plain-words.ts';
import { readTime } from './times.ts';

/** A day that comes again and a time of day: `w1 08:00` is Monday at eight, `d15` the fifteenth of each month. */
const CODED = /^(?:(w[1-7]|d(?:[1-9]|[12]\d|3[01])))? ?((?:[01]\d|2[0-3]):[0-5]\d)?$/;

export interface DayTime {
  weekday?: number;
  /** Of the month. */
  date?: number;
  /** `HH:MM` */
  time?: string;
}

/** `Mon 08:00`, `lundi à 8h`, `8am on Mondays`, `the 15th at 9:00`, `1er`, `08:00`, coded; null when it is none of these. */
export function readDayTime(typed: string): string | null {
  const text = foldText(typed).replace(/,/g, ' ').replace(/\s+/g, ' ').trim();
  if (text !== '' && CODED.test(text)) return text;
  // `le 15` is no time where a day may be meant.
  const alone = readDay(text, false) ?? readTime(text);
  if (alone !== null) return alone;
  const words = text.split(' ');
  for (let cut = words.length - 1; cut > 0; cut--) {
    const [first, second] = [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
    const [day, after] = [readDay(first, true), readTime(second)];
    if (day !== null && after !== null) return `${day} ${after}`;
    const [before, behind] = [readTime(first), readDay(second, false)];
    if (before !== null && behind !== null) return `${behind} ${before}`;
  }
  return null;
}

/** What `readDayTime` has coded. */
export function dayTimeOf(coded: string): DayTime {
  const [, day, time] = CODED.exec(coded) ?? [];
  return {
    ...(day?.startsWith('w') ? { weekday: Number(day.slice(1)) } : {}),
    ...(day?.startsWith('d') ? { date: Number(day.slice(1)) } : {}),
    ...(time === undefined ? {} : { time }),
  };
}

/** @param bare a number alone is the day of a month */
function readDay(text: string, bare: boolean): string | null {
  const weekday = readWeekday(foldChoice(text)) ?? readWeekday(text);
  if (weekday !== null) return `w${weekday}`;
  const named = without(foldedWords('dayOfMonth'), text, 'before');
  const rest = named ?? text;
  const [, digits, ending = ''] = /^(\d{1,2})(\p{L}*)$/u.exec(rest) ?? [];
  const date = Number(digits);
  if (!(date >= 1 && date <= 31)) return null;
  if (ending !== '') return foldedWords('ordinal').includes(ending) ? `d${date}` : null;
  return bare || named !== null ? `d${date}` : null;
}
