import type { ChartTheme, Language } from '../listening/channel.ts';

/** For whom a message is: a Channel is one as it stands. `timeZone` is an IANA name. */
export interface Locale {
  language: Language;
  timeZone: string;
  /** The card of its pictures; left out: light. */
  charts?: ChartTheme;
}
