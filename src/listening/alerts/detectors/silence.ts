import type { HourPoint } from '../../series/series.ts';
import { BUCKET, DAY, floorTo, HOUR, type Millis } from '../../time.ts';
import type { Finding } from './finding.ts';

const PAST = 28 * DAY;
/** Talk comes in bursts: the over-dispersion that a keyword's spike detector starts with, too. */
const PHI = 0.5;
/** Smallest -log10 of the chance of such a silence. */
const BAR = 5;
const MIN_AGE_HOURS = 7 * 24;

/**
 * Nobody has mentioned a keyword for much longer than its own habit makes likely. Each hour is expected to bring what the
 * same hour of the day brought over the last four weeks; the chance of none in a row is the product of negative binomial
 * zeros. Hours that were not covered are neither expected nor silent.
 * @param hours of the last 28 days; hours without mentions may be left out
 * @param covered whether the keyword was listened to in an hour
 */
export function longSilence(
  hours: readonly HourPoint[],
  covered: (hour: Millis) => boolean,
  coveredSince: Millis,
  now: Millis,
): Finding | null {
  const ageHours = (now - coveredSince) / HOUR;
  const last = hours.reduce((latest, hour) => (hour.total > 0 ? Math.max(latest, hour.start) : latest), 0);
  if (ageHours < MIN_AGE_HOURS || last === 0) return null;
  const since = last + HOUR;
  const from = Math.max(coveredSince, now - PAST);
  const usual = usualByHourOfDay(hours, from, since);
  let expected = 0;
  let logChance = 0;
  for (let hour = since; hour + HOUR <= floorTo(now, HOUR); hour += HOUR) {
    if (!covered(hour)) continue;
    const mean = usual[new Date(hour).getUTCHours()]!;
    expected += mean;
    logChance += Math.log1p(PHI * mean) / PHI;
  }
  const score = logChance / Math.LN10;
  if (score < BAR) return null;
  return {
    at: now,
    window: Math.max(1, Math.round((now - since) / BUCKET)),
    windowFrom: since,
    observed: 0,
    expected,
    low: Math.max(1, Math.floor(expected - 1.645 * Math.sqrt(expected + PHI * expected))),
    high: Math.ceil(expected + 1.645 * Math.sqrt(expected + PHI * expected)),
    timesNormal: 0,
    score,
    bar: BAR,
    since,
    ageHours,
    learning: false,
    expectedEvent: null,
  };
}

function usualByHourOfDay(hours: readonly HourPoint[], from: Millis, to: Millis): number[] {
  const days = Math.max(1, (to - from) / DAY);
  const sums = new Array<number>(24).fill(0);
  for (const hour of hours)
    if (hour.start >= from && hour.start < to) sums[new Date(hour.start).getUTCHours()]! += hour.total;
  return sums.map((sum) => sum / days);
}
