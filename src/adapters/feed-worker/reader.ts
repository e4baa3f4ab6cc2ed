import { Worker } from 'node:worker_threads';
import { nextMessage } from '../next-message.ts';
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
        const answer = await inTime(worker, killMs, job);
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

/** On a machine with no processor to spare a deadline is drawn out, and by no more than this. */
const MOST_TIMES = 12;
/** Jobs that run in workers of this process: its processor time is theirs together. */
let atWork = 0;

/** The answer to a job. Rejects when the worker fails, or has had `ms` of a processor: waiting for one is no fault of a feed. */
async function inTime(worker: Worker, ms: number, job: FeedJob): Promise<FeedAnswer> {
  const begun = process.cpuUsage();
  atWork += 1;
  const message = nextMessage(worker, ms * MOST_TIMES);
  const look = setInterval(() => {
    const { user, system } = process.cpuUsage(begun);
    if ((user + system) / 1_000 >= ms * atWork) void worker.terminate();
  }, ms);
  worker.postMessage(job);
  try {
    return (await message) as FeedAnswer;
  } finally {
    clearInterval(look);
    atWork -= 1;
  }
}
