import cron from 'node-cron';
import type { Log } from '../config/log.ts';
import { backOff } from '../listening/back-off.ts';
import type { Clock, Millis } from '../listening/time.ts';
import { MINUTE } from '../listening/time.ts';
import { type Meter, NO_METER } from '../services/meter.ts';
import type { JobProgress } from '../services/vitals.ts';
import type { JobState, Store } from '../store/store.ts';

/** A piece of work that comes round. `run` may throw: it is counted, shown, and tried again later. */
export interface Job {
  name: string;
  everyMs: number;
  /** @param stopping aborted when the bot stops: whoever takes long ends soon */
  run(now: Millis, stopping?: AbortSignal): Promise<void>;
}

export interface Scheduler {
  /** Ticks every second until `stop`. */
  start(): void;
  /** Runs what is due now, in the order of the list, and waits for it. */
  tick(): Promise<void>;
  progress(): JobProgress[];
  /** Stops ticking and waits for the jobs under way. */
  stop(): Promise<void>;
}

/**
 * No wait is longer than its job's interval or this: once a full disk is mended, alerts go out within minutes. A due time
 * further away was written by a clock that ran ahead.
 */
const LONGEST_BACK_OFF = 5 * MINUTE;

/**
 * node-cron is only the ticker: due times live in the store, so that a restart neither forgets a job nor runs a missed
 * one many times. Jobs do not wait for each other; one that is still running is not started again.
 */
export async function createScheduler(parts: {
  store: Store;
  clock: Clock;
  jobs: Job[];
  log: Log;
  meter?: Meter;
}): Promise<Scheduler> {
  const { store, clock, jobs, log, meter = NO_METER } = parts;
  const states = new Map<string, JobState>();
  for (const state of await store.jobStates()) states.set(state.name, state);
  const running = new Map<string, { since: Millis; done: Promise<void> }>();

  const stateOf = (job: Job): JobState =>
    states.get(job.name) ?? {
      name: job.name,
      nextAt: 0,
      lastAt: null,
      lastOk: null,
      failures: 0,
      lastError: null,
    };

  const runJob = async (job: Job): Promise<void> => {
    const now = clock.now();
    const began = performance.now();
    const before = stateOf(job);
    let after: JobState;
    try {
      await job.run(now);
      after = {
        ...before,
        nextAt: now + job.everyMs,
        lastAt: now,
        lastOk: now,
        failures: 0,
        lastError: null,
      };
    } catch (error) {
      const failures = before.failures + 1;
      const longest = Math.max(job.everyMs, LONGEST_BACK_OFF);
      const wait = backOff(job.everyMs, longest, failures);
      log.error('job failed', error, { job: job.name, failures });
      const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
      after = { ...before, nextAt: now + wait, lastAt: now, failures, lastError };
    }
    meter.job(job.name, performance.now() - began, after.failures === 0);
    states.set(job.name, after);
    // A job that runs every second is not worth a write per second: only its failures and recoveries are.
    if (job.everyMs >= 60_000 || after.failures !== before.failures) {
      await store
        .saveJob(after)
        .catch((error: unknown) => log.error('job state not saved', error, { job: job.name }));
    }
  };

  const launch = (job: Job): Promise<void> => {
    const done = runJob(job).finally(() => running.delete(job.name));
    running.set(job.name, { since: clock.now(), done });
    return done;
  };

  const isDue = (job: Job): boolean => {
    const wait = stateOf(job).nextAt - clock.now();
    return wait <= 0 || wait > Math.max(job.everyMs, LONGEST_BACK_OFF);
  };
  const due = (): Job[] => jobs.filter((job) => !running.has(job.name) && isDue(job));

  const ticker = cron.createTask('* * * * * *', () => {
    for (const job of due()) void launch(job);
  });

  return {
    start: () => void ticker.start(),
    tick: async () => {
      for (const job of due()) await launch(job);
    },
    progress: () =>
      jobs.map((job) => {
        const { lastOk, failures } = stateOf(job);
        return {
          name: job.name,
          everyMs: job.everyMs,
          lastOk,
          failures,
          since: running.get(job.name)?.since ?? null,
        };
      }),
    stop: async () => {
      await ticker.destroy();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
