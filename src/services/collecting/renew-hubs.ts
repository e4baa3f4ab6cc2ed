import { SourceError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { RequestState } from '../../listening/series/health.ts';
import { type Hub, hubIn } from '../../listening/sources/feed/hub.ts';
import {
  type HubSubscription,
  markRequested,
  newSubscription,
  subscribeForm,
} from '../../listening/sources/inbound/websub.ts';
import type { Web } from '../../listening/sources/source.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** Hubs asked in one turn. */
const AT_ONCE = 10;

/**
 * Asks the hubs of feeds that name one to push them (W3C WebSub), and again before each lease ends.
 * @param publicUrl address that the outside knows the bot by, without a slash at its end
 */
export async function renewHubs(
  { store, web, log }: { store: Store; web: Web; log: Log },
  publicUrl: string,
  now: Millis,
): Promise<void> {
  const known = new Map(
    (await store.subscriptionsToHubs()).map((subscription) => [subscription.feed, subscription]),
  );
  const due: HubSubscription[] = [];
  for (const state of await store.requestStates()) {
    const hub = hubOfFeed(state);
    if (!hub) continue;
    const before = known.get(state.key);
    const same = before?.hub === hub.hub && before.topic === hub.topic;
    if (same) known.delete(state.key);
    const subscription = same ? before : newSubscription(state.key, hub.hub, hub.topic, now);
    if (subscription.nextAt <= now) due.push(subscription);
  }
  // Feeds that nobody wants any more, and hubs that were changed: a push to these is answered with 410.
  for (const { id } of known.values()) await store.dropSubscriptionToHub(id);
  for (const subscription of due.slice(0, AT_ONCE)) {
    // Stored before it is asked: the hub may come back before its answer does.
    await store.saveSubscriptionToHub(markRequested(subscription, now));
    await ask(web, subscription, `${publicUrl}/websub/${subscription.id}`, log);
  }
}

function hubOfFeed({ source, cursor, error }: RequestState): Hub | null {
  return source === 'feed' && error?.kind !== 'gone' ? hubIn(cursor) : null;
}

async function ask(web: Web, subscription: HubSubscription, callback: string, log: Log): Promise<void> {
  try {
    await web.fetch(subscription.hub, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: subscribeForm(subscription, callback),
      maxBytes: 64 * 1024,
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    log.warn('hub refused', { hub: new URL(subscription.hub).host, kind: error.kind });
  }
}
