import { setTimeout as sleep } from 'node:timers/promises';
import cron from 'node-cron';
import type { Log } from '../config/log.ts';
import { backOff } from '../listening/back-off.ts';
import { type Clock, HOUR, MINUTE, type Millis, monotonic } from '../listening/time.ts';
import { leaveOutAbsence } from '../services/alerts/back-again.ts';
import { setBackWithDigests } from '../services/digests/set-back-digests.ts';
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
  /** Stops ticking, tells the jobs under way and waits for them, some seconds at most. */
  stop(): Promise<void>;
}

/**
 * No wait is longer than its job's interval or this: once a full disk is mended, alerts go out within minutes. A due time
 * further away was written by a clock that ran ahead.
 */
const LONGEST_BACK_OFF = 5 * MINUTE;

/** A clock that goes back by less is only set right; by more, and it had run ahead. */
const SET_BACK = MINUTE / 2;
/** A bot that did not run for so long was away: a restart is shorter. */
const ABSENCE = HOUR;
/** How long jobs under way are waited for at the end: what they store is stored whole or not at all. */
const FAREWELL_MS = 4_000;

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
  /** By the monotonic clock. */
  const succeededAt = new Map<string, Millis>();
  const stopping = new AbortController();
  let seen = { at: clock.now(), passed: monotonic(clock) };
  /** By how much the date has leapt since the start, all leaps together. */
  let leapt = 0;
  let begun = false;
  const ranUntil = Math.max(...[...states.values()].map(({ lastAt }) => lastAt ?? 0), 0);

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
      await job.run(now, stopping.signal);
      succeededAt.set(job.name, monotonic(clock));
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
    running.set(job.name, { since: monotonic(clock), done });
    return done;
  };

  /** Time in which nobody could act: the date has leapt over it, or the bot did not run. */
  const leaveOut = async (time: { from: Millis; to: Millis; isLeap: boolean }): Promise<void> => {
    for (const { id } of await store.workspaces()) await leaveOutAbsence(store, id, time);
  };

  /** What a clock that ran ahead has stored is moved back with it, before any job sees it. */
  const followClock = async (): Promise<void> => {
    const [now, passed] = [clock.now(), monotonic(clock)];
    if (!begun) {
      begun = true;
      if (ranUntil > 0 && now - ranUntil > ABSENCE)
        await leaveOut({ from: ranUntil, to: now, isLeap: false });
    }
    const leap = now - seen.at - (passed - seen.passed);
    const back = seen.at - now;
    if (back > SET_BACK) {
      log.warn('the clock was set back', {
        from: new Date(seen.at).toISOString(),
        to: new Date(now).toISOString(),
      });
      await setBackWithDigests(store, { from: seen.at, to: now, wasAhead: leapt > SET_BACK });
      for (const [name, state] of states) states.set(name, { ...state, nextAt: Math.min(state.nextAt, now) });
    }
    if (leap > SET_BACK) await leaveOut({ from: now - leap, to: now, isLeap: true });
    if (Math.abs(leap) > SET_BACK) leapt += leap;
    seen = { at: now, passed };
  };

  const isDue = (job: Job): boolean => {
    const wait = stateOf(job).nextAt - clock.now();
    return wait <= 0 || wait > Math.max(job.everyMs, LONGEST_BACK_OFF);
  };
  const due = (): Job[] => jobs.filter((job) => !running.has(job.name) && isDue(job));

  let turning = false;
  const turn = async (): Promise<void> => {
    if (turning || stopping.signal.aborted) return;
    turning = true;
    try {
      await followClock();
      for (const job of due()) void launch(job);
    } catch (error) {
      log.error('the clock was not followed', error);
    } finally {
      turning = false;
    }
  };
  // A tick that a busy process missed is made up for by the next: nobody needs to read of it.
  const say = (message: string | Error) => log.debug('ticker', { text: String(message) });
  const logger = { debug: say, info: say, warn: say, error: say };
  const ticker = cron.createTask('* * * * * *', turn, { logger });

  return {
    start: () => void ticker.start(),
    tick: async () => {
      await followClock();
      for (const job of due()) await launch(job);
    },
    progress: () =>
      jobs.map((job) => {
        return {
          name: job.name,
          everyMs: job.everyMs,
          lastOk: succeededAt.get(job.name) ?? null,
          failures: stateOf(job).failures,
          since: running.get(job.name)?.since ?? null,
        };
      }),
    stop: async () => {
      stopping.abort();
      await ticker.destroy();
      const patience = sleep(FAREWELL_MS, 'late', { ref: false });
      const ended = Promise.all([...running.values()].map(({ done }) => done));
      if ((await Promise.race([ended, patience])) === 'late')
        log.warn('stopped before all jobs have ended', { jobs: [...running.keys()].join(' ') });
    },
  };
}
