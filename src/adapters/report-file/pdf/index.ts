import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Log } from '../../../config/log.ts';
import type { Chart } from '../../../messages/message.ts';
import type { ReportDocument } from '../../../messages/reports/document.ts';
import { createPrintRenderer } from '../../chart-image/print.ts';
import { nextMessage } from '../../next-message.ts';
import type { ReportLook } from '../look.ts';
import type { PdfAnswer, PdfJob, PdfState } from './wire.ts';

/** Measured: half a second on an idle machine, some on a busy one. */
const START_MS = 30_000;
/** Measured: a tenth of a second for five pages, two seconds for the longest that are let through. */
const SLOWEST_MS = 20_000;
/** Its memory, some 200 MB, is given back when nothing was to be set for so long. */
const REST_MS = 5 * 60_000;
/** Measured: of each long report it keeps some 5 MB for good. Then another one begins, which takes half a second. */
const MOST_REPORTS = 25;

/** How a worker is started, and how long it is waited for; other values are for tests. */
interface Parts {
  start?(): ChildProcess;
  onStart?(worker: ChildProcess): void;
  slowestMs?: number;
  restMs?: number;
  mostReports?: number;
}

export interface PdfWriter {
  /**
   * @returns null where PDFs cannot be made on this machine, for a package is not installed
   * @throws Error when it takes too long or cannot be set
   */
  write(document: ReportDocument, look: ReportLook): Promise<Uint8Array | null>;
  /** Those that wait are refused, what is under way is broken off. */
  close(): Promise<void>;
}

interface Running {
  worker: ChildProcess;
  state: Promise<unknown>;
}

/**
 * Sets reports as PDF, one at a time, in a process of its own: what sets them cannot be stopped from within (a thread that is
 * terminated goes on until it is done), takes memory that it keeps, and reads texts of strangers.
 */
export function createPdfWriter({ log }: { log: Log }, parts: Parts = {}): PdfWriter {
  const {
    start = startWorker,
    onStart,
    slowestMs = SLOWEST_MS,
    restMs = REST_MS,
    mostReports = MOST_REPORTS,
  } = parts;
  const draw = createPrintRenderer();
  let running: Running | null = null;
  let done = 0;
  let missing = false;
  let closed = false;
  let rest: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const ensure = (): Running => {
    if (running) return running;
    const worker = start();
    onStart?.(worker);
    const started = { worker, state: nextMessage(worker, START_MS) };
    // While an answer is waited for a timer keeps the bot, else nothing of this does.
    worker.unref();
    worker.channel?.unref();
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (running === started) running = null;
    });
    running = started;
    done = 0;
    return started;
  };

  const end = async (): Promise<void> => {
    clearTimeout(rest);
    const was = running;
    running = null;
    if (!was?.worker.pid || was.worker.exitCode !== null || was.worker.signalCode !== null) return;
    const gone = once(was.worker, 'exit');
    was.worker.kill('SIGKILL');
    await gone;
  };

  const set = async (job: PdfJob): Promise<Uint8Array | null> => {
    if (missing) return null;
    if (closed) throw new Error('the bot ends');
    clearTimeout(rest);
    const made = await answerTo(job).catch(async (error: unknown) => {
      await end();
      throw error;
    });
    if (made === null) {
      missing = true;
      log.info('reports are sent as HTML: what makes PDFs is not installed');
      await end();
      return null;
    }
    done += 1;
    if (done >= mostReports) await end();
    else rest = setTimeout(() => void end(), restMs).unref();
    if ('failure' in made) throw new Error(made.failure);
    return made.pdf;
  };

  const answerTo = async (job: PdfJob): Promise<PdfAnswer | null> => {
    const { worker, state } = ensure();
    if ((await state) === ('missing' satisfies PdfState)) return null;
    const answer = nextMessage(worker, slowestMs);
    worker.send(job);
    return (await answer) as PdfAnswer;
  };

  return {
    write: (document, look) => {
      const next = turn.then(() => set({ document, charts: chartsOf(document).map(draw), look }));
      turn = next.catch(() => {});
      return next;
    },
    close: async () => {
      closed = true;
      await end();
      await turn;
    },
  };
}

function chartsOf({ sections }: ReportDocument): Chart[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
}

function startWorker(): ChildProcess {
  return fork(fileURLToPath(new URL('./pdf.mjs', import.meta.url)), {
    execArgv: [],
    // Nothing of our environment: it holds keys, and the worker reads texts of strangers.
    env: { TZ: 'UTC' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
