import { createHash } from 'node:crypto';
import { stepInPlace } from '../../listening/alerts/detectors/spike.ts';
import type { SpikeEvent } from '../../listening/alerts/detectors/spike-event.ts';
import { WINDOWS } from '../../listening/alerts/detectors/spike-settings.ts';
import {
  copyState,
  newSpikeState,
  type Prior,
  type SpikeState,
  STATE_VERSION,
} from '../../listening/alerts/detectors/spike-state.ts';
import { keepQuietDays } from '../../listening/alerts/quiet-day.ts';
import { configAt } from '../../listening/alerts/replay.ts';
import { readStored, writeStored } from '../../listening/alerts/stored-detector.ts';
import type { Stream } from '../../listening/alerts/stream.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type Dependence, listenedSince } from '../../listening/series/coverage.ts';
import { LATEST } from '../../listening/series/lateness.ts';
import { IMPORT_PART } from '../../listening/series/part.ts';
import type { Millis } from '../../listening/time.ts';
import { BUCKET, DAY, floorTo } from '../../listening/time.ts';
import type { DetectorRow, Store } from '../../store/store.ts';
import { readInputs } from './read-detector-inputs.ts';

/** The present reading of one stream of a keyword. */
export interface StreamReading {
  stream: Stream;
  /** Of final buckets, whose counts stand, and of young ones, in which late posts may still move a start forward. */
  events: SpikeEvent[];
  /** Up to here events are of final buckets. */
  finalUntil: Millis;
  /** Starts up to here are history. */
  silentUntil: Millis;
  /** After the last bucket, the young ones included. */
  state: SpikeState;
  /** The state to keep, when it moved. */
  row: DetectorRow | null;
}

/** History that a fresh state learns from: two half-lives (28 days) of its slowest part, so that more adds little. */
export const MEMORY = 56 * DAY;

/**
 * Steps one stream from its stored state to `until`. The stored state is the one of three hours ago, when counts are
 * final; the young buckets after it are stepped on a copy, and again at each turn, so that posts which arrive late are
 * found when they arrive. When a part joins that brings history, or history is filled in, the state is learned anew from
 * the stored buckets, silently. The prior of its first step stays the same, so that a replay can begin with it.
 * @returns null before anything has been read for the keyword
 */
export async function stepStream(parts: {
  store: Store;
  workspace: Workspace;
  keyword: Keyword;
  stream: Stream;
  dependence: Dependence;
  row: DetectorRow | null;
  /** Asked for once, when nothing is kept of the stream yet. */
  prior(stream: Stream): Partial<Prior>;
  until: Millis;
}): Promise<StreamReading | null> {
  const { store, workspace, keyword, stream, dependence, row, until } = parts;
  const since = listenedSince(dependence);
  if (since === null) return null;
  const stored = row ? readStored(row.state) : null;
  const known =
    // A state of later than now was stepped by a clock that ran ahead: what comes now would go unseen.
    row && row.finalUntil <= until && stored?.basis === basisOf(keyword, dependence, row.finalUntil)
      ? { state: stored.spike, from: row.finalUntil }
      : null;
  const from = known?.from ?? Math.max(floorTo(since, BUCKET), until - MEMORY);
  const finalUntil = Math.max(from, floorTo(until - LATEST, BUCKET));
  const learnedAnew = stored !== null && known === null;
  // What the last turn has not seen may be news, whatever else has come in.
  const silentUntil = learnedAnew ? until - BUCKET : (stored?.silentUntil ?? keyword.createdAt);
  const state = known?.state ?? newSpikeState(stored?.spike ?? parts.prior(stream));

  const inputOf = await readInputs({ store, workspace, keyword, dependence, from, until });
  const run = (state: SpikeState, begin: Millis, end: Millis) => {
    const events: SpikeEvent[] = [];
    for (let start = begin; start < end; start += BUCKET)
      events.push(...stepInPlace(state, inputOf(stream, start), configAt(keyword.rule, start)).events);
    return events;
  };
  const final = run(state, from, finalUntil);
  const quietDays = keepQuietDays(stored?.quietDays ?? [], stream, final, keyword.rule, until);
  const moved = finalUntil > from || known === null;
  const next: DetectorRow | null = moved
    ? {
        workspaceId: keyword.workspaceId,
        keywordId: keyword.id,
        stream,
        finalUntil,
        state: writeStored({
          basis: basisOf(keyword, dependence, finalUntil),
          spike: state,
          quietDays,
          silentUntil,
        }),
      }
    : null;
  const latest = copyState(state);
  const young = run(latest, finalUntil, until);
  return { stream, events: [...final, ...young], finalUntil, silentUntil, state: latest, row: next };
}

/**
 * The input that a state was learned from, up to its last bucket: a part that joins later without a history changes
 * nothing of it. A detector of another version learns anew as well.
 */
function basisOf(
  { query, sources, languages, filledAt, rule }: Keyword,
  { clocks }: Pick<Dependence, 'clocks'>,
  finalUntil: Millis,
): string {
  const read = clocks
    .filter(({ from }) => from < finalUntil)
    .map(({ part, from, until }) => `${part} ${from} ${part === IMPORT_PART ? until : ''}`);
  const asked = JSON.stringify([
    ...[query, sources, languages, filledAt],
    // What is counted is another series then.
    ...(rule.where === undefined ? [] : [rule.where]),
  ]);
  return createHash('sha1')
    .update([asked, ...read.sort(), STATE_VERSION, ...WINDOWS].join('\n'))
    .digest('base64url')
    .slice(0, 12);
}
