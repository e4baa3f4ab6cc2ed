import { mapCards } from '../messages/cards.ts';
import type { CardRun, Message } from '../messages/message.ts';

/** The message with a link for each alert whose card has an address, and the words of any other. */
export function linkCards(message: Message, addressOf: (card: CardRun) => string | undefined): Message {
  return mapCards(message, (card) => {
    const address = addressOf(card);
    return address === undefined ? card.text : { link: address, text: card.text };
  });
}
