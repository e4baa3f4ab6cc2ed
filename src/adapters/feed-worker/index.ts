import { availableParallelism } from 'node:os';
import { LRUCache } from 'lru-cache';
import { SourceError } from '../../config/errors.ts';
import { MAX_FEED_BYTES } from '../../listening/sources/feed/parse.ts';
import type { ParsedFeed } from '../../listening/sources/source.ts';
import { createReader, NotStarted, type Reader } from './reader.ts';
import { createTurns } from './turns.ts';
import type { FeedJob } from './wire.ts';

export interface FeedParser {
  /**
   * @param share who it is read for: each has its part of the workers, so that the feeds of one hold up nobody else's
   * @throws SourceError `malformed`, also for a feed that takes too much memory or time
   */
  parse(bytes: Uint8Array, contentType: string | null, url: string, share?: string): Promise<ParsedFeed>;
  close(): Promise<void>;
}

/** Measured: 5 MiB of text need less than 128 MB, 20,000 items less than 2 s. */
const HEAP_MB = 256;
const KILL_MS = 5_000;
/** Two at least, so that one feed never holds up all; each may take its memory, so only a few. */
const MIN_WORKERS = 2;
const MAX_WORKERS = 4;
/** Feeds remembered for having taken a worker down. */
const SUSPECTS = 1_000;

/**
 * Reads feeds in a few warm worker threads, so that a hostile one costs at most 256 MB and five seconds of a processor:
 * the thread is ended and the next feed gets a new one. A feed that has taken one down is read only beside others, never
 * together with another such.
 */
export function createFeedParser(
  options: { killMs?: number; heapMb?: number; workers?: number } = {},
): FeedParser {
  const workers = options.workers ?? Math.min(MAX_WORKERS, Math.max(MIN_WORKERS, availableParallelism()));
  const limits = { killMs: options.killMs ?? KILL_MS, heapMb: options.heapMb ?? HEAP_MB };
  const readers = Array.from({ length: workers }, () => createReader(limits));
  const free = [...readers];
  const turns = createTurns(workers);
  const suspects = new LRUCache<string, true>({ max: SUSPECTS });
  let closed = false;

  async function read(job: FeedJob): Promise<ParsedFeed> {
    if (closed) throw stopping();
    // The one that was free last is warm.
    const reader = free.pop()!;
    try {
      return await readWith(reader, job);
    } finally {
      free.push(reader);
    }
  }

  async function readWith(reader: Reader, job: FeedJob): Promise<ParsedFeed> {
    try {
      const answer = await reader.read(job);
      suspects.delete(job.url);
      if ('detail' in answer) throw new SourceError('malformed', answer.detail);
      return answer.feed;
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      if (closed) throw stopping();
      if (cause instanceof NotStarted)
        throw new SourceError('down', 'The reader for feeds could not start.', { cause });
      suspects.set(job.url, true);
      const { host } = new URL(job.url);
      throw new SourceError('malformed', `The feed of ${host} is too large or too tangled to be read.`, {
        cause,
      });
    }
  }

  return {
    parse(bytes, contentType, url, share = '') {
      if (bytes.byteLength > MAX_FEED_BYTES) {
        const { host } = new URL(url);
        return Promise.reject(new SourceError('malformed', `The feed of ${host} is longer than 5 MiB.`));
      }
      return turns.run(share, suspects.has(url), () => read({ bytes, contentType, url }));
    },
    async close() {
      closed = true;
      await Promise.all(readers.map((reader) => reader.end()));
      await turns.idle();
    },
  };
}

function stopping(): SourceError {
  return new SourceError('down', 'Earshot is stopping.');
}
