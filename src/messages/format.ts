import type { Language } from '../listening/channel.ts';
import type { Millis } from '../listening/time.ts';
import { DAY, HOUR, MINUTE } from '../listening/time.ts';
import { localTime } from '../listening/zoned.ts';
import { languageName, languageOf } from './languages/index.ts';
import type { Plural } from './languages/shapes.ts';
import type { Locale } from './locale.ts';

/** Below this, a percentage misleads (2 to 6 is "+200 %"): the plain difference is shown instead. */
export const ENOUGH_FOR_PERCENT = 20;
/** Any Monday, in UTC. */
const MONDAY = Date.UTC(2024, 0, 1);

/** Numbers, times and counts as the reader writes them. */
export interface Format {
  /** Whole below 1,000,000; `1.2M` above. */
  number(n: number): string;
  /** An expected count or a factor: one decimal below 10, whole above. */
  rough(n: number): string;
  /** @param share 0..1 */
  percent(share: number): string;
  /** `+21`, `-0.6`: at most one decimal. */
  signed(n: number): string;
  /** `12K`: followers, views. */
  compact(n: number): string;
  /** Direction in a sign and in words: `▲ up 18%`, `▼ 3 fewer`. */
  change(now: number, before: number): string;
  /** The same in a cell of a table: `+18%`, `-3`. */
  signedChange(now: number, before: number): string;
  count(n: number, forms: Plural): string;
  /** A length of time in its two largest units: `2 h`, `1 h 20 min`, `3 days`. */
  duration(ms: number): string;
  /** `14:40` */
  clock(at: Millis): string;
  /** `Tue, Nov 24` */
  day(at: Millis): string;
  /** `Tue, Nov 24, 2026`, for days that may be of another year. */
  dayAndYear(at: Millis): string;
  /** `Tue 14:40`, for what is of this week. */
  weekdayClock(at: Millis): string;
  /** `Tue, Nov 24, 14:40` */
  moment(at: Millis): string;
  /** The clock alone when `near` is the same local day, else day and clock. */
  when(at: Millis, near: Millis): string;
  /** `a, b and c` */
  list(items: readonly string[]): string;
  /** @param day 1 (Monday) to 7 */
  weekday(day: number): string;
  /** `Monday`, the weekday of a moment. */
  weekdayOf(at: Millis): string;
  /** A language as readers call it. */
  language(tag: Language): string;
}

const made = new Map<string, Format>();

/** Formats of a language and a time zone; made once, because Intl objects are slow to build. */
export function formatOf({ language, timeZone }: Locale): Format {
  const key = `${language} ${timeZone}`;
  let format = made.get(key);
  if (!format) {
    format = makeFormat(language, timeZone);
    made.set(key, format);
  }
  return format;
}

function makeFormat(language: Language, timeZone: string): Format {
  const { intl: tag, typography, copy } = languageOf(language);
  const { units } = copy;
  const whole = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const compactNumber = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  const percentNumber = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const signedNumber = new Intl.NumberFormat(tag, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 1,
  });
  const plural = new Intl.PluralRules(tag);
  const listing = new Intl.ListFormat(tag, { type: 'conjunction' });
  const clockTime = new Intl.DateTimeFormat(tag, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const dayDate = new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  });
  const dayOfYear = new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
  });
  const weekdayTime = new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const weekdayHere = new Intl.DateTimeFormat(tag, { timeZone, weekday: 'long' });
  const weekdayName = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: 'long' });

  const shownPercent = (share: number) =>
    percentNumber.format(share).replace(/[\u00a0\u202f]/, typography.percentSpace);
  // A share that is neither nothing nor all is never shown as 0 or 100.
  const percent = (share: number) => {
    if (share > 0 && share < 0.01) return `<${shownPercent(0.01)}`;
    if (share > 0.99 && share < 1) return `>${shownPercent(0.99)}`;
    return shownPercent(share);
  };
  const number = (n: number) => (Math.abs(n) >= 1_000_000 ? compactNumber.format(n) : whole.format(n));
  const rough = (n: number) => (Math.abs(n) < 10 ? tenth.format(n) : number(n));
  const count = (n: number, forms: Plural) =>
    (forms[plural.select(n)] ?? forms.other).replace('{n}', number(n));
  const clock = (at: Millis) => clockTime.format(at);
  const printed = (date: Intl.DateTimeFormat, at: Millis) =>
    date
      .formatToParts(at)
      .map(({ type, value }) =>
        type === 'day' && value === '1' ? (typography.firstOfMonth ?? value) : value,
      )
      .join('');
  const day = (at: Millis) => printed(dayDate, at);
  const moment = (at: Millis) => `${day(at)}, ${clock(at)}`;
  const when = (at: Millis, near: Millis) => (sameDay(at, near, timeZone) ? clock(at) : moment(at));

  return {
    number,
    rough,
    percent,
    signed: (n) => signedNumber.format(n),
    compact: (n) => compactNumber.format(n),
    change: (now, before) => {
      const difference = now - before;
      if (difference === 0) return units.same;
      const size = Math.abs(difference);
      if (before < ENOUGH_FOR_PERCENT)
        return difference > 0 ? units.more(number(size)) : units.fewer(number(size));
      const share = percent(size / before);
      return difference > 0 ? units.up(share) : units.down(share);
    },
    signedChange: (now, before) => {
      const difference = now - before;
      if (difference === 0) return '=';
      if (before < ENOUGH_FOR_PERCENT) return signedNumber.format(difference);
      return `${difference > 0 ? '+' : '-'}${percent(Math.abs(difference) / before)}`;
    },
    count,
    duration: (ms) => {
      if (ms < MINUTE) return count(Math.round(ms / 1000), units.seconds);
      const minutes = Math.round(ms / MINUTE);
      if (minutes < 60) return count(minutes, units.minutes);
      if (ms < 2 * DAY) {
        const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
        return rest === 0
          ? count(hours, units.hours)
          : `${count(hours, units.hours)} ${count(rest, units.minutes)}`;
      }
      const hours = Math.round(ms / HOUR);
      const [days, rest] = [Math.floor(hours / 24), hours % 24];
      return rest === 0 || days >= 7
        ? count(Math.round(hours / 24), units.days)
        : `${count(days, units.days)} ${count(rest, units.hours)}`;
    },
    clock,
    day,
    dayAndYear: (at) => printed(dayOfYear, at),
    weekdayClock: (at) => weekdayTime.format(at),
    moment,
    when,
    list: (items) => listing.format(items),
    weekday: (day) => weekdayName.format(MONDAY + (day - 1) * DAY),
    weekdayOf: (at) => weekdayHere.format(at),
    language: (tag) => languageName(tag, language),
  };
}

function sameDay(a: Millis, b: Millis, timeZone: string): boolean {
  const [first, second] = [localTime(a, timeZone), localTime(b, timeZone)];
  return first.year === second.year && first.month === second.month && first.day === second.day;
}
