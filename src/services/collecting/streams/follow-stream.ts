import { createHash } from 'node:crypto';
import { SourceError } from '../../../config/errors.ts';
import { backOff } from '../../../listening/back-off.ts';
import { requestId } from '../../../listening/sources/plan.ts';
import type { Call } from '../../../listening/sources/stream.ts';
import { MINUTE, type Millis } from '../../../listening/time.ts';
import type { Ingest } from '../ingest.ts';
import { afterFailure, waitAskedFor } from '../reschedule.ts';
import { countStuck, resetToStored, type StreamConnection, sizeOf, takeFrame } from './connection.ts';
import { dialLater } from './dial-later.ts';
import { type StreamParts, storeReceived } from './store-received.ts';

const SECOND = 1_000;
/** Posts and deletions of one batch. */
const BATCH = 500;
/** While a stream catches up, what it brought is stored at least so often. */
const STORE_EVERY = SECOND;
/** The cursor alone is stored so often: a restart reads so much again. */
const MARK_EVERY = 10 * SECOND;
/** Slices of frames in one turn; then the plan is looked at again. */
const MAX_SLICES = 200;
/** A connection that held so long was a good one. */
const HELD = MINUTE;
const FIRST_WAIT = SECOND;
const LONGEST_WAIT = 5 * MINUTE;

/** Something else is wanted of it: what the open connection was asked for no longer holds. */
export function reconnect(connection: StreamConnection, now: Millis): void {
  connection.socket?.close();
  connection.socket = null;
  connection.state = { ...connection.state, nextAt: now };
}

/** One turn of one stream: opens it when it is due, takes what waits, stores it. */
export async function followStream(
  parts: StreamParts,
  connection: StreamConnection,
  stopping: () => boolean,
): Promise<void> {
  const { clock, ingest, contextOf } = parts;
  const { source } = connection;
  const { quietMs, maxFrameBytes } = source.stream;
  if (!connection.socket) {
    const now = clock.now();
    if (stopping() || connection.state.nextAt > now) return;
    const context = contextOf(source);
    const call = source.stream.call(connection.request, connection.mark, context, connection.attempt);
    const dial = (found: Call) => context.dial(found, { maxFrameBytes });
    connection.socket = call instanceof Promise ? dialLater(call, dial) : dial(call);
    Object.assign(connection, { openedAt: now, lastFrameAt: now, proven: false, unreadable: 0, ahead: 0 });
  }
  const { socket } = connection;
  const wanted = (post: Parameters<Ingest['matches']>[0]) => ingest.matches(post, connection.request.scope);
  let storedAt = clock.now();
  try {
    for (let slices = 0; slices < MAX_SLICES && !stopping(); slices++) {
      const frames = socket.take();
      if (frames.length === 0) break;
      const now = clock.now();
      for (const frame of frames) takeFrame(connection, frame, wanted, now);
      if (sizeOf(connection.buffer) >= BATCH || now - storedAt >= STORE_EVERY) {
        await storeReceived(parts, connection);
        storedAt = clock.now();
      }
      // The socket is read, and everybody else has a turn, between two slices.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (quietMs === null && socket.opened()) connection.proven = true;
    const ended = stopping() ? null : (socket.ended() ?? silence(connection, quietMs, clock.now()));
    if (isWorthKeeping(connection, clock.now(), ended !== null)) await storeReceived(parts, connection);
    if (!ended) return;
    if (ended.kind === 'malformed') countStuck(connection);
    await fail(parts, connection, ended);
  } catch (error) {
    // Nothing of the buffer is stored, and neither is its mark: the stream is read again from there.
    parts.log.error('stream failed', error, { source: source.id });
    resetToStored(connection);
    const detail = 'Reading it failed on our side; the log has the details.';
    await fail(parts, connection, new SourceError('down', detail, { cause: error }));
  }
}

function isWorthKeeping(
  { buffer, mark, state, proven }: StreamConnection,
  now: Millis,
  ended: boolean,
): boolean {
  if (sizeOf(buffer) > 0) return true;
  if (!proven) return false;
  const mends = state.failures > 0 || state.firstAt === null;
  const due = ended || now - (state.lastSuccessAt ?? 0) >= MARK_EVERY;
  return mends || (due && mark?.at !== state.coveredUntil);
}

function silence(connection: StreamConnection, quietMs: number | null, now: Millis): SourceError | null {
  if (quietMs === null || now - connection.lastFrameAt <= quietMs) return null;
  const { label } = connection.source;
  if (connection.ahead > 0)
    return new SourceError(
      'malformed',
      `${label} dates its posts ahead of the clock of this machine; one of the two is wrong.`,
    );
  if (connection.unreadable > 0)
    return new SourceError('malformed', `${label} sends frames that cannot be read.`);
  return new SourceError(
    'down',
    `${label} is connected, but has sent nothing for ${Math.round(quietMs / SECOND)} seconds.`,
  );
}

async function fail(
  { store, clock, log }: StreamParts,
  connection: StreamConnection,
  error: SourceError,
): Promise<void> {
  const now = clock.now();
  const { request, state: before } = connection;
  connection.socket?.close();
  connection.socket = null;
  connection.attempt = now - connection.openedAt >= HELD ? 1 : connection.attempt + 1;
  const counts = now - connection.countedAt >= request.everyMs;
  if (counts) connection.countedAt = now;
  const failed = afterFailure(
    counts ? before : { ...before, failures: Math.max(0, before.failures - 1) },
    request,
    error,
    now,
  );
  const passing = error.kind === 'down' || error.kind === 'malformed' || error.kind === 'limited';
  connection.state = passing ? { ...failed, nextAt: now + waitOf(connection, error, now) } : failed;
  log.warn('stream failed', { source: request.source, kind: error.kind, attempt: connection.attempt });
  await store.saveRequest(connection.state, []);
}

/** Doubles from a second, half to whole of it by chance, so that a server that comes back is not met by everybody at once. */
function waitOf({ attempt, request }: StreamConnection, error: SourceError, now: Millis): Millis {
  const wait = backOff(FIRST_WAIT, LONGEST_WAIT, attempt - 1);
  const byte = createHash('sha1')
    .update(`${requestId(request)} ${now}`)
    .digest()[0]!;
  return Math.max(Math.round(wait * (0.5 + (0.5 * byte) / 255)), waitAskedFor(error) ?? 0);
}
