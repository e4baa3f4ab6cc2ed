import { namedPlaces } from '../../messages/cards.ts';
import type { Message } from '../../messages/message.ts';
import { linkCards } from '../card-links.ts';
import type { SentRef } from '../platform.ts';
import type { Addresses } from './addresses.ts';

/** Whether a message that was sent or edited is the card of an alert: an answer in its thread is none. */
export function isCard({ channel: { thread } }: SentRef, { subject }: Pick<Message, 'subject'>): boolean {
  return thread === undefined && subject !== undefined && 'alert' in subject;
}

/** A message with links to the cards that it names. */
export type LinkedCards = (message: Message) => Promise<Message>;

export function createLinkedCards(addressOf: Addresses): LinkedCards {
  return async (message) => {
    const addresses = new Map<string, string>();
    for (const { channel: at, id } of namedPlaces(message)) {
      const [ts = id] = id.split('+');
      const address = at.platform === 'slack' ? await addressOf(at.home, at.channel, ts) : null;
      if (address) addresses.set(id, address);
    }
    return linkCards(message, ({ at }) => at && addresses.get(at.id));
  };
}
