import { groupBy } from '../group.ts';
import type { SentenceVitals } from '../sentiment/sentence/model.ts';
import { MINUTE, type Millis } from '../time.ts';
import { type HealthState, healthOf, type RequestState } from './health.ts';

/** The condition of the bot itself, with nothing of what it listens for. Durations are milliseconds. */
export interface Vitals {
  at: Millis;
  uptimeMs: number;
  jobs: JobVitals[];
  platforms: PlatformVitals[];
  sources: SourceVitals[];
  sentenceModel: RefinerVitals;
  outbox: { waiting: number; sending: number; sent: number; dropped: number; oldestMs: number };
}

/** How the sentence model is, and how many mentions wait for it. */
export interface RefinerVitals extends SentenceVitals {
  waiting: number;
}

interface JobVitals {
  name: string;
  everyMs: number;
  /** Since its last success, or since the start when it has had none. */
  sinceOkMs: number;
  failures: number;
  /** Since it began, when it is at work. */
  runningMs: number | null;
}

interface PlatformVitals {
  platform: string;
  /** `waiting` comes by itself, in time; for `refused` a person must act. */
  state: 'connected' | 'waiting' | 'refused';
  /** Homes that do not accept the bot. */
  cutOff: number;
}

/** All requests of one source together. */
export interface SourceVitals {
  source: string;
  requests: number;
  states: Record<HealthState, number>;
  /** The furthest that any request that is not stopped lags behind now; null before the first read. */
  lagMs: number | null;
  /** Failed part of the last tries, 0..1. */
  failureRate: number;
  /** The smallest quota that any request has left; null = no source says. */
  quotaLeft: number | null;
}

export type VitalsStatus = 'ok' | 'degraded' | 'failing';

/** A job this long without a success is stuck, whatever its rhythm. */
const STUCK = 10 * MINUTE;
/** A message due this long ago is not on its way. */
const OUTBOX_LATE = 15 * MINUTE;

export function sourceVitals(states: readonly RequestState[], now: Millis): SourceVitals[] {
  return [...groupBy(states, ({ source }) => source)].map(([source, requests]) => {
    const count: Record<HealthState, number> = { ok: 0, new: 0, late: 0, down: 0, stopped: 0 };
    for (const request of requests) count[healthOf(request, now)] += 1;
    const lags = requests.flatMap((state) =>
      state.coveredUntil === null || healthOf(state, now) === 'stopped'
        ? []
        : [Math.max(0, now - state.coveredUntil)],
    );
    const quotas = requests.flatMap(({ quotaLeft }) => quotaLeft ?? []);
    const tries = requests.map(({ recent }) => recent).join('');
    return {
      source,
      requests: requests.length,
      states: count,
      lagMs: lags.length > 0 ? Math.max(...lags) : null,
      failureRate: failureRate(tries),
      quotaLeft: quotas.length > 0 ? Math.min(...quotas) : null,
    };
  });
}

/** @param recent tries as `1` and `0` */
function failureRate(recent: string): number {
  return recent === '' ? 0 : [...recent].filter((outcome) => outcome === '0').length / recent.length;
}

/**
 * `failing`: the bot cannot do its work (a job is stuck or keeps failing), a restart may help. `degraded`: somebody else
 * does not answer (a source, a chat platform), or the sentence model breaks off, a restart does not help.
 */
export function assessVitals({ jobs, platforms, sources, sentenceModel, outbox }: Vitals): {
  status: VitalsStatus;
  reasons: string[];
} {
  const stuck = jobs
    .filter(({ everyMs, sinceOkMs }) => sinceOkMs > Math.max(STUCK, 3 * everyMs))
    .map(({ name }) => `job ${name} has not succeeded for too long`);
  const others = [
    ...platforms
      .filter(({ state }) => state !== 'connected')
      .map(({ platform }) => `${platform} is not connected`),
    ...platforms
      .filter(({ state, cutOff }) => state === 'connected' && cutOff > 0)
      .map(({ platform }) => `${platform} does not accept the bot everywhere`),
    ...sources
      .filter(({ states }) => states.down + states.stopped > 0)
      .map(({ source }) => `source ${source} does not answer everywhere`),
    ...(sentenceModel.state === 'failing' ? ['the sentence model breaks off'] : []),
    ...(outbox.oldestMs > OUTBOX_LATE ? ['messages wait for their platform'] : []),
  ];
  return {
    status: stuck.length > 0 ? 'failing' : others.length > 0 ? 'degraded' : 'ok',
    reasons: [...stuck, ...others],
  };
}
