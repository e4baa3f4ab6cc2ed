import { availableMemory } from 'node:process';
import { Worker } from 'node:worker_threads';
import {
  type SentenceModel,
  type SentenceState,
  VECTOR_WIDTH,
} from '../../listening/sentiment/sentence/model.ts';
import { nextMessage } from '../next-message.ts';
import type { SentenceAnswer, SentenceJob } from './wire.ts';

export type SentenceSwitch = 'auto' | 'on' | 'off';

/** Measured: the model takes 210 MB while it reads; the bot needs some for itself. */
const NEEDED_MB = 512;
/** Measured: 0.2 s on an idle machine, a few on a busy one. */
const START_MS = 60_000;
/** Texts in one go: fewer are slower, more hold up the end of the bot. */
const BATCH = 32;
/** Measured: a batch of the longest texts takes a second. */
const STALLED_MS = 60_000;
/** Its memory is given back when nothing was to be read for so long. */
const REST_MS = 10 * 60_000;
/** After a failure it is left alone, so much longer each time, up to the longest; memory is looked at again as rarely. */
const PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** How a worker is started, and how long it is waited for; other values are for tests. */
interface Parts {
  start?(): Worker;
  freeMb?(): number;
  stalledMs?: number;
  pauseMs?: number;
  restMs?: number;
}

/**
 * The sentence model in a thread of its own, loaded when the first text comes. What breaks it or holds it up ends that thread
 * only: it is counted, and the next texts get a new one after a pause.
 * @param wanted `auto`: where this process may still take 512 MB, by the limit of its container too
 */
export function createSentenceModel(wanted: SentenceSwitch, parts: Parts = {}): SentenceModel {
  const { start = startWorker, freeMb = freeMemory } = parts;
  const { stalledMs = STALLED_MS, pauseMs = PAUSE_MS, restMs = REST_MS } = parts;
  let state: SentenceState = wanted === 'off' ? 'off' : 'unused';
  let running: { worker: Worker; ready: Promise<unknown> } | null = null;
  let rest: NodeJS.Timeout | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let read = 0;
  let failures = 0;
  let inARow = 0;
  let pausedUntil = 0;
  let closed = false;

  const ensure = (): NonNullable<typeof running> => {
    if (running) return running;
    const worker = start();
    const started = { worker, ready: nextMessage(worker, START_MS) };
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (running === started) running = null;
    });
    running = started;
    return started;
  };

  const end = async (): Promise<void> => {
    if (rest) clearTimeout(rest);
    rest = null;
    const was = running;
    running = null;
    await was?.worker.terminate();
  };

  const isThere = (): boolean => {
    if (closed || wanted === 'off' || performance.now() < pausedUntil) return false;
    if (running || wanted === 'on' || freeMb() >= NEEDED_MB) return true;
    state = 'no-memory';
    pausedUntil = performance.now() + LONGEST_PAUSE_MS;
    return false;
  };

  const readBatch = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const { worker, ready } = ensure();
    worker.ref();
    await ready;
    const answer = nextMessage(worker, stalledMs);
    const job: SentenceJob = { texts };
    worker.postMessage(job);
    const { vectors } = (await answer) as SentenceAnswer;
    if (vectors.length !== texts.length * VECTOR_WIDTH) throw new Error('the worker answers something else');
    worker.unref();
    return texts.map((_, at) => vectors.slice(at * VECTOR_WIDTH, (at + 1) * VECTOR_WIDTH));
  };

  const readAll = async (texts: readonly string[]): Promise<Float32Array[] | null> => {
    if (!isThere()) return null;
    if (rest) clearTimeout(rest);
    try {
      const vectors: Float32Array[] = [];
      for (let from = 0; from < texts.length; from += BATCH)
        vectors.push(...(await readBatch(texts.slice(from, from + BATCH))));
      state = 'running';
      inARow = 0;
      read += texts.length;
      rest = setTimeout(() => {
        state = 'resting';
        void end();
      }, restMs).unref();
      return vectors;
    } catch (cause) {
      await end();
      if (closed) return null;
      state = 'failing';
      failures += 1;
      pausedUntil = performance.now() + Math.min(LONGEST_PAUSE_MS, pauseMs * 2 ** inARow);
      inARow += 1;
      throw cause;
    }
  };

  return {
    isThere,
    vectorsOf: (texts) => {
      const next = turn.then(() => readAll(texts));
      turn = next.catch(() => {});
      return next;
    },
    vitals: () => ({ state, read, failures }),
    close: async () => {
      closed = true;
      await end();
      await turn;
    },
  };
}

function startWorker(): Worker {
  // Nothing of our environment: it holds keys, and the worker reads hostile text.
  return new Worker(new URL('./sentence.mjs', import.meta.url), { execArgv: [], env: { TZ: 'UTC' } });
}

/** What this process may still take: of the machine, or of its container where that has a limit. */
function freeMemory(): number {
  return availableMemory() / 2 ** 20;
}
