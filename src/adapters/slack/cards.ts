import { LRUCache } from 'lru-cache';
import { markedNumber } from '../../listening/alerts/alert.ts';
import type { Message } from '../../messages/message.ts';
import type { SentRef } from '../platform.ts';

const REMEMBERED = 1_000;

/** Which alert a thread is about, as far as its card was posted or edited since the start. */
export interface Cards {
  /** @returns whether it is the card of an alert: an answer in its thread is none */
  remember(sent: SentRef, message: Pick<Message, 'subject'>): boolean;
  /** Number of the alert whose card is `ts`, with its mark; null when that is not known (any more). */
  alertAt(home: string, channel: string, ts: string): string | null;
}

export function createCards(): Cards {
  const known = new LRUCache<string, string>({ max: REMEMBERED });
  return {
    remember: ({ channel: { home, channel, thread }, id }, { subject }) => {
      if (thread !== undefined || !subject || !('alert' in subject)) return false;
      const [first = id] = id.split('+');
      known.set(`${home}:${channel}:${first}`, markedNumber({ number: subject.alert, id: subject.id }));
      return true;
    },
    alertAt: (home, channel, ts) => known.get(`${home}:${channel}:${ts}`) ?? null,
  };
}
