import { sourceVitals, type Vitals } from '../listening/series/vitals.ts';
import type { Clock, Millis } from '../listening/time.ts';
import type { Store } from '../store/store.ts';

/** Where a job stands; `since` is when it began, while it runs. */
export interface JobProgress {
  name: string;
  everyMs: number;
  lastOk: Millis | null;
  failures: number;
  since: Millis | null;
}

/** Reads how the bot is. @returns a function that throws when the database does not answer */
export function vitalsReader(parts: {
  store: Store;
  /** Where each job stands. */
  progress(): JobProgress[];
  clock: Clock;
}): () => Promise<Vitals> {
  const { store, clock } = parts;
  const startedAt = clock.now();
  return async () => {
    const now = clock.now();
    const { oldestDue, ...outbox } = await store.outboxCounts();
    return {
      at: now,
      uptimeMs: now - startedAt,
      jobs: parts.progress().map(({ name, everyMs, lastOk, failures, since }) => ({
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
