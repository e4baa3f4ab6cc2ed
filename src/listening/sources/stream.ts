import type { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { MINUTE, type Millis } from '../time.ts';
import type { Json, Request, SourceContext, SourceInfo } from './source.ts';

/** One connection, as it is asked for. */
export interface Call {
  /** `wss://…`; a plain `ws://` only where the operator allows a private address. */
  url: string;
  headers?: Readonly<Record<string, string>>;
  protocols?: readonly string[];
  /** Text frames to send once it is open, in this order. */
  send?: readonly string[];
}

/**
 * An open connection (`adapters/web/socket.ts`). Frames wait in it, a few megabytes at most; then it reads no further
 * until some are taken, so that a slow store slows the sender instead of filling the memory.
 */
export interface Socket {
  /** The frames that wait, oldest first, at most about 256 KiB of them; [] when none wait just now. */
  take(): string[];
  /** Whether the other side has accepted it. */
  opened(): boolean;
  /** Why it is over, once every frame that came before has been taken; null while it lasts. */
  ended(): SourceError | null;
  close(): void;
}

export interface StreamContext extends SourceContext {
  /** Never throws and returns at once: a failure shows in `ended`. `maxFrameBytes`: a longer frame ends it (`malformed`). */
  dial(call: Call, limits: { maxFrameBytes: number }): Socket;
}

/** Where in its stream a frame stands. */
export interface StreamMark {
  /** The place that the server is given to go on from here. */
  cursor: Json;
  /** The server's own time of the frame. */
  at: Millis;
}

/** The content of one frame. `mark` is null when the frame does not say where it stands. */
export type StreamEvent =
  | {
      what: 'post';
      mark: StreamMark | null;
      post: RawPost /** It replaces an earlier text. */;
      edited: boolean;
    }
  | { what: 'post-gone'; mark: StreamMark | null; extId: string }
  /** Everything that this author ever wrote must go (account deleted, deactivated, taken down). */
  | { what: 'author-gone'; mark: StreamMark | null; author: string }
  /** Signs of life, likes, identities. */
  | { what: 'nothing'; mark: StreamMark | null }
  | { what: 'unreadable' };

export interface AuthorProfile {
  id: string;
  name: string | null;
  followers: number | null;
  /** They ask that their posts are not shown in public. */
  withdrawn: boolean;
}

/** A place that sends a stream of frames. Its functions are pure but for `authors` and a `call` that must ask; the socket is the job's. */
export interface StreamSource extends SourceInfo {
  stream: {
    /** Longest frame worth reading, in bytes. */
    maxFrameBytes: number;
    /** A stream that says nothing for so long is dead and is opened again; null where silence is usual. Milliseconds. */
    quietMs: number | null;
    /**
     * @param from where the stored posts end; null = from now on
     * @param attempt 0 for the first try, then counted up while tries fail: a source with several servers takes the next
     * @throws SourceError as a rejection, when the address has to be asked for
     */
    call(
      request: Request,
      from: StreamMark | null,
      context: SourceContext,
      attempt: number,
    ): Call | Promise<Call>;
    /** Never throws, whatever the frame. */
    read(frame: string): StreamEvent;
    /** What the frames leave out of their authors: asked for when their posts are stored, so that nothing waits for it. */
    authors?: {
      /** Most ids of one question. */
      atOnce: number;
      /** @throws SourceError */
      lookUp(ids: readonly string[], context: SourceContext): Promise<AuthorProfile[]>;
    };
  };
}

export function isStream(source: SourceInfo): source is StreamSource {
  return 'stream' in source;
}

/** Frames dated further ahead than this say that a clock is wrong: they must not move the cursor over what is still to come. */
const MAX_AHEAD = 5 * MINUTE;

export interface Advance {
  mark: StreamMark | null;
  /** A stretch that the server passed over: its memory is shorter than our absence, or it was away itself. */
  gap: { from: Millis; to: Millis } | null;
  /** The frame is dated too far ahead of our clock to be believed. */
  ahead: boolean;
}

/**
 * Where the stream stands after a frame. Marks that go back are replays and change nothing. A step of more than
 * `jumpMs` is a gap: the stream is never quiet for so long (null = it may be).
 */
export function advance(
  before: StreamMark | null,
  mark: StreamMark | null,
  jumpMs: number | null,
  now: Millis,
): Advance {
  if (mark === null) return { mark: before, gap: null, ahead: false };
  if (mark.at > now + MAX_AHEAD) return { mark: before, gap: null, ahead: true };
  if (before === null) return { mark, gap: null, ahead: false };
  if (mark.at <= before.at) return { mark: before, gap: null, ahead: false };
  const jumped = jumpMs !== null && mark.at - before.at > jumpMs;
  return { mark, gap: jumped ? { from: before.at, to: mark.at } : null, ahead: false };
}
