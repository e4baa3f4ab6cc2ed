import type { ConnectionState } from '../adapters/platform.ts';
import type { PlatformName } from '../listening/channel.ts';
import { type RefinerVitals, sourceVitals, type Vitals } from '../listening/series/vitals.ts';
import { type Clock, type Millis, monotonic } from '../listening/time.ts';
import type { Store } from '../store/store.ts';

/** Where a job stands, by the monotonic clock: its last success since the start, and when it began, while it runs. */
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
  /** How each chat platform is connected. */
  connections?(): ReadonlyMap<PlatformName, ConnectionState>;
  /** How the sentence model is, and what waits for it. */
  refiner?(): Promise<RefinerVitals>;
  clock: Clock;
}): () => Promise<Vitals> {
  const { store, clock } = parts;
  const startedAt = monotonic(clock);
  return async () => {
    const now = clock.now();
    const passed = monotonic(clock);
    const { oldestDue, ...outbox } = await store.outboxCounts();
    const cutOff = (await store.holds()).filter(({ why }) => why === 'no-connection');
    return {
      at: now,
      uptimeMs: passed - startedAt,
      jobs: parts.progress().map(({ name, everyMs, lastOk, failures, since }) => ({
        name,
        everyMs,
        sinceOkMs: passed - (lastOk ?? startedAt),
        failures,
        runningMs: since === null ? null : passed - since,
      })),
      platforms: [...(parts.connections?.() ?? [])].map(([platform, { state }]) => ({
        platform,
        state,
        cutOff: cutOff.filter(({ scope }) => scope.startsWith(`${platform}:`)).length,
      })),
      sources: sourceVitals(await store.requestStates(), now),
      sentenceModel: (await parts.refiner?.()) ?? { state: 'off', read: 0, failures: 0, waiting: 0 },
      outbox: { ...outbox, oldestMs: oldestDue === null ? 0 : Math.max(0, now - oldestDue) },
    };
  };
}
