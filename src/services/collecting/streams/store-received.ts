import type { Log } from '../../../config/log.ts';
import type { RequestState } from '../../../listening/series/health.ts';
import type { SourceInfo } from '../../../listening/sources/source.ts';
import type { StreamContext } from '../../../listening/sources/stream.ts';
import type { Clock, Millis } from '../../../listening/time.ts';
import type { Store } from '../../../store/store.ts';
import type { AuthorCompleter } from '../../authors/complete-authors.ts';
import type { Ingest } from '../ingest.ts';
import { type Audience, mentionDeliveries } from '../mention-deliveries.ts';
import { afterSuccess, learnedLateness } from '../reschedule.ts';
import { newBuffer, type StreamConnection } from './connection.ts';

export interface StreamParts {
  store: Store;
  clock: Clock;
  log: Log;
  contextOf(source: SourceInfo): StreamContext;
  ingest: Ingest;
  audienceNow(): Promise<Audience>;
  authors: AuthorCompleter;
}

const NOTHING = { added: [], edited: [], recounted: [], verdicts: [], deliveries: [], deleted: [] };

/** Stores the buffer with its mark in one batch. A throw leaves the connection to be set back (`resetToStored`). */
export async function storeReceived(parts: StreamParts, connection: StreamConnection): Promise<void> {
  const { store, clock, ingest } = parts;
  const { request, buffer, state: before } = connection;
  connection.buffer = newBuffer();
  const posts = parts.authors.fill(connection.source, [...buffer.posts.values()]);
  await ingest.inTurn(async () => {
    const now = clock.now();
    const marked = stateAfter(connection, now);
    const read = [...posts, ...buffer.unwanted.values()];
    const { undo, ...batch } = await ingest.prepareBatch(read, request.scope, false);
    const state = { ...marked, ...learnedLateness(before, batch.added, now) };
    const [gap, ...moreGaps] = buffer.gaps.map((stretch) => ({
      source: request.source,
      requestKey: request.key,
      ...stretch,
      reason: 'away',
    }));
    const deliveries =
      batch.added.length > 0 ? mentionDeliveries(batch.added, await parts.audienceNow(), now) : [];
    try {
      for (const earlier of moreGaps)
        await store.commitCollected({ ...NOTHING, request: before, gap: earlier });
      await store.commitCollected({
        ...batch,
        request: state,
        gap: gap ?? null,
        deliveries,
        deleted: [...buffer.gone],
        deletedAuthors: [...buffer.authors],
      });
    } catch (error) {
      undo();
      throw error;
    }
    connection.state = state;
  });
  parts.authors.note(connection.source, posts);
}

function stateAfter({ request, state, mark, source, proven }: StreamConnection, now: Millis): RequestState {
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
