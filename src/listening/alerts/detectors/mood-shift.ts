import type { HourPoint } from '../../series/series.ts';
import { BUCKET, DAY, HOUR, type Millis } from '../../time.ts';
import type { Finding } from './finding.ts';

/** The last day against the four weeks before it. */
const WINDOW = DAY;
const PAST = 28 * DAY;
const MIN_POSTS = 12;
const MIN_PAST_POSTS = 40;
/** A share must grow by half and by fifteen points: a significant trifle is no news. */
const MIN_TIMES = 1.5;
const MIN_POINTS = 0.15;
/** z of the two-proportion test: one false alarm in about 2,000 independent looks, one a day. */
const MIN_Z = 3.3;

/**
 * The share of negative talk has risen against the keyword's own past, whatever its volume. Counts are mentions.
 * @param hours of the last 29 days, oldest first; hours without mentions may be left out
 * @returns null when there is no news, or too little is known
 */
export function moodShift(hours: readonly HourPoint[], coveredSince: Millis, now: Millis): Finding | null {
  const recent = sum(hours, now - WINDOW, now);
  const past = sum(hours, now - WINDOW - PAST, now - WINDOW);
  const ageHours = (now - coveredSince) / HOUR;
  if (recent.total < MIN_POSTS || past.total < MIN_PAST_POSTS || ageHours < 7 * 24) return null;
  const share = recent.negative / recent.total;
  const usual = past.negative / past.total;
  if (share < usual * MIN_TIMES || share < usual + MIN_POINTS) return null;
  const pooled = (recent.negative + past.negative) / (recent.total + past.total);
  const spread = (total: number) => Math.sqrt((pooled * (1 - pooled)) / total);
  const z = (share - usual) / Math.hypot(spread(recent.total), spread(past.total));
  if (z < MIN_Z) return null;
  const expected = usual * recent.total;
  const range = 1.645 * Math.sqrt(recent.total * usual * (1 - usual));
  return {
    at: now,
    window: WINDOW / BUCKET,
    windowFrom: now - WINDOW,
    observed: recent.negative,
    expected,
    low: Math.max(0, Math.floor(expected - range)),
    high: Math.ceil(expected + range),
    timesNormal: usual > 0 ? share / usual : recent.negative,
    score: -Math.log10(upperTail(z)),
    bar: -Math.log10(upperTail(MIN_Z)),
    since: now - WINDOW,
    ageHours,
    learning: false,
    expectedEvent: null,
  };
}

function sum(hours: readonly HourPoint[], from: Millis, to: Millis): { total: number; negative: number } {
  const result = { total: 0, negative: 0 };
  for (const hour of hours) {
    if (hour.start < from || hour.start >= to) continue;
    result.total += hour.total;
    result.negative += hour.negative;
  }
  return result;
}

/** P(Z > z) of the normal distribution for z > 1, by its continued fraction (Abramowitz and Stegun 26.2.14). */
function upperTail(z: number): number {
  let fraction = z;
  for (let n = 40; n >= 1; n--) fraction = z + n / fraction;
  return Math.exp((-z * z) / 2) / (Math.sqrt(2 * Math.PI) * fraction);
}
