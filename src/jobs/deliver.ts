import { type DeliveryParts, sendDelivery } from '../services/deliveries/send-delivery.ts';
import { summarizeDeliveries } from '../services/deliveries/summarize-deliveries.ts';
import type { Job } from './scheduler.ts';

/** Rows taken at once: at most one per channel, so this is how many channels are served side by side. */
const AT_ONCE = 20;

/** Sends what waits in the outbox, each key once, in order within a channel. */
export function deliverJob(parts: DeliveryParts): Job {
  return {
    name: 'deliver',
    everyMs: 1_000,
    run: async () => {
      for (;;) {
        const rows = await parts.store.claimDue(parts.clock.now(), AT_ONCE);
        const done = await Promise.allSettled(rows.map((row) => sendDelivery(parts, row)));
        // Only a store that cannot be written gets here: the job waits, and the others have had their turn.
        for (const outcome of done) if (outcome.status === 'rejected') throw outcome.reason;
        if (rows.length === 0 && !(await summarizeDeliveries(parts))) return;
      }
    },
  };
}
