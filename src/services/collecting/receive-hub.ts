import { SourceError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { RequestState } from '../../listening/series/health.ts';
import { pushedPage } from '../../listening/sources/feed/feed.ts';
import { answerHub, isSigned } from '../../listening/sources/inbound/websub.ts';
import type { Page, Request, SourceContext } from '../../listening/sources/source.ts';
import type { Clock } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { createPushPace } from './push-pace.ts';
import { shareOf } from './read-request.ts';

/** Pushes of one feed in a minute; the rest waits for the safety poll. */
const PER_MINUTE = 30;

/** Takes a page as if its feed had been polled. @returns false when nobody wants it */
export type TakePushed = (
  feed: string,
  pageOf: (request: Request, state: RequestState) => Promise<Page>,
) => Promise<boolean>;

interface Receipt {
  status: number;
  body: string;
  contentType: string;
}

interface HubReceiver {
  /** A hub asks whether we meant it. */
  verify(id: string, query: URLSearchParams): Promise<Receipt>;
  /** A hub pushes. What is not signed right is answered like the rest, and dropped (WebSub 8). */
  push(pushed: { hook: string; header(name: string): string; body: Uint8Array }): Promise<Receipt>;
}

/** Answers the hubs that push feeds. @param takePushed hands a page to the collector */
export function createHubReceiver(
  { store, clock, log }: { store: Store; clock: Clock; log: Log },
  takePushed: TakePushed,
  parseFeed: SourceContext['parseFeed'],
): HubReceiver {
  const paceOf = createPushPace(PER_MINUTE);
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
      if (paceOf(hook, now) > 0) return receipt(429, 'Too many pushes.');
      if (!isSigned(header('x-hub-signature'), subscription, body)) {
        log.warn('push of a hub not signed', { hub: new URL(subscription.hub).host });
        return receipt(202, '');
      }
      try {
        const type = header('content-type');
        const wanted = await takePushed(subscription.feed, (request, state) =>
          pushedPage(request, state.cursor, body, type, {
            parseFeed: (bytes, contentType, url) => parseFeed(bytes, contentType, url, shareOf(request)),
          }),
        );
        if (!wanted) return receipt(410, 'This is no longer subscribed to.');
        const current = (await store.subscriptionToHub(hook)) ?? subscription;
        await store.saveSubscriptionToHub({ ...current, pushedAt: clock.now() });
      } catch (error) {
        // A ping without a feed, or a feed we cannot read: the next poll decides.
        if (!(error instanceof SourceError)) throw error;
        log.warn('push of a hub not read', { hub: new URL(subscription.hub).host, kind: error.kind });
      }
      return receipt(202, '');
    },
  };
}

function receipt(status: number, body: string): Receipt {
  return { status, body, contentType: 'text/plain; charset=utf-8' };
}
