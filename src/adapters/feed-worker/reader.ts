import { availableParallelism, loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FeedAnswer, FeedJob } from './wire.ts';

/** Loading the readers takes 0.3 s on an idle machine, 2 s on a busy one, which is no fault of the feed. */
const START_MS = 60_000;

/** The worker could not even start: no feed is to blame. */
export class NotStarted extends Error {}

/** One worker thread that reads one feed after the other; after a feed that took it down, the next gets a new one. */
export interface Reader {
  /** @throws NotStarted; anything else when the feed took too much time or memory */
  read(job: FeedJob): Promise<FeedAnswer>;
  end(): Promise<void>;
}

export function createReader({ killMs, heapMb }: { killMs: number; heapMb: number }): Reader {
  let running: { worker: Worker; ready: Promise<unknown> } | null = null;

  function start(): { worker: Worker; ready: Promise<unknown> } {
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

  return {
    async read(job) {
      running ??= start();
      const { worker, ready } = running;
      worker.ref();
      try {
        await ready;
      } catch (cause) {
        await worker.terminate();
        throw new NotStarted('the worker has not started', { cause });
      }
      try {
        const message = nextMessage(worker, killMs * crowding());
        worker.postMessage(job);
        const answer = (await message) as FeedAnswer;
        worker.unref();
        return answer;
      } catch (cause) {
        await worker.terminate();
        throw cause;
      }
    },
    async end() {
      await running?.worker.terminate();
    },
  };
}

/** Most that a deadline is drawn out. */
const MAX_CROWDING = 4;

/** How many times longer everything takes while more wants to run than there are cores, which is no fault of a feed. */
function crowding(): number {
  const [lately = 0] = loadavg();
  return Math.min(MAX_CROWDING, Math.max(1, lately / availableParallelism()));
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
