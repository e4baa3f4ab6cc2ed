import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import { SourceError } from '../../config/errors.ts';
import { MAX_FEED_BYTES } from '../../listening/sources/feed/parse.ts';
import type { ParsedFeed } from '../../listening/sources/source.ts';
import type { FeedAnswer, FeedJob } from './wire.ts';

export interface FeedParser {
  /** One feed at a time. @throws SourceError `malformed`, also for a feed that takes too much memory or time */
  parse(bytes: Uint8Array, contentType: string | null, url: string): Promise<ParsedFeed>;
  close(): Promise<void>;
}

/** Measured: 5 MiB of text need less than 128 MB, 20,000 items less than 2 s. */
const HEAP_MB = 256;
const KILL_MS = 5_000;
/** Loading the readers takes 0.3 s on an idle machine, 2 s on a busy one, which is no fault of the feed. */
const START_MS = 60_000;

interface Running {
  worker: Worker;
  ready: Promise<unknown>;
}

/**
 * Reads feeds in one warm worker thread, so that a hostile one costs at most 256 MB and five seconds and takes down
 * nothing: the thread is ended and the next feed gets a new one.
 */
export function createFeedParser(options: { killMs?: number; heapMb?: number } = {}): FeedParser {
  const killMs = options.killMs ?? KILL_MS;
  const heapMb = options.heapMb ?? HEAP_MB;
  let running: Running | null = null;
  let closed = false;
  const turns = new PQueue({ concurrency: 1 });

  function start(): Running {
    const worker = new Worker(new URL('./boot.mjs', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
      // Nothing of our environment: it holds keys, and the worker reads hostile text.
      env: { TZ: 'UTC' },
    });
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (running?.worker === worker) running = null;
    });
    return { worker, ready: nextMessage(worker, START_MS) };
  }

  async function read(job: FeedJob): Promise<ParsedFeed> {
    const { host } = new URL(job.url);
    if (closed) throw stopping();
    running ??= start();
    const { worker, ready } = running;
    worker.ref();
    try {
      await ready;
    } catch (cause) {
      await worker.terminate();
      throw closed ? stopping() : new SourceError('down', 'The reader for feeds could not start.', { cause });
    }
    try {
      const message = nextMessage(worker, killMs);
      worker.postMessage(job);
      const answer = (await message) as FeedAnswer;
      worker.unref();
      if ('detail' in answer) throw new SourceError('malformed', answer.detail);
      return answer.feed;
    } catch (cause) {
      if (cause instanceof SourceError) throw cause;
      await worker.terminate();
      if (closed) throw stopping();
      throw new SourceError('malformed', `The feed of ${host} is too large or too tangled to be read.`, {
        cause,
      });
    }
  }

  return {
    parse(bytes, contentType, url) {
      if (bytes.byteLength > MAX_FEED_BYTES) {
        const { host } = new URL(url);
        return Promise.reject(new SourceError('malformed', `The feed of ${host} is longer than 5 MiB.`));
      }
      return turns.add(() => read({ bytes, contentType, url }));
    },
    async close() {
      closed = true;
      await running?.worker.terminate();
      await turns.onIdle();
    },
  };
}

function stopping(): SourceError {
  return new SourceError('down', 'Earshot is stopping.');
}

/** Rejects when the worker fails or ends first, or after `ms` of real time. */
function nextMessage(worker: Worker, ms: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error('the worker is too slow'))), ms);
    const onMessage = (message: unknown) => settle(() => resolve(message));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = () => settle(() => reject(new Error('the worker has ended')));
    function settle(how: () => void): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      how();
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}
