import { postTo } from '../listening/delivery.ts';
import type { Clock } from '../listening/time.ts';
import { HOUR, MINUTE } from '../listening/time.ts';
import { lastDue } from '../listening/zoned.ts';
import { openItems } from '../messages/alerts/list.ts';
import { keywordsOf } from '../services/digests/read-digest.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Where a channel has no morning digest, its open items come at this time. */
const MORNING = '09:00';
/** Sent later after a downtime, the list would be wrong: it comes the next morning. */
const LATEST = 2 * HOUR;

/** Each morning, in the channel's own time: what is still open. Nothing open, nothing said. */
export function openItemsJob({ store, clock }: { store: Store; clock: Clock }): Job {
  // Sent, or nothing to send: not looked at again this morning.
  let done = new Set<string>();
  return {
    name: 'open-items',
    everyMs: MINUTE,
    run: async () => {
      const now = clock.now();
      const current = new Set<string>();
      for (const channel of await store.allChannels()) {
        if (channel.paused) continue;
        const due = lastDue(now, channel.timeZone, channel.digest.daily ?? MORNING, null);
        if (now - due > LATEST) continue;
        const key = `open:${channel.id}:${new Date(due).toISOString()}`;
        current.add(key);
        if (done.has(key) || (await store.delivery(key))) continue;
        const keywords = await keywordsOf(store, channel);
        const names = new Map(keywords.map((keyword) => [keyword.id, keyword.name]));
        const alerts = (await store.alerts(channel.workspaceId, { open: true })).filter(
          ({ keywordId, raisedAt }) => names.has(keywordId) && raisedAt < due,
        );
        const message = openItems(alerts, names, now, channel);
        if (!message) continue;
        const post = { key, message, expiresAt: now + LATEST, purpose: 'digest' } as const;
        await store.enqueue([postTo(channel, post, now)]);
      }
      done = current;
    },
  };
}
