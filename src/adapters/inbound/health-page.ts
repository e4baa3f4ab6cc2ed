import { assessVitals, type Vitals } from '../../listening/series/vitals.ts';
import type { Respond } from './exchange.ts';

/** `/healthz`: 200 while the bot can do its work, 503 when it cannot. Names of jobs and sources, no address and no text. */
export function healthPage(vitals: Vitals): Respond {
  const { status, reasons } = assessVitals(vitals);
  const { jobs, platforms, sources, sentenceModel, outbox, uptimeMs } = vitals;
  const body = {
    status,
    reasons,
    uptimeSeconds: seconds(uptimeMs),
    jobs: jobs.map(({ name, sinceOkMs, failures, runningMs }) => ({
      name,
      secondsSinceSuccess: seconds(sinceOkMs),
      failures,
      ...(runningMs === null ? {} : { secondsRunning: seconds(runningMs) }),
    })),
    platforms: platforms.map(({ platform, state, cutOff }) => ({ platform, state, homesCutOff: cutOff })),
    sources: sources.map(({ source, requests, states, lagMs, failureRate, quotaLeft }) => ({
      source,
      requests,
      states,
      lagSeconds: lagMs === null ? null : seconds(lagMs),
      failureRate: Math.round(failureRate * 100) / 100,
      quotaLeft,
    })),
    sentenceModel,
    outbox: {
      waiting: outbox.waiting,
      sending: outbox.sending,
      oldestDueSeconds: seconds(outbox.oldestMs),
    },
  };
  return { status: status === 'failing' ? 503 : 200, body };
}

function seconds(ms: number): number {
  return Math.round(ms / 1_000);
}
