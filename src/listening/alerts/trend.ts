import { BUCKET, type Millis } from '../time.ts';

/** How an episode goes on: still rising, no longer rising, or less than before. */
export type Trend = 'rising' | 'level' | 'falling';

/** Younger than this, an episode has no shape yet. */
const SHORTEST = 6 * BUCKET;
const FEWEST = 8;
/** z above which newer counts are more, and below which they are less, by more than chance. */
const MORE = 1;
const LESS = -1.64;
/** A climb at a steady rate has 5 of 8 in the newer of its last two thirds; this far below that it is none (2 %). */
const CLIMB = 0.25;
const NO_CLIMB = 2;

interface Counted {
  start: Millis;
  count: number;
}

/**
 * The shape of an episode on its own scale: of its thirds so far, the last against the one before. Nothing is said of
 * one that is too young or too small, or whose counts fit more than one shape: "no longer rising" needs counts with which
 * a steady climb would hardly go along. An absence counts only where posts are no longer missing: give settled buckets.
 * @param points those between the moments count; buckets without a post may be left out
 */
export function trendOf(points: readonly Counted[], from: Millis, until: Millis): Trend | null {
  const third = Math.floor((until - from) / BUCKET / 3) * BUCKET;
  if (until - from < SHORTEST || third === 0) return null;
  const sum = (begin: Millis, end: Millis) =>
    points.reduce((all, { start, count }) => (start >= begin && start < end ? all + count : all), 0);
  const newer = sum(until - third, until);
  const older = sum(until - 2 * third, until - third);
  const rest = sum(from, until - third);
  // A burst that is over: hardly anything since its first third.
  if (newer <= older && newer + rest >= FEWEST && newer - rest / 2 <= LESS * Math.sqrt(newer + rest / 4))
    return 'falling';
  const both = newer + older;
  if (both < FEWEST) return null;
  const z = (newer - older) / Math.sqrt(both);
  if (z >= MORE) return 'rising';
  if (z > CLIMB * Math.sqrt(both) - NO_CLIMB) return null;
  return z <= LESS ? 'falling' : 'level';
}
