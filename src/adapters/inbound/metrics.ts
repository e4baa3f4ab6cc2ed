import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { assessVitals, type Vitals } from '../../listening/series/vitals.ts';

/** Reports of the jobs as they run; the shape of `Meter` in jobs, which an adapter may not import. */
interface Counting {
  job(name: string, ms: number, ok: boolean): void;
  collected(source: string, mentions: number): void;
  sourceFailed(source: string, kind: string): void;
  delivered(platform: string, purpose: string, outcome: string): void;
}

export interface Metrics {
  meter: Counting;
  /** A platform's request was turned away (forged, too old, repeated …). */
  refused(platform: string, why: string): void;
  contentType: string;
  /** The page for Prometheus, with the vitals of this moment. */
  page(vitals: Vitals): Promise<string>;
}

/** Labels are names from our own lists only: no keyword, author, address or workspace ever becomes one. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'earshot_' });
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `earshot_${name}`, help, labelNames, registers });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `earshot_${name}`, help, labelNames, registers });

  const mentions = counter('mentions_total', 'New mentions stored', ['source']);
  const reads = counter('source_reads_total', 'Reads of a source that came through', ['source']);
  const errors = counter('source_errors_total', 'Reads of a source that failed', ['source', 'kind']);
  const deliveries = counter('deliveries_total', 'Tries to send a message', [
    'platform',
    'purpose',
    'outcome',
  ]);
  const refusals = counter('requests_refused_total', 'Requests of a chat platform turned away', [
    'platform',
    'why',
  ]);
  const failures = counter('job_failures_total', 'Runs of a job that failed', ['job']);
  const durations = new Histogram({
    name: 'earshot_job_duration_seconds',
    help: 'Runs of a job',
    labelNames: ['job'],
    buckets: [0.01, 0.1, 0.5, 1, 5, 30, 120, 600],
    registers,
  });
  const healthy = gauge('healthy', '1 while the bot can do its work');
  const sinceOk = gauge('job_since_success_seconds', 'Time since the last success of a job', ['job']);
  const connected = gauge('platform_connected', '1 while a chat platform is connected', ['platform']);
  const cutOff = gauge('platform_homes_cut_off', 'Homes that do not accept the bot', ['platform']);
  const requests = gauge('source_requests', 'Requests of a source by state', ['source', 'state']);
  const lag = gauge('source_lag_seconds', 'The furthest that a request of a source lags behind', ['source']);
  const failureRates = gauge('source_failure_ratio', 'Failed part of the last tries', ['source']);
  const quota = gauge('source_quota_left', 'Smallest quota left', ['source']);
  const sentence = gauge('sentence_model', 'The sentence model: 1 for the state that it is in', ['state']);
  const unread = gauge('sentence_model_waiting', 'English posts that the sentence model has not read yet');
  const outbox = gauge('outbox_messages', 'Messages by state', ['state']);
  const oldest = gauge('outbox_oldest_due_seconds', 'How long the oldest waiting message is due');

  return {
    contentType: registry.contentType,
    meter: {
      job: (job, ms, ok) => {
        durations.observe({ job }, ms / 1_000);
        if (!ok) failures.inc({ job });
      },
      collected: (source, count) => {
        reads.inc({ source });
        mentions.inc({ source }, count);
      },
      sourceFailed: (source, kind) => errors.inc({ source, kind }),
      delivered: (platform, purpose, outcome) => deliveries.inc({ platform, purpose, outcome }),
    },
    refused: (platform, why) => refusals.inc({ platform, why }),
    page: (vitals) => {
      for (const gauge of [sinceOk, connected, cutOff, requests, lag, failureRates, quota, sentence, outbox])
        gauge.reset();
      healthy.set(assessVitals(vitals).status === 'failing' ? 0 : 1);
      for (const { name, sinceOkMs } of vitals.jobs) sinceOk.set({ job: name }, sinceOkMs / 1_000);
      for (const { platform, state, cutOff: homes } of vitals.platforms) {
        connected.set({ platform }, state === 'connected' ? 1 : 0);
        cutOff.set({ platform }, homes);
      }
      for (const { source, states, lagMs, failureRate, quotaLeft } of vitals.sources) {
        for (const [state, count] of Object.entries(states)) requests.set({ source, state }, count);
        if (lagMs !== null) lag.set({ source }, lagMs / 1_000);
        failureRates.set({ source }, failureRate);
        if (quotaLeft !== null) quota.set({ source }, quotaLeft);
      }
      sentence.set({ state: vitals.sentenceModel.state }, 1);
      unread.set(vitals.sentenceModel.waiting);
      for (const state of ['waiting', 'sending', 'sent', 'dropped'] as const)
        outbox.set({ state }, vitals.outbox[state]);
      oldest.set(vitals.outbox.oldestMs / 1_000);
      return registry.metrics();
    },
  };
}
