import { createHash } from 'node:crypto';
import { SourceError } from '../../config/errors.ts';
import { backOff } from '../../listening/back-off.ts';
import type { RequestState } from '../../listening/series/health.ts';
import { requestId } from '../../listening/sources/plan.ts';
import type { Request, SourceInfo } from '../../listening/sources/source.ts';
import { type Call, isStream, type StreamSource } from '../../listening/sources/stream.ts';
import { MINUTE, type Millis } from '../../listening/time.ts';
import { audienceReader } from '../../services/collecting/audience.ts';
import type { Ingest } from '../../services/collecting/ingest.ts';
import { afterFailure, newRequestState } from '../../services/collecting/reschedule.ts';
import type { Job } from '../scheduler.ts';
import { dialLater } from './dial-later.ts';
import { countStuck, forgetUnstored, hear, type Line, newLine, weightOf } from './line.ts';
import { type PersistParts, persist } from './persist.ts';

const SECOND = 1_000;
/** Posts and deletions of one batch. */
const BATCH = 500;
/** While a stream catches up, what it brought is stored at least so often. */
const STORE_EVERY = SECOND;
/** The cursor alone is stored so often: a restart hears so much again. */
const MARK_EVERY = 10 * SECOND;
/** Slices of frames in one turn; then the plan is looked at again. */
const MAX_SLICES = 200;
/** A connection that held so long was a good one. */
const HELD = MINUTE;
const FIRST_WAIT = SECOND;
const LONGEST_WAIT = 5 * MINUTE;

export interface StreamParts extends Omit<PersistParts, 'audienceNow'> {
  sources: readonly SourceInfo[];
  /** The requests as last planned, streams and others. */
  plan(): readonly Request[];
}

export interface Streams {
  job: Job;
  /** Closes every connection; what is heard but not stored will be heard again. */
  stop(): void;
}

/** Holds the planned streams open, and takes in what they bring: a turn a second, as long as frames wait. */
export function createStreams(parts: StreamParts): Streams {
  const { store, sources } = parts;
  const keeping = { ...parts, audienceNow: audienceReader(store) };
  const byId = new Map<string, StreamSource>(sources.filter(isStream).map((source) => [source.id, source]));
  const lines = new Map<string, Line>();
  let states: Map<string, RequestState> | null = null;
  let stopping = false;

  const lineOf = (request: Request, now: Millis): Line => {
    const id = requestId(request);
    const known = lines.get(id);
    if (known) return known;
    const source = byId.get(request.source)!;
    const stored = states?.get(id) ?? newRequestState(request, now);
    // What stopped it may have been mended before this start.
    const line = newLine(
      source,
      request,
      stored.stopped ? { ...stored, stopped: false, nextAt: now } : stored,
    );
    lines.set(id, line);
    return line;
  };

  const run = async (now: Millis): Promise<void> => {
    const planned = parts.plan().filter(({ stream, source }) => stream && byId.has(source));
    if (planned.length > 0)
      states ??= new Map((await store.requestStates()).map((state) => [requestId(state), state]));
    const ids = new Set(planned.map(requestId));
    for (const [id, line] of lines) {
      if (ids.has(id)) continue;
      line.socket?.close();
      lines.delete(id);
      states?.delete(id);
    }
    const turns = await Promise.allSettled(
      planned.map((request) => {
        const line = lineOf(request, now);
        if (JSON.stringify(line.request.params) !== JSON.stringify(request.params)) askAnew(line, now);
        line.request = request;
        return turnOf(keeping, line, () => stopping);
      }),
    );
    for (const turn of turns) if (turn.status === 'rejected') throw turn.reason;
  };

  return {
    job: { name: 'stream', everyMs: SECOND, run },
    stop() {
      stopping = true;
      for (const { socket } of lines.values()) socket?.close();
    },
  };
}

/** Something else is wanted of it: what the open connection was asked for no longer holds. */
function askAnew(line: Line, now: Millis): void {
  line.socket?.close();
  line.socket = null;
  line.state = { ...line.state, stopped: false, nextAt: now };
}

