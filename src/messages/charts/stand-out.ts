import type { HourPoint } from '../../listening/series/series.ts';
import type { Millis } from '../../listening/time.ts';
import { blocksOf } from './blocks.ts';
import { countsWithGaps, isWhole, type TimeRange } from './gaps.ts';

/** Longer periods are compared by weeks, of which nobody has a habit. */
const MOST_DAYS = 31;
/** One or two busy hours of a quiet keyword are no finding. */
const LEAST = 10;
/** Fewer other days say nothing about what a day is like. */
const LEAST_OTHERS = 4;
/** From here on a day is twice the others. */
const TWICE = 1.8;
/** Above the others by more than their own scatter: so many standard deviations of counts. */
const CLEARLY = 3;

/** A day that is unlike the others: so many times as many, in whole numbers. */
export interface StandOut {
  from: Millis;
  times: number;
}

/**
 * The day of a period that has at least twice the usual day's count, which is the middle one of the others: of those alone
 * that are whole and were read. Null where no day stands out, or where there are too few to say.
 */
export function dayThatStandsOut(
  hours: readonly HourPoint[],
  pick: (hour: HourPoint) => number,
  period: TimeRange,
  unread: readonly TimeRange[],
  timeZone: string,
): StandOut | null {
  const { size, blocks } = blocksOf(period, timeZone, MOST_DAYS, 'day');
  if (size.count > 1) return null;
  const counts = countsWithGaps(blocks, hours, pick, unread).map((count) => count ?? 0);
  const top = Math.max(0, ...counts);
  const day = blocks[counts.indexOf(top)];
  if (!day || top < LEAST) return null;
  const others = counts
    .filter((_, index) => blocks[index] !== day && isWhole(blocks[index]!, unread))
    .sort((a, b) => a - b);
  if (others.length < LEAST_OTHERS) return null;
  const half = others.length / 2;
  const usual = (others[Math.ceil(half) - 1]! + others[Math.floor(half)]!) / 2;
  // Of nothing at all there is no double.
  if (usual < 1 || top < TWICE * usual || top - usual < CLEARLY * Math.sqrt(usual)) return null;
  return { from: day.from, times: Math.round(top / usual) };
}
