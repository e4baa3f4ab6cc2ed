import type { ParsedFeed } from '../../listening/sources/source.ts';

/** One feed to read; the bytes are copied to the worker. */
export interface FeedJob {
  bytes: Uint8Array;
  contentType: string | null;
  url: string;
}

/** The worker's answer to a job; before its first job it sends `ready`. */
export type FeedAnswer = { feed: ParsedFeed } | { detail: string };
