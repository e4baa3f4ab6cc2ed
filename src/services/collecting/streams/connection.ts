import type { RawPost } from '../../../listening/mentions/mention.ts';
import { authorKey } from '../../../listening/mentions/normalize.ts';
import type { RequestState } from '../../../listening/series/health.ts';
import type { Json, Request } from '../../../listening/sources/source.ts';
import {
  advance,
  type Socket,
  type StreamMark,
  type StreamSource,
} from '../../../listening/sources/stream.ts';
import type { Millis } from '../../../listening/time.ts';

/** Received since the last batch: the few posts that somebody wants, and what must go. */
export interface StreamBuffer {
  /** By id: an edit takes the place of what it edits, a deletion takes it away. */
  posts: Map<string, RawPost>;
  /** By id: edits that nobody wants, of posts that somebody may have wanted as they were. */
  unwanted: Map<string, RawPost>;
  gone: Set<string>;
  /** Author keys. */
  authors: Set<string>;
  gaps: { from: Millis; to: Millis }[];
}

/** One stream, held open or about to be opened again. */
export interface StreamConnection {
  source: StreamSource;
  request: Request;
  /** As stored. */
  state: RequestState;
  socket: Socket | null;
  openedAt: Millis;
  /** When a frame last could be read and believed. */
  lastFrameAt: Millis;
  /** Something of this connection could be read and believed. A connection alone proves nothing. */
  proven: boolean;
  /** Where the frames read so far end; stored with the next batch. */
  mark: StreamMark | null;
  buffer: StreamBuffer;
  /** Since it was opened: frames that said nothing we can use. */
  unreadable: number;
  ahead: number;
  /** Tries since the last connection that held. */
  attempt: number;
  /** Failures are counted by the minute, however fast it is tried again. */
  countedAt: Millis;
  /** How often it ended `malformed` at the same place: a frame that nobody can take must not hold it up for ever. */
  stuck: { at: Millis; times: number };
  /** Went past such a frame: the next mark ends a gap, however short. */
  skipping: boolean;
}

/** Ends at one place before the stream is taken up again from now. */
const MAX_STUCK = 3;

export function newConnection(source: StreamSource, request: Request, state: RequestState): StreamConnection {
  return {
    source,
    request,
    state,
    socket: null,
    openedAt: 0,
    lastFrameAt: 0,
    proven: false,
    mark: markOf(state.cursor),
    buffer: newBuffer(),
    unreadable: 0,
    ahead: 0,
    attempt: 0,
    countedAt: Number.NEGATIVE_INFINITY,
    stuck: { at: 0, times: 0 },
    skipping: false,
  };
}

export function newBuffer(): StreamBuffer {
  return { posts: new Map(), unwanted: new Map(), gone: new Set(), authors: new Set(), gaps: [] };
}

export function sizeOf({ posts, unwanted, gone, authors, gaps }: StreamBuffer): number {
  return posts.size + unwanted.size + gone.size + authors.size + gaps.length;
}

/** Takes one frame in. `wanted` is asked of every post of the network, so it comes before anything else is done with it. */
export function takeFrame(
  connection: StreamConnection,
  frame: string,
  wanted: (post: RawPost) => boolean,
  now: Millis,
): void {
  const { buffer, source } = connection;
  const content = source.stream.read(frame);
  if (content.what === 'unreadable') {
    connection.unreadable += 1;
    return;
  }
  const moved = advance(connection.mark, content.mark, connection.skipping ? 0 : source.stream.quietMs, now);
  if (moved.ahead) connection.ahead += 1;
  else Object.assign(connection, { lastFrameAt: now, proven: true });
  if (moved.mark !== connection.mark) connection.skipping = false;
  connection.mark = moved.mark;
  if (moved.gap) buffer.gaps.push(moved.gap);
  if (content.what === 'post') {
    const { post, edited } = content;
    const into = wanted(post) ? buffer.posts : edited ? buffer.unwanted : null;
    if (into === null) return;
    forget(buffer, post.extId);
    into.set(post.extId, edited ? { ...post, seenBefore: true } : post);
  } else if (content.what === 'post-gone') drop(buffer, content.extId);
  else if (content.what === 'author-gone') {
    buffer.authors.add(authorKey(source.id, content.author));
    for (const [extId, { author }] of [...buffer.posts, ...buffer.unwanted])
      if (author?.id === content.author) forget(buffer, extId);
  }
}

/** Back to what is stored. */
export function resetToStored(connection: StreamConnection): void {
  connection.buffer = newBuffer();
  connection.mark = markOf(connection.state.cursor);
}

/** The stream ended `malformed`. The third time at one place, what stands there is given up. */
export function countStuck(connection: StreamConnection): void {
  const at = connection.mark?.at ?? 0;
  connection.stuck = { at, times: connection.stuck.at === at ? connection.stuck.times + 1 : 1 };
  if (connection.stuck.times < MAX_STUCK || !connection.mark) return;
  connection.mark = { cursor: null, at };
  connection.skipping = true;
}

function drop(buffer: StreamBuffer, extId: string): void {
  forget(buffer, extId);
  buffer.gone.add(extId);
}

function forget(buffer: StreamBuffer, extId: string): void {
  buffer.posts.delete(extId);
  buffer.unwanted.delete(extId);
}

function markOf(cursor: Json): StreamMark | null {
  if (typeof cursor !== 'object' || cursor === null || Array.isArray(cursor)) return null;
  return typeof cursor.at === 'number' ? { cursor: cursor.cursor ?? null, at: cursor.at } : null;
}
