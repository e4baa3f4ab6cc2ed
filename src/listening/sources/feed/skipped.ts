import { HOUR, type Millis } from '../../time.ts';

/** When a feed asks not to be read: hours 0 to 23 and days 0 (Sunday) to 6, in UTC. */
export interface Skipped {
  hours: number[];
  days: number[];
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** Both stand before the items. */
const HEAD = 50_000;
const WEEK_HOURS = 7 * 24;

/**
 * `<skipHours>` and `<skipDays>` of RSS 2.0 (rssboard.org/skip-hours-days); in older feeds 24 is midnight. Read here
 * because feedsmith 3.0.1 gives no day when there is only one, and rss-parser none at all.
 */
export function skippedIn(text: string): Skipped {
  const head = text.slice(0, HEAD);
  const hours = valuesIn(head, 'skipHours', 'hour')
    .filter((value) => /^\d{1,2}$/.test(value) && Number(value) <= 24)
    .map((value) => Number(value) % 24);
  const days = valuesIn(head, 'skipDays', 'day')
    .map((value) => DAYS.indexOf(value.toLowerCase()))
    .filter((day) => day >= 0);
  return { hours: [...new Set(hours)].sort((a, b) => a - b), days: [...new Set(days)].sort() };
}

/** The first moment from `at` on that is not skipped; `at` itself when everything is, which nobody can mean. */
export function nextUnskipped(at: Millis, { hours, days }: Skipped): Millis {
  for (let step = 0; step <= WEEK_HOURS; step++) {
    const moment = step === 0 ? at : Math.floor(at / HOUR) * HOUR + step * HOUR;
    const date = new Date(moment);
    if (!hours.includes(date.getUTCHours()) && !days.includes(date.getUTCDay())) return moment;
  }
  return at;
}

function valuesIn(text: string, list: string, element: string): string[] {
  const inside = new RegExp(`<${list}\\b[^>]*>([\\s\\S]{0,2000}?)</${list}>`, 'i').exec(text)?.[1] ?? '';
  return [...inside.matchAll(new RegExp(`<${element}\\b[^>]*>\\s*([^<]{1,20}?)\\s*</${element}>`, 'gi'))].map(
    ([, value]) => value!,
  );
}
