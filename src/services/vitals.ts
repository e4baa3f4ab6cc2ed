import type { Scheduler } from '../jobs/scheduler.ts';
import { sourceVitals, type Vitals } from '../listening/series/vitals.ts';
import type { Clock } from '../listening/time.ts';
import type { Store } from '../store/store.ts';

/** Reads how the bot is. @returns a function that throws when the database does not answer */
export function vitalsReader(parts: {
  store: Store;
  scheduler: Pick<Scheduler, 'progress'>;
  clock: Clock;
}): () => Promise<Vitals> {
  const { store, scheduler, clock } = parts;
  const startedAt = clock.now();
  return async () => {
    const now = clock.now();
    const { oldestDue, ...outbox } = await store.outboxCounts();
    return {
      at: now,
      uptimeMs: now - startedAt,
      jobs: scheduler.progress().map(({ name, everyMs, lastOk, failures, since }) => ({
        name,
        everyMs,
        sinceOkMs: now - Math.max(lastOk ?? 0, startedAt),
        failures,
        runningMs: since === null ? null : now - since,
      })),
      sources: sourceVitals(await store.requestStates(), now),
      outbox: { ...outbox, oldestMs: oldestDue === null ? 0 : Math.max(0, now - oldestDue) },
    };
  };
}
