import type { Alias } from './en/aliases.ts';
import type { Choice } from './en/choices.ts';
import type { LanguageCopy } from './en/copy.ts';
import type { Names } from './shapes.ts';

/** Words of a typed line that are no name of anything; all are taken in every language. Never empty: the first is shown. */
export interface TypedWords {
  yes: Names;
  no: Names;
  /** Answers to a question in the terminal, where `yesOrNo` names them. */
  confirm: Names;
  leave: Names;
  me: Names;
  nobody: Names;
  /** No limit: all languages, all sources. */
  all: Names;
  /** Between two times of day: `22:00 to 07:00`. */
  to: Names;
  /** `why alert kestrelbox` */
  alert: Names;
  /** Before a length of time: `mute kestrelbox for 4h`. */
  during: Names;
  /** Before two times of day: `between 22:00 and 07:00`, `from 22:00 to 07:00`; and before one. */
  from: Names;
  at: Names;
  /** Behind an hour: `9 o'clock`. */
  oclock: Names;
  /** Behind the number of a day of the month, `15th`; before it, `the 15th`. */
  ordinal: Names;
  dayOfMonth: Names;
  noon: Names;
  midnight: Names;
  /** Behind an hour of twelve: `9 am`, `9h du soir`. */
  morning: Names;
  evening: Names;
  /** `until tomorrow` */
  until: Names;
  today: Names;
  yesterday: Names;
  dayBefore: Names;
  tomorrow: Names;
  /** `in 2 hours`; `2 hours ago`, in whichever order. */
  in: Names;
  ago: Names;
  /** `last week`, `the past 7 days`: the time up to now. */
  last: Names;
  /** How often a digest does not come. */
  hourly: Names;
  /** `next Monday`, `lundi prochain`: the one ahead. */
  next: Names;
  /** `this week`: since it began. */
  this: Names;
  /** `a week` */
  one: Names;
  /** From two on, in their order. */
  numbers: Names;
  /** Words around a length of time that say nothing of it: `for the last 7 days`. */
  filling: Names;
  /** Units of a length of time, written after its number; the first is shown. */
  minutes: Names;
  hours: Names;
  days: Names;
  weeks: Names;
  months: Names;
  years: Names;
}

/** Everything that makes up a language the bot speaks. */
export interface LanguageRecord {
  /** As settings store it: `fr`. */
  tag: string;
  /** Whose way of writing numbers and dates it follows, as Intl knows it: `fr-FR`. */
  intl: string;
  /** In itself: `français`. */
  name: string;
  /** More words by which people ask for it. How the other languages call it is known already. */
  names: readonly string[];
  copy: LanguageCopy;
  choices: Readonly<Record<Choice, Names>>;
  aliases: Readonly<Record<Alias, Names>>;
  typed: TypedWords;
  typography: {
    /** Stands between a number and its percent sign. */
    percentSpace: string;
    /** The first day of a month in a date, where it is not simply `1`. */
    firstOfMonth?: string;
  };
}
