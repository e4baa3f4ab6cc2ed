import type { Alert } from '../../listening/alerts/alert.ts';
import type { DetectorInputs } from '../../listening/alerts/detector-inputs.ts';
import { sizeNeeded, sizeOfRise, timesOfSize } from '../../listening/alerts/detectors/habituation.ts';
import { coveredShare, levelOf } from '../../listening/alerts/detectors/levels.ts';
import { tailLog10 } from '../../listening/alerts/detectors/negative-binomial.ts';
import { stepInPlace } from '../../listening/alerts/detectors/spike.ts';
import type { SpikeEvent } from '../../listening/alerts/detectors/spike-event.ts';
import {
  EPISODE_MS,
  SILENT_HOURS,
  SPIKE_BARS,
  type SpikeBar,
  WINDOWS,
} from '../../listening/alerts/detectors/spike-settings.ts';
import { newSpikeState, type Prior } from '../../listening/alerts/detectors/spike-state.ts';
import { readWindow } from '../../listening/alerts/detectors/window-scan.ts';
import { spike } from '../../listening/alerts/kinds/spike.ts';
import { configAt, followsEpisode, isHistory, reportsEpisode } from '../../listening/alerts/replay.ts';
import { readStored } from '../../listening/alerts/stored-detector.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type Dependence, isCovered, listenedSince, openGaps } from '../../listening/series/coverage.ts';
import { BUCKET, DAY, floorTo, HOUR, type Millis } from '../../listening/time.ts';
import type { Closest, NoAlert, Silenced } from '../../messages/alerts/why-no-alert.ts';
import type { Store } from '../../store/store.ts';
import { readDependence, readListening } from '../keywords/read-dependence.ts';
import { storeOfRule } from '../mentions/store-where.ts';
import { readInputs } from './read-detector-inputs.ts';
import { readPrior } from './read-prior.ts';
import { MEMORY } from './step-detector.ts';

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
  const counted = storeOfRule(store, keyword, now).store;
  const listening = await readListening(store, workspace, now - MEMORY, now);
  const read = await readDependence(store, listening, keyword, now);
  const dependence = { ...read, gaps: [...read.gaps, ...openGaps(read.states, now)] };
  const begun = listenedSince(dependence);
  const alerts = await store.alerts(workspace.id, { keywordId: keyword.id, since: since - 30 * DAY });
  const reasons: NoAlert[] = [];
  if (keyword.paused) reasons.push({ what: 'paused' });
  if (rule.spike === 'off') reasons.push({ what: 'off' });
  if (rule.mutedUntil !== null && rule.mutedUntil > since)
    reasons.push({ what: 'muted', until: rule.mutedUntil });
  const last = alerts.find(({ raisedAt }) => raisedAt >= since);
  if (last) reasons.push({ what: 'told', number: last.number, id: last.id });
  if (begun === null) return [...reasons, { what: 'unread' }];

  const ageHours = Math.max(0, (now - begun) / HOUR);
  if (ageHours < SILENT_HOURS) reasons.push({ what: 'learning', ageHours });
  for (const source of newSources(dependence, begun, now)) reasons.push({ what: 'new-part', source });
  const event = rule.expected.find(({ from, to }) => from <= now && to > since);
  if (event) reasons.push({ what: 'event', name: event.name });
  const gap = dependence.gaps.find(
    ({ from, to }) => from < now && to > since && !isCovered(dependence, from, to, now),
  );
  if (gap) reasons.push({ what: 'gap', from: Math.max(gap.from, since), to: Math.min(gap.to, now) });
  const late = await store.lateArrivals(workspace.id, [keyword.id], since, now);
  if (late.length > 0) reasons.push({ what: 'late', posts: late.length });

  const looks = await look(counted, workspace, keyword, dependence, begun, since, now);
  const reached = looks
    .flatMap(({ reached, starts, silentUntil }) =>
      reached ? { ...reached, because: silencedBy(reached, starts, silentUntil, keyword, alerts, now) } : [],
    )
    .sort((a, b) => b.observed / b.needed - a.observed / a.needed)[0];
  if (reached) {
    // The list says it once: in the sentence about the stretch.
    const others = reasons.filter(({ what }) => what !== reached.because.what);
    return [{ what: 'reached', ...reached }, ...others];
  }
  const below = looks
    .flatMap(({ below }) => below ?? [])
    .sort((a, b) => b.observed / b.needed - a.observed / a.needed)[0];
  return [...reasons, below ?? { what: 'none' }];
}

/** Sources that joined a keyword which was there before them, and whose first hours only teach. */
function newSources({ clocks }: Dependence, begun: Millis, now: Millis): string[] {
  const young = clocks.filter(({ from }) => from > begun && now - from < SILENT_HOURS * HOUR);
  return [...new Set(young.map(({ source }) => source))];
}

/** What a stream looks like since a moment. */
interface Look {
  /** The stretch that reached its bar by most, and the one that came closest to it without. */
  reached: (Closest & { /** Start of the episode that it belongs to. */ episodeAt: Millis | null }) | null;
  below: Extract<NoAlert, { what: 'below' }> | null;
  /** Starts of spikes, as a replay finds them. */
  starts: SpikeEvent[];
  /** Starts up to here were found in the past that came in at once. */
  silentUntil: Millis;
}

