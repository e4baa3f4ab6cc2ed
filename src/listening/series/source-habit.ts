import { DAY, floorTo, HOUR, type Millis } from '../time.ts';

/**
 * How often one request brings posts that were not there before, whether or not they match a keyword: how many on each
 * weekday and at each hour of the day (UTC), older ones weighing less.
 */
export interface Habit {
  /** First read. */
  since: Millis;
  /** Up to here everything has been weighed. */
  at: Millis;
  /** Publication of the newest post seen, and when a read last brought a newer one. */
  newest: Millis;
  lastNew: Millis | null;
  /** Monday first. */
  byDay: number[];
  byHour: number[];
}

/** A weekday weighs half as much after so long. */
const HALF_LIFE = 28 * DAY;
/** Two weekends have to be known before a quiet one is noticed. */
const YOUNG = 15 * DAY;
/** Over-dispersion of talk, as in `detectors/silence.ts`. */
const PHI = 0.5;

/** @param posts what a read brought; those that are not newer than the newest known were there before */
export function learnHabit(
  habit: Habit | undefined,
  posts: readonly { publishedAt: Millis | null }[],
  now: Millis,
): Habit {
  const times = posts.flatMap(({ publishedAt }) => (publishedAt === null ? [] : Math.min(publishedAt, now)));
  const newest = Math.max(habit?.newest ?? 0, ...times);
  // The first read brings the past: its posts say nothing about the rhythm of what follows.
  if (!habit) return { since: now, at: now, newest, lastNew: null, byDay: zeros(7), byHour: zeros(24) };
  const fresh = times.filter((at) => at > habit.newest);
  if (fresh.length === 0) return habit;
  const fade = 2 ** -(Math.max(0, now - habit.at) / HALF_LIFE);
  const byDay = habit.byDay.map((count) => rounded(count * fade));
  const byHour = habit.byHour.map((count) => rounded(count * fade));
  for (const at of fresh) {
    byDay[dayOf(at)]! += 1;
    byHour[new Date(at).getUTCHours()]! += 1;
  }
  return { ...habit, at: Math.max(habit.at, now), newest, lastNew: now, byDay, byHour };
}

/**
 * How unlikely it is that a request with this habit brings nothing for so long: the product of negative binomial zeros
 * over the whole hours of the stretch, each expected to bring what its weekday and its hour of the day usually bring.
 * @returns posts expected, and -log10 of that chance; nothing is expected of a request that is known too little
 */
export function unlikelyQuiet(habit: Habit, from: Millis, to: Millis): { expected: number; score: number } {
  const age = from - habit.since;
  const sum = habit.byHour.reduce((all, hour) => all + hour, 0);
  if (age < YOUNG || sum === 0) return { expected: 0, score: 0 };
  // Weeks that the fading counts stand for: the integral of the fading over the age.
  const fade = 2 ** -(Math.max(0, from - habit.since) / HALF_LIFE);
  const weeks = (HALF_LIFE / Math.LN2 / (7 * DAY)) * (1 - fade);
  let expected = 0;
  let logChance = 0;
  for (let hour = floorTo(from, HOUR) + HOUR; hour + HOUR <= to; hour += HOUR) {
    const part = habit.byHour[new Date(hour).getUTCHours()]! / sum;
    const mean = (habit.byDay[dayOf(hour)]! / weeks) * part;
    expected += mean;
    logChance += Math.log1p(PHI * mean) / PHI;
  }
  return { expected, score: logChance / Math.LN10 };
}

function dayOf(at: Millis): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
