import type { Period, TimeRange } from '../../listening/digest.ts';
import { DAY, HOUR } from '../../listening/time.ts';
import { dayStart } from '../../listening/zoned.ts';
import { languageOf } from '../languages/index.ts';
import type { Locale } from '../locale.ts';

/** `November 16 – 22, 2026`, with times of day where the period is short and not of whole days. */
export function reportDates(range: TimeRange, { language, timeZone }: Locale): string {
  const exact = range.to - range.from <= 3 * DAY && !isWholeDays(range, timeZone);
  return new Intl.DateTimeFormat(languageOf(language).intl, {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(exact && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }).formatRange(range.from, exact ? range.to : range.to - 1);
}

/** How often such a report would come. */
export function rhythmOf({ from, to }: Pick<Period, 'from' | 'to'>): 'day' | 'week' | 'month' | 'other' {
  const isAbout = (days: number) => Math.abs(to - from - days * DAY) <= HOUR;
  if (isAbout(1)) return 'day';
  if (isAbout(7)) return 'week';
  return [28, 29, 30, 31].some(isAbout) ? 'month' : 'other';
}

/** `2026-11-16`, of a local day. */
export function isoDay(at: number, timeZone: string): string {
  // Of all ways of writing a date, the Swedish one is that of ISO 8601.
  return new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at);
}

function isWholeDays({ from, to }: TimeRange, timeZone: string): boolean {
  return dayStart(from, timeZone) === from && dayStart(to, timeZone) === to;
}