/** One turn of one stream: opens it when it is due, takes what waits, stores it. */
async function turnOf(parts: StreamParts & PersistParts, line: Line, stopping: () => boolean): Promise<void> {
  const { clock, ingest, contextOf } = parts;
  const { source } = line;
  const { quietMs, maxFrameBytes } = source.stream;
  if (!line.socket) {
    const now = clock.now();
    if (stopping() || line.state.stopped || line.state.nextAt > now) return;
    const context = contextOf(source);
    const call = source.stream.call(line.request, line.mark, context, line.attempt);
    const dial = (one: Call) => context.dial(one, { maxFrameBytes });
    line.socket = call instanceof Promise ? dialLater(call, dial) : dial(call);
    Object.assign(line, { openedAt: now, heardAt: now, proven: false, unreadable: 0, ahead: 0 });
  }
  const { socket } = line;
  const wanted = (post: Parameters<Ingest['matches']>[0]) => ingest.matches(post, line.request.scope);
  let storedAt = clock.now();
  try {
    for (let slices = 0; slices < MAX_SLICES && !stopping(); slices++) {
      const frames = socket.take();
      if (frames.length === 0) break;
      const now = clock.now();
      for (const frame of frames) hear(line, frame, wanted, now);
      if (weightOf(line.heap) >= BATCH || now - storedAt >= STORE_EVERY) {
        await persist(parts, line);
        storedAt = clock.now();
      }
      // The socket is read, and everybody else has a turn, between two slices.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (quietMs === null && socket.opened()) line.proven = true;
    const ended = stopping() ? null : (socket.ended() ?? silence(line, quietMs, clock.now()));
    if (isWorthKeeping(line, clock.now(), ended !== null)) await persist(parts, line);
    if (!ended) return;
    if (ended.kind === 'malformed') countStuck(line);
    await fail(parts, line, ended);
  } catch (error) {
    // Nothing of the heap is stored, and neither is its mark: the stream is heard again from there.
    parts.log.error('stream failed', error, { source: source.id });
    forgetUnstored(line);
    const detail = 'Reading it failed on our side; the log has the details.';
    await fail(parts, line, new SourceError('down', detail, { cause: error }));
  }
}

function isWorthKeeping({ heap, mark, state, proven }: Line, now: Millis, ended: boolean): boolean {
  if (weightOf(heap) > 0) return true;
  if (!proven) return false;
  const mends = state.failures > 0 || state.firstAt === null;
  const due = ended || now - (state.lastSuccessAt ?? 0) >= MARK_EVERY;
  return mends || (due && mark?.at !== state.coveredUntil);
}

function silence(line: Line, quietMs: number | null, now: Millis): SourceError | null {
  if (quietMs === null || now - line.heardAt <= quietMs) return null;
  const { label } = line.source;
  if (line.ahead > 0)
    return new SourceError(
      'malformed',
      `${label} dates its posts ahead of the clock of this machine; one of the two is wrong.`,
    );
  if (line.unreadable > 0) return new SourceError('malformed', `${label} sends frames that cannot be read.`);
  return new SourceError(
    'down',
    `${label} is connected, but has sent nothing for ${Math.round(quietMs / SECOND)} seconds.`,
  );
}

async function fail({ store, clock, log }: StreamParts, line: Line, error: SourceError): Promise<void> {
  const now = clock.now();
  const { request, state: before } = line;
  line.socket?.close();
  line.socket = null;
  line.attempt = now - line.openedAt >= HELD ? 1 : line.attempt + 1;
  const counts = now - line.countedAt >= request.everyMs;
  if (counts) line.countedAt = now;
  const failed = afterFailure(
    counts ? before : { ...before, failures: Math.max(0, before.failures - 1) },
    request,
    error,
    now,
  );
  const passing = error.kind === 'down' || error.kind === 'malformed' || error.kind === 'limited';
  line.state = passing ? { ...failed, nextAt: now + waitOf(line, error, now) } : failed;
  log.warn('stream failed', { source: request.source, kind: error.kind, attempt: line.attempt });
  await store.saveRequest(line.state, []);
}

/** Doubles from a second, half to whole of it by chance, so that a server that comes back is not met by everybody at once. */
function waitOf({ attempt, request }: Line, { retryAfterMs }: SourceError, now: Millis): Millis {
  const wait = backOff(FIRST_WAIT, LONGEST_WAIT, attempt - 1);
  const byte = createHash('sha1')
    .update(`${requestId(request)} ${now}`)
    .digest()[0]!;
  return Math.max(Math.round(wait * (0.5 + (0.5 * byte) / 255)), retryAfterMs ?? 0);
}