async function look(
  store: Store,
  workspace: Workspace,
  keyword: Keyword,
  dependence: Dependence,
  begun: Millis,
  since: Millis,
  now: Millis,
): Promise<Look[]> {
  const until = floorTo(now, BUCKET);
  const from = floorTo(Math.max(Math.min(begun, since), until - MEMORY), BUCKET);
  const inputOf = await readInputs({ store, workspace, keyword, dependence, from, until });
  const prior = await readPrior(store, workspace.id, keyword.id);
  const rows = (await store.detectorRows(workspace.id)).filter(({ keywordId }) => keywordId === keyword.id);
  return (['all', 'negative'] as const).map((stream) => {
    const row = rows.find((stored) => stored.stream === stream);
    const silentUntil = (row && readStored(row.state).silentUntil) ?? keyword.createdAt;
    return { ...lookAt(stream, keyword, prior[stream], inputOf, { from, since, until }), silentUntil };
  });
}

function lookAt(
  stream: Stream,
  keyword: Keyword,
  prior: Partial<Prior>,
  inputOf: DetectorInputs,
  { from, since, until }: { from: Millis; since: Millis; until: Millis },
): Omit<Look, 'silentUntil'> {
  const bar = SPIKE_BARS[configAt(keyword.rule, from).sensitivity];
  const state = newSpikeState(prior);
  const found: Omit<Look, 'silentUntil'> = { reached: null, below: null, starts: [] };
  for (let start = from; start < until; start += BUCKET) {
    const input = inputOf(stream, start);
    const config = configAt(keyword.rule, start);
    const { events } = stepInPlace(state, input, config);
    found.starts.push(...events.filter(({ kind }) => kind === spike.starts));
    if (start < since || input.parts.length === 0) continue;
    const { shape } = levelOf(state, input.parts);
    const share = coveredShare(state, input.parts);
    const scale = { shape, bar, hourOfWeek: input.slots.hourOfWeek, share };
    // A keyword that has had a large rise must have one of some size again.
    const rise = sizeNeeded(state.habituation);
    const theta = bar.theta * (config.expectedEvent?.raise ?? 1);
    for (let index = 0; index < WINDOWS.length; index++) {
      const { observed, expected, size, window, score } = readWindow(state, index, scale);
      if (observed === 0) continue;
      const minTimes = Math.max(bar.minTimes, timesOfSize(rise, window));
      const needed = countNeeded(expected, size, { ...bar, minTimes }, theta);
      const seen = { at: start + BUCKET, windowMs: window * BUCKET, observed, expected, needed };
      const ratio = observed / needed;
      if (score >= theta && sizeOfRise({ window, observed, expected }) >= rise) {
        if (!found.reached || ratio > found.reached.observed / found.reached.needed)
          found.reached = { ...seen, episodeAt: state.episode?.start ?? null };
        continue;
      }
      if (found.below && ratio <= found.below.observed / found.below.needed) continue;
      const chance = -tailLog10(observed, expected, size);
      // Surprising enough, but too few: the score would say nothing.
      const lacks =
        chance < theta
          ? { what: 'chance' as const, score: Math.max(0, chance), bar: theta }
          : { what: 'count' as const };
      found.below = { what: 'below', ...seen, lacks };
    }
  }
  return found;
}

/** Why a stretch that was enough for an alert has none of its own: there is always a reason. */
function silencedBy(
  { at, episodeAt }: NonNullable<Look['reached']>,
  starts: readonly SpikeEvent[],
  silentUntil: Millis,
  { rule, paused }: Keyword,
  alerts: readonly Alert[],
  now: Millis,
): Silenced {
  // A rise that goes on after its day belongs to its start still.
  const start = starts.find((event) => event.at === episodeAt);
  const told = alerts.find((alert) =>
    start
      ? reportsEpisode(alert, start)
      : followsEpisode(alert) && alert.episodeAt <= at && at - alert.episodeAt < EPISODE_MS,
  );
  if (told) return { what: 'told', number: told.number, id: told.id };
  if (paused) return { what: 'paused' };
  if (rule.spike === 'off') return { what: 'off' };
  if (!start) return { what: 'learning', ageHours: 0 };
  if (rule.mutedUntil !== null && rule.mutedUntil > start.at)
    return { what: 'muted', until: rule.mutedUntil };
  if (start.at <= silentUntil) return { what: 'history' };
  return { what: isHistory(start, now) ? 'away' : 'soon' };
}

/** The smallest count that would have alerted: enough mentions, enough times the usual, and surprising enough. */
function countNeeded(expected: number, size: number, bar: SpikeBar, theta: number): number {
  let count = Math.max(bar.minCount, Math.ceil(bar.minTimes * expected));
  while (-tailLog10(count, expected, size) < theta) count += Math.max(1, Math.floor(count / 50));
  return count;
}
