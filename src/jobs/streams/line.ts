import type { RawPost } from '../../listening/mentions/mention.ts';
import { authorKey } from '../../listening/mentions/normalize.ts';
import type { RequestState } from '../../listening/series/health.ts';
import type { Json, Request } from '../../listening/sources/source.ts';
import { advance, type Mark, type Socket, type StreamSource } from '../../listening/sources/stream.ts';
import type { Millis } from '../../listening/time.ts';

/** What has been heard since the last batch: the few posts that somebody wants, and what must go. */
export interface Heap {
  /** By id: an edit takes the place of what it edits, a deletion takes it away. */
  posts: Map<string, RawPost>;
  gone: Set<string>;
  /** Author keys. */
  authors: Set<string>;
  gaps: { from: Millis; to: Millis }[];
}

/** One stream, held open. */
export interface Line {
  source: StreamSource;
  request: Request;
  /** As stored. */
  state: RequestState;
  socket: Socket | null;
  openedAt: Millis;
  /** When a frame last could be read and believed. */
  heardAt: Millis;
  /** Something of this connection could be read and believed. A connection alone proves nothing. */
  proven: boolean;
  /** Where the frames heard so far end; stored with the next batch. */
  mark: Mark | null;
  heap: Heap;
  /** Since it was opened: frames that said nothing we can use. */
  unreadable: number;
  ahead: number;
  /** Tries since the last connection that held. */
  attempt: number;
  /** Failures are told and shown by the minute, however fast it is tried again. */
  countedAt: Millis;
  /** Names and followers are not asked for before then. */
  enrichAt: Millis;
  /** How often it ended `malformed` at the same place: a frame that nobody can take must not hold it up for ever. */
  stuck: { at: Millis; times: number };
  /** Went past such a frame: the next mark ends a gap, however short. */
  skipping: boolean;
}

/** Ends at one place before the stream is taken up again from now. */
const MAX_STUCK = 3;

export function newLine(source: StreamSource, request: Request, state: RequestState): Line {
  return {
    source,
    request,
    state,
    socket: null,
    openedAt: 0,
    heardAt: 0,
    proven: false,
    mark: markOf(state.cursor),
    heap: newHeap(),
    unreadable: 0,
    ahead: 0,
    attempt: 0,
    countedAt: Number.NEGATIVE_INFINITY,
    enrichAt: 0,
    stuck: { at: 0, times: 0 },
    skipping: false,
  };
}

export function newHeap(): Heap {
  return { posts: new Map(), gone: new Set(), authors: new Set(), gaps: [] };
}

export function weightOf({ posts, gone, authors, gaps }: Heap): number {
  return posts.size + gone.size + authors.size + gaps.length;
}

/** Takes one frame in. `wanted` is asked of every post of the network, so it comes before anything else is done with it. */
export function hear(line: Line, frame: string, wanted: (post: RawPost) => boolean, now: Millis): void {
  const { heap, source } = line;
  const heard = source.stream.read(frame);
  if (heard.what === 'unreadable') {
    line.unreadable += 1;
    return;
  }
  const moved = advance(line.mark, heard.mark, line.skipping ? 0 : source.stream.quietMs, now);
  if (moved.ahead) line.ahead += 1;
  else Object.assign(line, { heardAt: now, proven: true });
  if (moved.mark !== line.mark) line.skipping = false;
  line.mark = moved.mark;
  if (moved.gap) heap.gaps.push(moved.gap);
  if (heard.what === 'post') {
    const { post, edited } = heard;
    if (wanted(post)) heap.posts.set(post.extId, post);
    // Its former text is no longer what they say, and nobody wants the new one.
    else if (edited) drop(heap, post.extId);
  } else if (heard.what === 'post-gone') drop(heap, heard.extId);
  else if (heard.what === 'author-gone') {
    heap.authors.add(authorKey(source.id, heard.author));
    for (const [extId, { author }] of heap.posts) if (author?.id === heard.author) heap.posts.delete(extId);
  }
}

/** Back to what is stored. */
export function forgetUnstored(line: Line): void {
  line.heap = newHeap();
  line.mark = markOf(line.state.cursor);
}

/** The stream ended `malformed`. The third time at one place, what stands there is given up. */
export function countStuck(line: Line): void {
  const at = line.mark?.at ?? 0;
  line.stuck = { at, times: line.stuck.at === at ? line.stuck.times + 1 : 1 };
  if (line.stuck.times < MAX_STUCK || !line.mark) return;
  line.mark = { cursor: null, at };
  line.skipping = true;
}

function drop(heap: Heap, extId: string): void {
  heap.posts.delete(extId);
  heap.gone.add(extId);
}

function markOf(cursor: Json): Mark | null {
  if (typeof cursor !== 'object' || cursor === null || Array.isArray(cursor)) return null;
  return typeof cursor.at === 'number' ? { cursor: cursor.cursor ?? null, at: cursor.at } : null;
}
