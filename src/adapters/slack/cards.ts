import { LRUCache } from 'lru-cache';
import { markedNumber } from '../../listening/alerts/alert.ts';
import type { Message } from '../../messages/message.ts';
import { linkCards, namedCards } from '../card-links.ts';
import type { SentRef } from '../platform.ts';
import type { Addresses } from './addresses.ts';

const REMEMBERED = 1_000;

/** Where the cards of alerts stand, as far as they were posted or edited since the start. */
export interface Cards {
  /** @returns whether it is the card of an alert: an answer in its thread is none */
  remember(sent: SentRef, message: Pick<Message, 'subject'>): boolean;
  /** Number of the alert whose card is `ts`, with its mark; null when that is not known (any more). */
  alertAt(home: string, channel: string, ts: string): string | null;
  /** The message with links to the cards that it names. */
  linked(message: Message, home: string): Promise<Message>;
}

export function createCards(addressOf: Addresses): Cards {
  const alerts = new LRUCache<string, string>({ max: REMEMBERED });
  const places = new LRUCache<string, { channel: string; ts: string }>({ max: REMEMBERED });
  return {
    remember: ({ channel: { home, channel, thread }, id }, { subject }) => {
      if (thread !== undefined || !subject || !('alert' in subject)) return false;
      const [ts = id] = id.split('+');
      alerts.set(`${home}:${channel}:${ts}`, markedNumber({ number: subject.alert, id: subject.id }));
      // A card in a direct message is there for one person only.
      if (!channel.startsWith('@')) places.set(`${home}:${subject.id}`, { channel, ts });
      return true;
    },
    alertAt: (home, channel, ts) => alerts.get(`${home}:${channel}:${ts}`) ?? null,
    linked: async (message, home) => {
      const addresses = new Map<string, string>();
      for (const id of new Set(namedCards(message))) {
        const place = places.get(`${home}:${id}`);
        const address = place && (await addressOf(home, place.channel, place.ts));
        if (address) addresses.set(id, address);
      }
      return linkCards(message, (id) => addresses.get(id));
    },
  };
}
