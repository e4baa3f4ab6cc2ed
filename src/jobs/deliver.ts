import { MINUTE, type Millis, monotonic } from '../listening/time.ts';
import { type DeliveryParts, sendDelivery } from '../services/deliveries/send-delivery.ts';
import { summarizeDeliveries } from '../services/deliveries/summarize-deliveries.ts';
import type { Job } from './scheduler.ts';

/** Rows under way at once for each platform, one per channel: a platform that hangs takes no slot of another. */
const AT_ONCE = 20;
/** While some are under way, what has become due meanwhile is looked for this often, in milliseconds of real time. */
const LOOK_EVERY = 500;
/** A turn that goes on longer ends, in real time, for its success to be seen; what is under way goes on beside the next. */
const TURN = MINUTE / 2;
/** Longer than any platform call: a send that has not ended was lost by a bug. */
const LOST = 15 * MINUTE;
/** How long sends under way are waited for at the end, in real time. What has not ended is tried again at the next start. */
const FAREWELL = 3_000;

/** Sends what waits in the outbox, each key once, in order within a channel: a slot that is free takes the next due row. */
export function deliverJob(parts: DeliveryParts): Job {
  const { store, clock } = parts;
  const underWay = new Map<string, { since: Millis; done: Promise<void> }>();
  /** Only a store that cannot be written gets here: the job waits, and the others have had their turn. */
  let broken: { error: unknown } | null = null;

  /** @returns how many rows have been taken */
  const fill = async (): Promise<number> => {
    for (const [key, { since }] of underWay) if (monotonic(clock) - since > LOST) underWay.delete(key);
    const rows = await store.claimDue(clock.now(), AT_ONCE, new Set(underWay.keys()));
    for (const row of rows) {
      const send = { since: monotonic(clock), done: Promise.resolve() };
      send.done = sendDelivery(parts, row)
        .catch((error: unknown) => {
          broken = { error };
        })
        .finally(() => {
          if (underWay.get(row.key) === send) underWay.delete(row.key);
        });
      underWay.set(row.key, send);
    }
    return rows.length;
  };

  const sends = () => [...underWay.values()].map(({ done }) => done);

  return {
    name: 'deliver',
    everyMs: 1_000,
    run: async (_now, stopping) => {
      const end = performance.now() + TURN;
      for (;;) {
        if (stopping?.aborted) return void (await within(FAREWELL, Promise.all(sends())));
        const taken = await fill();
        if (broken) {
          const { error } = broken;
          broken = null;
          throw error;
        }
        if (taken > 0 || underWay.size > 0) {
          if (performance.now() > end) return;
          await within(LOOK_EVERY, Promise.race(sends()), stopping);
        } else if (!(await summarizeDeliveries(parts))) return;
      }
    },
  };
}

/** Resolves when the work is done, the time is over or the signal is aborted. */
async function within(ms: number, work: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    signal?.addEventListener('abort', end, { once: true });
    void work.finally(() => {
      signal?.removeEventListener('abort', end);
      end();
    });
  });
}
