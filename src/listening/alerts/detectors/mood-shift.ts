import { BUCKET, DAY, floorTo, HOUR, type Millis } from '../../time.ts';
import type { Reported, Share, TimelyHour } from '../kinds/kind.ts';
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

/** A share is back at its usual when that is so many times likelier than the raised one, over as many hours at least. */
const BACK_ODDS = Math.log(20);
const BACK_HOURS = 6;
/** Fewer posts in a day than this, and nobody writes about it any more. */
const FADED_POSTS = 3;

/**
 * The share of negative talk has risen against the keyword's own past, whatever its volume.
 * @param hours of the last 29 days, oldest first; hours without mentions may be left out
 * @param known `usualSince`: the past before it says nothing, a raised share has lasted until it was the usual one;
 * `settledUntil`: up to when hardly a post is missing
 * @returns null when there is no news, or too little is known
 */
export function moodShift(
  hours: readonly TimelyHour[],
  coveredSince: Millis,
  now: Millis,
  { usualSince, settledUntil }: { usualSince: Millis | null; settledUntil: Millis },
): Finding | null {
  const recent = sum(hours, now - WINDOW, now);
  const past = sum(hours, Math.max(now - WINDOW - PAST, usualSince ?? 0), now - WINDOW);
  const ageHours = (now - coveredSince) / HOUR;
  if (recent.total < MIN_POSTS || past.total < MIN_PAST_POSTS || ageHours < 7 * 24) return null;
  const share = recent.negative / recent.total;
  const usual = past.negative / past.total;
  if (share < usual * MIN_TIMES || share < usual + MIN_POINTS) return null;
  const pooled = (recent.negative + past.negative) / (recent.total + past.total);
  const spread = (total: number) => Math.sqrt((pooled * (1 - pooled)) / total);
  const z = (share - usual) / Math.hypot(spread(recent.total), spread(past.total));
  if (z < MIN_Z) return null;
  const since = turnOf(hours, usual, now);
  const shares = {
    sentimentNow: { negative: recent.negative, posts: recent.total },
    sentimentBefore: { negative: past.negative, posts: past.total },
  };
  // What is over before it could be seen is the aftermath of something else.
  if (moodEnd(hours, { startedAt: since, raisedAt: now, evidence: shares }, settledUntil)) return null;
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
    since,
    ageHours,
    learning: false,
    expectedEvent: null,
  };
}

/** The hour of the window from which on the negative posts are least like the usual share (greatest likelihood ratio). */
function turnOf(hours: readonly TimelyHour[], usual: number, now: Millis): Millis {
  let best = { start: now - WINDOW, ratio: 0 };
  let [total, negative] = [0, 0];
  for (const hour of hours.filter(({ start }) => start >= now - WINDOW && start < now).reverse()) {
    total += hour.total;
    negative += hour.negative;
    if (hour.negative === 0 || negative / total <= usual) continue;
    const ratio = logOdds({ negative, posts: total }, negative / total, usual);
    if (ratio >= best.ratio) best = { start: hour.start, ratio };
  }
  return best.start;
}

/** How much likelier one share of negative posts makes some counts than another one; natural logarithm. */
function logOdds({ negative, posts }: Share, share: number, other: number): number {
  const [likely, unlikely] = [inside(share), inside(other)];
  return (
    negative * Math.log(likely / unlikely) + (posts - negative) * Math.log((1 - likely) / (1 - unlikely))
  );
}

/** No share is impossible. */
function inside(share: number): number {
  return Math.min(0.98, Math.max(0.02, share));
}

/**
 * Since when a share that had risen is back at its usual, or nobody writes any more; null while neither is sure.
 * @param hours oldest first, those without mentions may be left out; the last ones are left out here as not settled
 */
export function moodEnd(
  hours: readonly TimelyHour[],
  { startedAt, raisedAt, evidence }: Reported,
  settledUntil: Millis,
): { at: Millis; by: 'calm' | 'faded' } | null {
  const until = floorTo(settledUntil, HOUR);
  const { sentimentBefore: before, sentimentNow: now } = evidence;
  const usual = before.posts === 0 ? 0 : before.negative / before.posts;
  const raised = now.posts === 0 ? 1 : now.negative / now.posts;
  let best = { at: until, odds: 0 };
  let seen = { negative: 0, posts: 0 };
  for (const hour of hours.filter(({ start }) => start >= startedAt && start < until).reverse()) {
    seen = { negative: seen.negative + hour.negative, posts: seen.posts + hour.total };
    const odds = logOdds(seen, usual, raised);
    if (until - hour.start >= BACK_HOURS * HOUR && odds > best.odds) best = { at: hour.start, odds };
  }
  if (best.odds >= BACK_ODDS) return { at: best.at, by: 'calm' };
  const day = sum(hours, until - DAY, until);
  return until - raisedAt >= DAY && day.total < FADED_POSTS ? { at: until, by: 'faded' } : null;
}

function sum(hours: readonly TimelyHour[], from: Millis, to: Millis): { total: number; negative: number } {
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
