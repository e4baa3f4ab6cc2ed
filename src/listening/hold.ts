import { backOff } from './back-off.ts';
import type { Channel } from './channel.ts';
import type { Delivery } from './delivery.ts';
import { HOUR, MINUTE, type Millis } from './time.ts';
import { quietUntil } from './zoned.ts';

/** A mention that could not be sent for this long goes into a summary instead: after an outage, never the backlog. */
const STALE_MENTION = 15 * MINUTE;
/** More mentions than this at once become one summary. */
export const MENTIONS_AT_ONCE = 5;

export type Hold =
  | { what: 'send' }
  /** Not now: quiet hours. */
  | { what: 'hold'; until: Millis; why: string }
  /** Never by itself: counted in the channel's next catch-up summary. */
  | { what: 'fold'; why: 'budget' | 'stale' }
  /** Too old to be of use to anybody. */
  | { what: 'expire' };

/**
 * Whether an unasked message may go out now. Answers to people, triage and digests always may; severity 1 always may.
 * @param sentToday unasked messages this channel got since its local midnight
 */
export function holdOf(
  delivery: Pick<Delivery, 'kind' | 'purpose' | 'severity' | 'dueAt' | 'expiresAt' | 'createdAt'>,
  channel: Pick<Channel, 'quiet' | 'timeZone' | 'dailyBudget'>,
  now: Millis,
  sentToday: number,
): Hold {
  if (delivery.expiresAt !== null && now > delivery.expiresAt) return { what: 'expire' };
  const unasked =
    delivery.purpose === 'alert' || delivery.purpose === 'mention' || delivery.purpose === 'notice';
  if (!unasked || delivery.kind !== 'post' || delivery.severity === 1) return { what: 'send' };
  const until = channel.quiet ? quietUntil(now, channel.timeZone, channel.quiet) : null;
  if (until !== null) {
    return delivery.purpose === 'mention'
      ? { what: 'fold', why: 'stale' }
      : { what: 'hold', until, why: 'quiet hours' };
  }
  if (delivery.purpose === 'mention' && now - delivery.createdAt > STALE_MENTION)
    return { what: 'fold', why: 'stale' };
  if (delivery.purpose !== 'notice' && sentToday >= channel.dailyBudget)
    return { what: 'fold', why: 'budget' };
  return { what: 'send' };
}

/** A mention that has waited too long to be sent by itself. */
export function isStale(
  { purpose, createdAt }: Pick<Delivery, 'purpose' | 'createdAt'>,
  now: Millis,
): boolean {
  return purpose === 'mention' && now - createdAt > STALE_MENTION;
}

/**
 * Wait before a platform that does not answer is tried again: half a minute, doubling, five minutes at most. What it would
 * cost to ask more seldom is an alert that comes hours after the outage.
 */
export function outageDelay(tries: number): Millis {
  return backOff(MINUTE / 2, 5 * MINUTE, tries);
}

/** Wait before the next try of a delivery: a minute, doubling, six hours at most; what the platform asks wins when longer. */
export function retryDelay(attempts: number, askedMs: number | null): Millis {
  return Math.max(backOff(MINUTE, 6 * HOUR, attempts), askedMs ?? 0);
}
