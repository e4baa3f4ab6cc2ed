import type { ParsedFeed } from '../../listening/sources/source.ts';

/** One feed to read; the bytes are copied to the worker. */
export interface FeedJob {
  bytes: Uint8Array;
  contentType: string | null;
  url: string;
}

/** What the worker says to a job; before its first one it says `ready`. */
export type FeedAnswer = { feed: ParsedFeed } | { detail: string };
