import type { Alert, Counted } from '../../listening/alerts/alert.ts';
import { recentCount, usualBetween } from '../../listening/alerts/detectors/recent.ts';
import type { SpikeState } from '../../listening/alerts/detectors/spike-state.ts';
import { busiestHour, countedFrom, countedIn, latestEnd, sumFrom } from '../../listening/alerts/growth.ts';
import { alertKind } from '../../listening/alerts/kinds/index.ts';
import { type Trend, trendOf } from '../../listening/alerts/trend.ts';
import { type Dependence, settledUntil } from '../../listening/series/coverage.ts';
import { LATEST } from '../../listening/series/lateness.ts';
import { type BucketPoint, judgedVoices } from '../../listening/series/series.ts';
import { BUCKET, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** The figures of an alert as of now. */
export interface Figures extends Counted {
  at: Millis;
  /** In the latest window of the finding's length, as far as anything is known, and up to when that is. */
  observed: number;
  observedUntil: Millis;
  expected: number;
  /** Most in one hour. */
  peak: number;
  trend: Trend | null;
  /** In that window, what was written after the alert's end; all of it while it has none. */
  fresh: number;
  /** Lately, as far as counts are complete, and whether the last two hours of that were as usual. */
  lately: number;
  quiet: boolean;
  /** Up to here nothing more is to be expected, or hardly anything: what is missing is missing. */
  settledUntil: Millis;
}

/** What is called lately of an alert: half its window, six hours at least. */
export function latelyOf({ evidence }: Pick<Alert, 'evidence'>): Millis {
  return Math.max(6 * HOUR, evidence.windowMs / 2);
}

/** So long at its usual, and a rise is over. */
const QUIET = 2 * HOUR;

/** Whether an alert has figures that move: one about single posts, or about silence, has none. */
export function followsFigures({ kind }: Pick<Alert, 'kind'>): boolean {
  const { about } = alertKind(kind);
  return about === 'rise' || about === 'mood';
}

/**
 * Counts an episode anew from the stored buckets, late posts included.
 * @param state of its detector, when it has one
 */
export async function readFigures(
  { store, dependence, now }: { store: Store; dependence: Dependence; now: Millis },
  alert: Alert,
  state: SpikeState | null,
): Promise<Figures> {
  const { evidence, startedAt } = alert;
  const at = floorTo(now, BUCKET);
  const from = countedFrom(alert);
  const points = await store.buckets(
    alert.workspaceId,
    alert.keywordId,
    Math.min(from, at - LATEST - Math.max(evidence.windowMs, latelyOf(alert))),
    at,
  );
  const count = (point: BucketPoint) =>
    countedIn(point, evidence.stream, alertKind(alert.kind).counts === 'every');
  const settled = Math.min(at, floorTo(settledUntil(dependence, now), BUCKET));
  const counted = (begin: Millis, end: Millis) =>
    sumFrom(
      points.filter(({ start }) => start < end),
      begin,
      count,
    );
  const observedUntil = latestEnd(points, settled, count);
  const usualQuiet = state ? usualBetween(state, settled - QUIET, settled) : 0;
  return {
    at,
    fresh: counted(Math.max(at - evidence.windowMs, alert.calmAt ?? 0), at),
    lately: counted(settled - latelyOf(alert), settled),
    quiet: counted(settled - QUIET, settled) <= usualQuiet + 2 * Math.sqrt(usualQuiet) + 1,
    observed: counted(observedUntil - evidence.windowMs, observedUntil),
    observedUntil,
    expected: (state && recentCount(state, evidence.windowMs)?.expected) ?? evidence.expected,
    total: sumFrom(points, from, count),
    usual: usualOf(alert, points, from, at, state),
    peak: busiestHour(points, from, count),
    trend: trendOf(
      points.map((point) => ({ start: point.start, count: count(point) })),
      floorTo(startedAt, BUCKET),
      settled,
    ),
    settledUntil: settled,
  };
}

function usualOf(
  { kind, evidence, now }: Alert,
  points: readonly BucketPoint[],
  from: Millis,
  at: Millis,
  state: SpikeState | null,
): number {
  if (alertKind(kind).about === 'mood') {
    const { negative, posts } = evidence.sentimentBefore;
    return posts === 0 ? 0 : (sumFrom(points, from, judgedVoices) * negative) / posts;
  }
  if (!state) return 0;
  // What the detector remembers is a day: beyond, the sum of before goes on.
  return now.usual === undefined
    ? usualBetween(state, from, at)
    : now.usual + usualBetween(state, now.at, at);
}
