import { SourceError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { RawPost } from '../../listening/mentions/mention.ts';
import type { RequestState } from '../../listening/series/health.ts';
import type { SourceInfo } from '../../listening/sources/source.ts';
import type { StreamContext } from '../../listening/sources/stream.ts';
import { type Clock, MINUTE, type Millis } from '../../listening/time.ts';
import type { Ingest } from '../../services/collecting/ingest.ts';
import { type Audience, mentionDeliveries } from '../../services/collecting/mention-deliveries.ts';
import { afterSuccess } from '../../services/collecting/reschedule.ts';
import type { Store } from '../../store/store.ts';
import { type Line, newHeap } from './line.ts';

export interface PersistParts {
  store: Store;
  clock: Clock;
  log: Log;
  contextOf(source: SourceInfo): StreamContext;
  ingest: Ingest;
  audienceNow(): Promise<Audience>;
}

const NOTHING = { added: [], edited: [], recounted: [], verdicts: [], deliveries: [], deleted: [] };

/** What was heard, with its mark, in one batch. A throw leaves the line to be set back (`forgetUnstored`). */
export async function persist(parts: PersistParts, line: Line): Promise<void> {
  const { store, clock, ingest } = parts;
  const { request, heap, state: before } = line;
  line.heap = newHeap();
  const posts = await enriched(parts, line, [...heap.posts.values()]);
  await ingest.inTurn(async () => {
    const now = clock.now();
    const state = stateAfter(line, now);
    const { undo, ...taken } = await ingest.take(posts, request.scope, false);
    const [gap, ...moreGaps] = heap.gaps.map((one) => ({
      source: request.source,
      requestKey: request.key,
      ...one,
      reason: 'not-all-read',
    }));
    const deliveries =
      taken.added.length > 0 ? mentionDeliveries(taken.added, await parts.audienceNow(), now) : [];
    try {
      for (const one of moreGaps) await store.commitCollected({ ...NOTHING, request: before, gap: one });
      await store.commitCollected({
        ...taken,
        request: state,
        gap: gap ?? null,
        deliveries,
        deleted: [...heap.gone],
        deletedAuthors: [...heap.authors],
      });
    } catch (error) {
      undo();
      throw error;
    }
    line.state = state;
  });
}

function stateAfter({ request, state, mark, source, proven }: Line, now: Millis): RequestState {
  if (!proven) return state;
  const after = afterSuccess(state, request, { posts: [], cursor: state.cursor, more: false }, now);
  const until = source.stream.quietMs === null || mark === null ? now : Math.min(now, mark.at);
  const joined = state.failures > 0 || state.firstAt === null;
  return {
    ...after,
    cursor: mark ? { cursor: mark.cursor, at: mark.at } : state.cursor,
    coveredFrom: state.coveredFrom ?? until,
    coveredUntil: Math.max(until, state.coveredUntil ?? 0),
    nextAt: now,
    recent: joined ? after.recent : state.recent,
  };
}

async function enriched(
  { clock, log, contextOf }: PersistParts,
  line: Line,
  posts: RawPost[],
): Promise<RawPost[]> {
  const { source } = line;
  if (posts.length === 0 || !source.stream.enrich || clock.now() < line.enrichAt) return posts;
  try {
    return await source.stream.enrich(posts, contextOf(source));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    line.enrichAt = clock.now() + MINUTE;
    log.warn('names not found out', { source: source.id, kind: error.kind });
    return posts;
  }
}
