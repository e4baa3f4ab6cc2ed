import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { coveredSince, isCovered, type Listening, partsReader } from '../../listening/series/coverage.ts';
import { endOf, type HourPoint, judgedOf } from '../../listening/series/series.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import { dayStart, localTime, weekdayOf } from '../../listening/zoned.ts';
import type { Store } from '../../store/store.ts';
import { readDependence } from '../keywords/read-dependence.ts';

/** A local day, 23 to 25 hours long. */
export interface Day {
  from: Millis;
  to: Millis;
  /** 0 (Monday) to 6. */
  weekday: number;
}

export interface DayCount {
  total: number;
  negative: number;
  judged: number;
}

/** Of a day, this part may be missing and it counts all the same: a source is read anew within the hour. */
const MAY_MISS = 0.15;

/** The whole local days of a stretch that begins and ends at midnight. */
export function daysOf(from: Millis, to: Millis, timeZone: string): Day[] {
  const days: Day[] = [];
  for (let start = from; start < to; ) {
    const end = dayStart(start + 1.5 * DAY, timeZone);
    days.push({ from: start, to: end, weekday: weekdayOf(localTime(start, timeZone)) - 1 });
    start = end;
  }
  return days;
}

/** What was counted of a keyword on each day; null = it was not read, which is no zero. */
export async function readDays(
  store: Store,
  { id }: Workspace,
  keyword: Keyword,
  days: readonly Day[],
  { listening, timeZone, now }: { listening: Listening; timeZone: string; now: Millis },
): Promise<(DayCount | null)[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const hours = await store.hours(id, keyword.id, first.from, last.to, { timeZone });
  const dependence = await readDependence(store, listening, keyword, now);
  const since = coveredSince(dependence);
  const readIn = partsReader(dependence.clocks, now);
  const isRead = (hour: HourPoint) =>
    since !== null &&
    hour.start >= since - HOUR &&
    readIn(hour.start, endOf(hour), () => hour.total > 0).length > 0 &&
    isCovered(dependence, hour.start, endOf(hour), now);
  let at = 0;
  return days.map(({ from, to }) => {
    const count = { total: 0, negative: 0, judged: 0 };
    let missed = 0;
    for (; at < hours.length && hours[at]!.start < to; at++) {
      const hour = hours[at]!;
      count.total += hour.total;
      count.negative += hour.negative;
      count.judged += judgedOf(hour);
      if (!isRead(hour)) missed += endOf(hour) - hour.start;
    }
    return missed > MAY_MISS * (to - from) ? null : count;
  });
}

/** Several keywords together: a day counts where all of them were read. */
export function togetherOf(
  each: readonly (readonly (DayCount | null)[])[],
  length: number,
): (DayCount | null)[] {
  return Array.from({ length }, (_, index) => {
    const sum = { total: 0, negative: 0, judged: 0 };
    for (const counts of each) {
      const count = counts[index];
      if (!count) return null;
      sum.total += count.total;
      sum.negative += count.negative;
      sum.judged += count.judged;
    }
    return each.length === 0 ? null : sum;
  });
}
