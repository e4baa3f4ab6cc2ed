import type { StreamEvent, StreamMark } from '../stream.ts';
import { POSTS, postId, postOfRecord } from './post.ts';

/** The protocol of a Jetstream server. One today; the wire of 2026 (`subscribeEvents`, numbered events) can join it. */
export interface Wire {
  /** @param host `wss://…` without a path. @param from where to go on; null = from now on */
  address(host: string, from: StreamMark | null): string;
  read(frame: string): StreamEvent;
}

/** Longest frame asked for and accepted: a record may hold 2 MiB at most, a post's is a few kilobytes. */
export const MAX_JETSTREAM_FRAME_BYTES = 1024 * 1024;
/** Cursors are times; servers differ by moments, so a few seconds are read twice (README of bluesky-social/jetstream). */
const OVERLAP_US = 5_000_000;
const DID = /^did:[a-z]+:[\w.:%-]{1,240}$/;
const RKEY = /^[\w.~:-]{1,512}$/;
/** Account states after which nothing of the author may be kept (com.atproto.sync.subscribeRepos#account). */
const GONE = new Set(['deleted', 'takendown', 'suspended', 'deactivated']);

/** The `/subscribe` wire of Jetstream: JSON text frames, cursors in microseconds of Unix time, deletions included. */
export const v1: Wire = {
  address(host, from) {
    const query = new URLSearchParams({
      wantedCollections: POSTS,
      maxMessageSizeBytes: String(MAX_JETSTREAM_FRAME_BYTES),
    });
    if (typeof from?.cursor === 'number') query.set('cursor', String(Math.max(0, from.cursor - OVERLAP_US)));
    return `${host}/subscribe?${query}`;
  },
  read(frame) {
    let event: Event | null;
    try {
      event = JSON.parse(frame) as Event | null;
    } catch {
      return { what: 'unreadable' };
    }
    if (typeof event !== 'object' || event === null) return { what: 'unreadable' };
    const { did, time_us: time, kind, commit, account } = event;
    if (typeof did !== 'string' || !DID.test(did)) return { what: 'unreadable' };
    const mark =
      typeof time === 'number' && Number.isSafeInteger(time) && time > 0
        ? { cursor: time, at: Math.floor(time / 1000) }
        : null;
    if (kind === 'commit' && typeof commit === 'object' && commit !== null)
      return readCommit(did, commit, mark);
    if (kind === 'account' && typeof account === 'object' && account !== null) {
      const { active, status } = account;
      if (active === false && typeof status === 'string' && GONE.has(status))
        return { what: 'author-gone', mark, author: did };
    }
    return { what: 'nothing', mark };
  },
};

function readCommit(did: string, commit: Commit, mark: StreamMark | null): StreamEvent {
  const { operation, collection, rkey, record } = commit;
  if (collection !== POSTS) return { what: 'nothing', mark };
  if (typeof rkey !== 'string' || !RKEY.test(rkey)) return { what: 'unreadable' };
  if (operation === 'delete') return { what: 'post-gone', mark, extId: postId({ did, rkey }) };
  if (operation !== 'create' && operation !== 'update') return { what: 'nothing', mark };
  const post = postOfRecord({ did, rkey }, record, mark?.at ?? null);
  if (post) return { what: 'post', mark, post, edited: operation === 'update' };
  // An edit that takes every word away leaves nothing to keep.
  return operation === 'update'
    ? { what: 'post-gone', mark, extId: postId({ did, rkey }) }
    : { what: 'nothing', mark };
}

interface Event {
  did?: unknown;
  time_us?: unknown;
  kind?: unknown;
  commit?: Commit | null;
  account?: { active?: unknown; status?: unknown } | null;
}

interface Commit {
  operation?: unknown;
  collection?: unknown;
  rkey?: unknown;
  record?: unknown;
}
