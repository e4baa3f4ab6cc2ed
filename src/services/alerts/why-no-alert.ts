import { sizeNeeded, timesOfSize } from '../../listening/alerts/detectors/habituation.ts';
import { coveredShare, levelOf } from '../../listening/alerts/detectors/levels.ts';
import { tailLog10 } from '../../listening/alerts/detectors/negative-binomial.ts';
import { seasonSlots } from '../../listening/alerts/detectors/season-slots.ts';
import { stepInPlace } from '../../listening/alerts/detectors/spike.ts';
import {
  SILENT_HOURS,
  SPIKE_BARS,
  type SpikeBar,
  WINDOWS,
} from '../../listening/alerts/detectors/spike-settings.ts';
import { newSpikeState, type Prior } from '../../listening/alerts/detectors/spike-state.ts';
import { readWindow } from '../../listening/alerts/detectors/window-scan.ts';
import { configAt, countOf } from '../../listening/alerts/replay.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { coveredSince, type Dependence, isCovered, openGaps } from '../../listening/series/coverage.ts';
import type { BucketPoint } from '../../listening/series/series.ts';
import { BUCKET, DAY, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import type { NoAlert } from '../../messages/alerts/why-no-alert.ts';
import type { Store } from '../../store/store.ts';
import { readDependence } from '../keywords/read-dependence.ts';
import { readPrior } from './read-prior.ts';

type Closest = Extract<NoAlert, { what: 'below' }>;

/** History that a baseline is learned from: two half-lives (28 days) of its slowest part, so that more adds little. */
const MEMORY = 56 * DAY;

/**
 * Every reason why a keyword raised no alert since a moment, the decisive one first, and the stretch that came closest:
 * found by stepping its detector again over the stored counts.
 */
export async function whyNoAlerts(
  store: Store,
  workspace: Workspace,
  keyword: Keyword,
  since: Millis,
  now: Millis,
): Promise<NoAlert[]> {
  const { rule } = keyword;
  const reasons: NoAlert[] = [];
  if (keyword.paused) reasons.push({ what: 'paused' });
  if (rule.spike === 'off') reasons.push({ what: 'off' });
  if (rule.mutedUntil !== null && rule.mutedUntil > since)
    reasons.push({ what: 'muted', until: rule.mutedUntil });
  const reported = (await store.alerts(workspace.id, { keywordId: keyword.id, since: since - DAY }))[0];
  if (reported) reasons.push({ what: 'told', number: reported.number });

  const read = await readDependence(store, workspace, keyword, now - MEMORY, now);
  const dependence = { ...read, gaps: [...read.gaps, ...openGaps(read.states, now)] };
  const begun = coveredSince(dependence) ?? keyword.createdAt;
  const ageHours = Math.max(0, (now - begun) / HOUR);
  if (ageHours < SILENT_HOURS) reasons.push({ what: 'learning', ageHours });
  const event = rule.expected.find(({ from, to }) => from <= now && to > since);
  if (event) reasons.push({ what: 'event', name: event.name });
  const gap = dependence.gaps.find(
    ({ from, to }) => from < now && to > since && !isCovered(dependence, from, to, now),
  );
  if (gap) reasons.push({ what: 'gap', from: Math.max(gap.from, since), to: Math.min(gap.to, now) });

  const closest = await closestStretch(store, workspace, keyword, dependence, begun, since, now);
  reasons.push(closest ?? { what: 'none' });
  return reasons;
}

/** The stretch whose count came nearest to what an alert needs; null when nothing was said at all. */
async function closestStretch(
  store: Store,
  workspace: Workspace,
  keyword: Keyword,
  dependence: Dependence,
  begun: Millis,
  since: Millis,
  now: Millis,
): Promise<Closest | null> {
  const until = floorTo(now, BUCKET);
  const from = floorTo(Math.max(Math.min(begun, since), until - MEMORY), BUCKET);
  const points = new Map(
    (await store.buckets(workspace.id, keyword.id, from, until)).map((point) => [point.start, point]),
  );
  const covered = (start: Millis) => isCovered(dependence, start, start + BUCKET, now);
  const prior = await readPrior(store, workspace.id, keyword.id);
  const found = (['all', 'negative'] as const).flatMap(
    (stream) =>
      closestIn(stream, keyword, workspace.timeZone, prior[stream], points, covered, {
        from,
        since,
        until,
      }) ?? [],
  );
  return found.sort((a, b) => b.observed / b.needed - a.observed / a.needed)[0] ?? null;
}

function closestIn(
  stream: Stream,
  keyword: Keyword,
  timeZone: string,
  prior: Partial<Prior>,
  points: ReadonlyMap<Millis, BucketPoint>,
  covered: (start: Millis) => boolean,
  { from, since, until }: { from: Millis; since: Millis; until: Millis },
): Closest | null {
  const bar = SPIKE_BARS[configAt(keyword.rule, from).sensitivity];
  const state = newSpikeState(prior);
  let closest: Closest | null = null;
  for (let start = from; start < until; start += BUCKET) {
    const slots = seasonSlots(start, timeZone);
    const parts = covered(start) ? [0] : [];
    const counts = new Map([[0, countOf(points.get(start), stream)]]);
    const config = configAt(keyword.rule, start);
    stepInPlace(state, { start, parts, counts, slots }, config);
    if (start < since || parts.length === 0) continue;
    const { shape } = levelOf(state, parts);
    const scale = { shape, bar, hourOfWeek: slots.hourOfWeek, share: coveredShare(state, parts) };
    // A keyword that has had a large rise must have one of some size again.
    const rise = sizeNeeded(state.habituation);
    const theta = bar.theta * (config.expectedEvent?.raise ?? 1);
    for (let index = 0; index < WINDOWS.length; index++) {
      const { observed, expected, size, window } = readWindow(state, index, scale);
      if (observed === 0) continue;
      const times = Math.max(bar.minTimes, timesOfSize(rise, window));
      const needed = countNeeded(expected, size, { ...bar, minTimes: times }, theta);
      if (closest !== null && observed / needed <= closest.observed / closest.needed) continue;
      // Beyond the bar it is the count that is missing, and the score says no more.
      const score = Math.min(theta, Math.max(0, -tailLog10(observed, expected, size)));
      const at = start + BUCKET;
      closest = {
        what: 'below',
        at,
        windowMs: window * BUCKET,
        observed,
        expected,
        needed,
        score,
        bar: theta,
      };
    }
  }
  return closest;
}

/** The smallest count that would have alerted: enough mentions, enough times the usual, and surprising enough. */
function countNeeded(expected: number, size: number, bar: SpikeBar, theta: number): number {
  let count = Math.max(bar.minCount, Math.ceil(bar.minTimes * expected));
  while (-tailLog10(count, expected, size) < theta) count += Math.max(1, Math.floor(count / 50));
  return count;
}
