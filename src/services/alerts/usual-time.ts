import type { TimeRange } from '../../listening/digest.ts';
import { groupBy } from '../../listening/group.ts';
import { coveredSince, type Dependence, holes, openGaps } from '../../listening/series/coverage.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { lengthOf, mergeGaps } from '../../messages/charts/gaps.ts';

const PAST = 14 * DAY;

/** The time that what is usual of a keyword is counted over. */
interface UsualTime extends TimeRange {
  /** How much of it was read. */
  ms: Millis;
}

/** The 14 days before a moment, as far as the keyword was covered. */
export function usualTime(dependence: Dependence, to: Millis, now: Millis): UsualTime {
  const from = Math.min(to, Math.max(coveredSince(dependence) ?? to, to - PAST));
  const unread = lengthOf(mergeGaps(unreadOf(dependence, now), { from, to }));
  return { from, to, ms: Math.max(0, to - from - unread) };
}

/** Stretches in which too little of what a keyword depends on was read. */
export function unreadOf({ gaps, states }: Dependence, now: Millis): TimeRange[] {
  const bySource = groupBy(states, ({ source }) => source);
  const requests = new Map([...bySource].map(([source, ofSource]) => [source, ofSource.length]));
  return holes([...gaps, ...openGaps(states, now)], requests);
}
