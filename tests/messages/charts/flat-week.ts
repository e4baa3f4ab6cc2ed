import type { HourPoint } from '../../../src/listening/series/series.ts';
import { DAY, HOUR } from '../../../src/listening/time.ts';
import { FROM, keywordPeriod, TO, WEEK } from './week.ts';

/** With spaces that may break. */
export const printed = (text: string | undefined) => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');
export const NO_GAPS = { sources: [], gaps: [] };

/** So many mentions at noon of each day of a week from Monday on; the share of negative ones stays, unless it is given. */
export function week(perDay: readonly number[], negative: (day: number) => number = () => 0): HourPoint[] {
  return perDay.flatMap((total, day) => {
    const [bad, start] = [negative(day), FROM + day * DAY + 3 * HOUR];
    return total === 0 ? [] : [{ start, total, negative: bad, neutral: total - bad, positive: 0 }];
  });
}

/** A week from Monday 00:00 in Paris. */
export const period = { ...WEEK.period, from: FROM - 9 * HOUR, to: TO - 9 * HOUR };
export const keywordWith = (hours: HourPoint[], before = 0, name = 'Kestrelbox') => ({
  ...keywordPeriod(name, hours, before),
  comparable: before > 0,
});
export const volumeOf = (...keywords: ReturnType<typeof keywordWith>[]) => ({
  period,
  keywords,
  coverage: NO_GAPS,
});
