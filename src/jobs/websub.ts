import { SourceError } from '../config/errors.ts';
import type { Log } from '../config/log.ts';
import type { RequestState } from '../listening/series/health.ts';
import { pushedPage } from '../listening/sources/feed/feed.ts';
import { type Hub, hubIn } from '../listening/sources/feed/hub.ts';
import {
  answerHub,
  asked,
  isSigned,
  newSubscription,
  type Subscription,
  subscribeForm,
} from '../listening/sources/inbound/websub.ts';
import type { SourceContext, Web } from '../listening/sources/source.ts';
import { type Clock, MINUTE, type Millis } from '../listening/time.ts';
import type { Store } from '../store/store.ts';
import type { Collector } from './collect.ts';
import type { Job } from './scheduler.ts';

/** Hubs asked in one turn. */
const AT_ONCE = 10;
/** Pushes of one feed in a minute; the rest waits for the safety poll. */
const PER_MINUTE = 30;

interface WebsubParts {
  store: Store;
  web: Web;
  clock: Clock;
  log: Log;
}

/**
 * Feeds by push (W3C WebSub): what asks the hubs, and the door that they come through.
 * @param parts `publicUrl`: address that the outside knows us by, without a slash at its end; null = no hub is asked
 * @param pushed hands a page to the collector as if the feed had been polled
 */
export function createWebsub(
  { publicUrl, ...parts }: WebsubParts & { publicUrl: string | null },
  pushed: Collector['pushed'],
  parseFeed: SourceContext['parseFeed'],
): { jobs: Job[]; door: WebsubDoor | null } {
  if (publicUrl === null) return { jobs: [], door: null };
  return { jobs: [websubJob(parts, publicUrl)], door: createDoor(parts, pushed, parseFeed) };
}

/** Asks the hubs of feeds that name one to push them, and again before each lease ends. */
function websubJob({ store, web, log }: WebsubParts, publicUrl: string): Job {
  return {
    name: 'websub',
    everyMs: MINUTE,
    run: async (now) => {
      const known = new Map((await store.subscriptionsToHubs()).map((one) => [one.feed, one]));
      const due: Subscription[] = [];
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
        await store.saveSubscriptionToHub(asked(subscription, now));
        await ask(web, subscription, `${publicUrl}/websub/${subscription.id}`, log);
      }
    },
  };
}

function hubOfFeed({ source, cursor, stopped }: RequestState): Hub | null {
  return source === 'feed' && !stopped ? hubIn(cursor) : null;
}

async function ask(web: Web, subscription: Subscription, callback: string, log: Log): Promise<void> {
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

interface Receipt {
  status: number;
  body: string;
  contentType: string;
}

export interface WebsubDoor {
  /** A hub asks whether we meant it. */
  verify(id: string, query: URLSearchParams): Promise<Receipt>;
  /** A hub pushes. What is not signed right is answered like the rest, and dropped (WebSub 8). */
  push(pushed: { hook: string; header(name: string): string; body: Uint8Array }): Promise<Receipt>;
}

function createDoor(
  { store, clock, log }: WebsubParts,
  pushed: Collector['pushed'],
  parseFeed: SourceContext['parseFeed'],
): WebsubDoor {
  const paces = new Map<string, { minute: Millis; count: number }>();
  return {
    verify: async (id, query) => {
      const subscription = await store.subscriptionToHub(id);
      const answer = subscription && answerHub(subscription, query, clock.now());
      if (!answer) return receipt(404, 'Nobody asked for this.');
      await store.saveSubscriptionToHub(answer.next);
      return receipt(200, answer.challenge ?? '');
    },

    push: async ({ hook, header, body }) => {
      const now = clock.now();
      const subscription = await store.subscriptionToHub(hook);
      if (!subscription?.leaseUntil || subscription.leaseUntil <= now)
        return receipt(410, 'This is no longer subscribed to.');
      if (tooMany(paces, hook, now)) return receipt(429, 'Too many pushes.');
      if (!isSigned(header('x-hub-signature'), subscription, body)) {
        log.warn('push of a hub not signed', { hub: new URL(subscription.hub).host });
        return receipt(202, '');
      }
      try {
        const type = header('content-type');
        const wanted = await pushed(subscription.feed, (request, state) =>
          pushedPage(request, state.cursor, body, type, { parseFeed }),
        );
        if (!wanted) return receipt(410, 'This is no longer subscribed to.');
        const current = (await store.subscriptionToHub(hook)) ?? subscription;
        await store.saveSubscriptionToHub({ ...current, pushedAt: clock.now() });
      } catch (error) {
        // A ping without a feed, or a feed we cannot read: the next poll will tell.
        if (!(error instanceof SourceError)) throw error;
        log.warn('push of a hub not read', { hub: new URL(subscription.hub).host, kind: error.kind });
      }
      return receipt(202, '');
    },
  };
}

function tooMany(paces: Map<string, { minute: Millis; count: number }>, id: string, now: Millis): boolean {
  const minute = Math.floor(now / MINUTE);
  const pace = paces.get(id);
  const count = pace?.minute === minute ? pace.count + 1 : 1;
  paces.set(id, { minute, count });
  return count > PER_MINUTE;
}

function receipt(status: number, body: string): Receipt {
  return { status, body, contentType: 'text/plain; charset=utf-8' };
}
