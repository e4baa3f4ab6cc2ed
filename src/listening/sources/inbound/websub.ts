import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { backOff } from '../../back-off.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';

/** Lease that is asked for; hubs give what they like. */
const LEASE_SECONDS = (10 * DAY) / 1_000;
const SHORTEST_LEASE = HOUR;
const LONGEST_LEASE = 30 * DAY;
/** A hub that does not confirm is asked again, each time later. */
const FIRST_RETRY = 15 * MINUTE;
const LONGEST_RETRY = DAY;
/** Pushes that arrived within this time let polls be rare. */
const PUSHED_LATELY = 3 * DAY;

/** A feed that its hub pushes to us (W3C WebSub), from the first question on. */
export interface HubSubscription {
  /** Part of the callback's address that nobody can guess. */
  id: string;
  /** Key of the feed's request. */
  feed: string;
  hub: string;
  topic: string;
  secret: string;
  /** Asked, and not yet confirmed: the only time at which a confirmation is believed. */
  pending: boolean;
  /** Until when the hub pushes; null before it has confirmed. */
  leaseUntil: Millis | null;
  /** When to ask the hub the next time. */
  nextAt: Millis;
  failures: number;
  /** Last push with a good signature; null again when a poll finds what was not pushed. */
  pushedAt: Millis | null;
}

export function newSubscription(feed: string, hub: string, topic: string, now: Millis): HubSubscription {
  return {
    id: randomBytes(24).toString('hex'),
    feed,
    hub,
    topic,
    secret: randomBytes(32).toString('hex'),
    pending: false,
    leaseUntil: null,
    nextAt: now,
    failures: 0,
    pushedAt: null,
  };
}

/** The subscription once it has been asked for; it comes due again later each time that no confirmation follows. */
export function markRequested(subscription: HubSubscription, now: Millis): HubSubscription {
  const { failures } = subscription;
  const wait = backOff(FIRST_RETRY, LONGEST_RETRY, failures);
  return { ...subscription, pending: true, failures: failures + 1, nextAt: now + wait };
}

/** The form that a hub wants (WebSub 5.1). */
export function subscribeForm({ topic, secret }: HubSubscription, callback: string): string {
  return new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.callback': callback,
    'hub.secret': secret,
    'hub.lease_seconds': String(LEASE_SECONDS),
  }).toString();
}

/**
 * The subscription after a hub's question at the callback (WebSub 5.3). It is confirmed only when it is about the topic that was
 * asked for, and was asked for: otherwise anybody could have us served with feeds we do not want.
 * @returns null when the answer must be 404; `challenge` null when there is nothing to echo
 */
export function answerHub(
  subscription: HubSubscription,
  query: URLSearchParams,
  now: Millis,
): { next: HubSubscription; challenge: string | null } | null {
  if (query.get('hub.topic') !== subscription.topic) return null;
  const mode = query.get('hub.mode');
  // A hub may end it whenever it likes (WebSub 5.2).
  if (mode === 'denied')
    return {
      next: { ...subscription, pending: false, leaseUntil: null, nextAt: now + DAY },
      challenge: null,
    };
  const challenge = query.get('hub.challenge');
  if (mode !== 'subscribe' || !subscription.pending || !challenge || challenge.length > 2_000) return null;
  const seconds = Number(query.get('hub.lease_seconds'));
  const leaseMs = seconds > 0 ? seconds * 1_000 : LEASE_SECONDS * 1_000;
  const lease = Math.min(LONGEST_LEASE, Math.max(SHORTEST_LEASE, leaseMs));
  const renewAt = now + Math.round(lease * 0.8);
  return {
    next: { ...subscription, pending: false, failures: 0, leaseUntil: now + lease, nextAt: renewAt },
    challenge,
  };
}

/** `X-Hub-Signature: sha256=…` over the raw body, by one of the methods of WebSub 8. */
export function isSigned(header: string, { secret }: HubSubscription, body: Uint8Array): boolean {
  const [, method, hex] = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i.exec(header.trim()) ?? [];
  if (!method || !hex) return false;
  const right = createHmac(method.toLowerCase(), secret).update(body).digest();
  const received = Buffer.from(hex, 'hex');
  return received.length === right.length && timingSafeEqual(received, right);
}

/** While a hub proves by its pushes that it works, the feed is polled for safety only. */
export function isPushed({ leaseUntil, pushedAt }: HubSubscription, now: Millis): boolean {
  return leaseUntil !== null && leaseUntil > now && pushedAt !== null && now - pushedAt < PUSHED_LATELY;
}
