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
import { coveredSince, type Dependence, finalUntil } from '../../listening/series/coverage.ts';
import type { Millis } from '../../listening/time.ts';
import { BUCKET, DAY, floorTo } from '../../listening/time.ts';
import type { DetectorRow, Store } from '../../store/store.ts';
import { readInputs } from './read-detector-inputs.ts';

/** The present reading of one stream of a keyword. */
export interface StreamReading {
  stream: Stream;
  events: SpikeEvent[];
  /** After the last bucket, those included that are not final yet. */
  state: SpikeState;
  /** The state to keep, when it moved. */
  row: DetectorRow | null;
}

/** History that a fresh state learns from: two half-lives (28 days) of its slowest part, so that more adds little. */
const MEMORY = 56 * DAY;

/**
 * Steps one stream from its stored state to `until`. Buckets that may still receive late posts are stepped on a copy and
 * stepped again next time, so an alert comes early and the stored state is learned from final counts only. When the
 * requests behind the keyword change (a source joins, or one that joined late turns out to matter), the state is learned
 * anew from the stored buckets, so that the new source's history is part of the baseline instead of a rise. The prior of
 * its first step stays the same, so that a replay can begin with it.
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
  const since = coveredSince(dependence);
  if (since === null) return null;
  const basis = basisOf(dependence, since);
  const stored = row ? readStored(row.state) : null;
  const known = row && stored?.basis === basis ? { state: stored.spike, from: row.finalUntil } : null;
  const from = known?.from ?? Math.max(floorTo(since, BUCKET), until - MEMORY);
  const prior = stored?.spike ?? parts.prior(stream);
  const state = known?.state ?? newSpikeState(prior);
  const final = Math.min(floorTo(finalUntil(dependence, until), BUCKET), until);

  const inputOf = await readInputs({ store, workspace, keyword, stream, dependence, from, until });
  const events: SpikeEvent[] = [];
  const run = (state: SpikeState, begin: Millis, end: Millis) => {
    for (let start = begin; start < end; start += BUCKET) {
      events.push(...stepInPlace(state, inputOf(start), configAt(keyword.rule, start)).events);
    }
  };
  run(state, from, final);
  const quietDays = keepQuietDays(stored?.quietDays ?? [], stream, events, keyword.rule, until);
  const moved = final > from || known === null;
  const next: DetectorRow | null = moved
    ? {
        workspaceId: keyword.workspaceId,
        keywordId: keyword.id,
        stream,
        finalUntil: Math.max(from, final),
        state: writeStored({ basis, spike: state, quietDays }),
      }
    : null;
  const latest = copyState(state);
  run(latest, Math.max(from, final), until);
  return { stream, events, state: latest, row: next };
}

/** The input that a stored state was learned from; a detector with another state or other windows learns anew as well. */
function basisOf({ states }: Dependence, since: Millis): string {
  const read = states
    .filter((state) => state.coveredFrom !== null)
    .map((state) => `${state.source} ${state.key} ${state.coveredFrom}`);
  return createHash('sha1')
    .update([...read.sort(), since, STATE_VERSION, ...WINDOWS].join('\n'))
    .digest('base64url')
    .slice(0, 12);
}
