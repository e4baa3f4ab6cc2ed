import { healthOf, type RequestState } from '../listening/series/health.ts';
import { requestId } from '../listening/sources/plan.ts';
import type { Request, SourceInfo } from '../listening/sources/source.ts';
import { isStream, type StreamSource } from '../listening/sources/stream.ts';
import type { Millis } from '../listening/time.ts';
import { createAuthorCompleter } from '../services/authors/complete-authors.ts';
import { audienceReader } from '../services/collecting/audience.ts';
import { newRequestState, triableAt } from '../services/collecting/reschedule.ts';
import { newConnection, type StreamConnection } from '../services/collecting/streams/connection.ts';
import { followStream, reconnect } from '../services/collecting/streams/follow-stream.ts';
import type { StreamParts } from '../services/collecting/streams/store-received.ts';
import type { Job } from './scheduler.ts';

const SECOND = 1_000;

export interface StreamJobParts extends Omit<StreamParts, 'audienceNow' | 'authors'> {
  sources: readonly SourceInfo[];
  /** The requests as last planned, streams and others. */
  plan(): readonly Request[];
}

export interface Streams {
  job: Job;
  /** Finds out about authors whose posts are stored: a job of its own, so that no stream waits for it. */
  completing: Job;
  /** As the collector's. */
  tryAgain(ids: ReadonlySet<string>): void;
  /** Closes every connection; what was not stored will be read again. */
  stop(): void;
}

/** Holds the planned streams open, and takes in what they bring: a turn a second, as long as frames wait. */
export function createStreams(parts: StreamJobParts): Streams {
  const { store, sources } = parts;
  const authors = createAuthorCompleter(parts, sources.filter(isStream));
  const streamParts = { ...parts, audienceNow: audienceReader(store), authors };
  const byId = new Map<string, StreamSource>(sources.filter(isStream).map((source) => [source.id, source]));
  const connections = new Map<string, StreamConnection>();
  let states: Map<string, RequestState> | null = null;
  let stopping = false;

  const connectionOf = (request: Request, now: Millis): StreamConnection => {
    const id = requestId(request);
    const known = connections.get(id);
    if (known) return known;
    const source = byId.get(request.source)!;
    const stored = states?.get(id) ?? newRequestState(request, now);
    // What a person had to mend may have been mended before this start.
    const connection = newConnection(
      source,
      request,
      healthOf(stored, now) === 'stopped' ? { ...stored, nextAt: now } : stored,
    );
    connections.set(id, connection);
    return connection;
  };

  const run = async (now: Millis): Promise<void> => {
    const planned = parts.plan().filter(({ stream, source }) => stream && byId.has(source));
    if (planned.length > 0)
      states ??= new Map((await store.requestStates()).map((state) => [requestId(state), state]));
    const ids = new Set(planned.map(requestId));
    for (const [id, connection] of connections) {
      if (ids.has(id)) continue;
      connection.socket?.close();
      connections.delete(id);
      states?.delete(id);
    }
    const turns = await Promise.allSettled(
      planned.map((request) => {
        const connection = connectionOf(request, now);
        if (JSON.stringify(connection.request.params) !== JSON.stringify(request.params))
          reconnect(connection, now);
        connection.request = request;
        return followStream(streamParts, connection, () => stopping);
      }),
    );
    for (const turn of turns) if (turn.status === 'rejected') throw turn.reason;
  };

  return {
    job: { name: 'stream', everyMs: SECOND, run },
    completing: { name: 'complete-authors', everyMs: SECOND, run: authors.run },
    tryAgain(ids) {
      const now = parts.clock.now();
      for (const [id, connection] of connections) {
        const { state } = connection;
        if (!ids.has(id) || state.failures === 0) continue;
        connection.state = { ...state, nextAt: Math.min(state.nextAt, triableAt(state, now)) };
      }
    },
    stop() {
      stopping = true;
      for (const { socket } of connections.values()) socket?.close();
    },
  };
}
