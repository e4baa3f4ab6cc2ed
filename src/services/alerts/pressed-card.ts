import type { Alert } from '../../listening/alerts/alert.ts';
import { channelId } from '../../listening/channel.ts';
import type { PressedMessage } from '../../listening/delivery.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { cardKey } from './notify-alert.ts';

/**
 * A press shows where a card is. One whose delivery was never confirmed is found that way: it takes the place of what
 * waits to be sent. One that came beside the card that we know is a second copy.
 * @returns whether it is a second copy
 */
export async function pressedCard(
  store: Store,
  alert: Pick<Alert, 'id'>,
  pressed: PressedMessage,
  now: Millis,
): Promise<boolean> {
  const key = cardKey(alert, { id: channelId(pressed.channel) });
  if (!pressed.wasSentAs(key)) return false;
  const card = await store.delivery(key);
  if (!card || card.state === 'sending') return false;
  const { channel, id } = pressed;
  if (card.sent !== null) return (JSON.parse(card.sent) as { id: string }).id !== id;
  await store.markSent(key, JSON.stringify({ channel, id }), now);
  return false;
}
