import { markedNumber } from '../../listening/alerts/alert.ts';
import { type ChannelRef, channelId } from '../../listening/channel.ts';
import { namedCards, withPlaces } from '../../messages/cards.ts';
import type { CardPlace, Message } from '../../messages/message.ts';
import type { Store } from '../../store/store.ts';
import { cardKeys } from './alert-cards.ts';

/** A message with the places of the cards that it names, as far as they stand in the home where it is shown. */
export async function placeCards(
  store: Store,
  workspaceId: string,
  message: Message,
  shownIn: ChannelRef,
): Promise<Message> {
  return withPlaces(message, await cardPlaces(store, workspaceId, namedCards(message), shownIn));
}

/** Where the cards of alerts stand, by the alerts' ids, as far as they stand in that home. */
export async function cardPlaces(
  store: Store,
  workspaceId: string,
  alertIds: readonly string[],
  shownIn: ChannelRef,
): Promise<Map<string, CardPlace>> {
  const places = new Map<string, CardPlace>();
  for (const id of alertIds) {
    const place = await placeOf(store, workspaceId, id, shownIn);
    if (place) places.set(id, place);
  }
  return places;
}

/** A card in the channel where it is asked for comes first; one in a direct message is there for one person only. */
async function placeOf(
  store: Store,
  workspaceId: string,
  alertId: string,
  { platform, home, channel }: ChannelRef,
): Promise<CardPlace | null> {
  const places = (await store.deliveriesWith(workspaceId, cardKeys(alertId)))
    .filter(({ state, sent }) => state === 'sent' && sent !== null)
    .map(({ sent }) => JSON.parse(sent!) as CardPlace)
    .filter(({ channel: at }) => at.platform === platform && at.home === home && !at.channel.startsWith('@'));
  return places.find(({ channel: at }) => at.channel === channel) ?? places[0] ?? null;
}

/** The alert whose card a message is, by its marked number. */
export async function alertShownAs(store: Store, { channel, id }: CardPlace): Promise<string | null> {
  for (const row of await store.deliveriesSentAs(channelId(channel), id)) {
    const { subject } = row.message;
    if (!subject || !('alert' in subject) || !row.key.startsWith(cardKeys(subject.id))) continue;
    const alert = await store.alert(row.workspaceId, subject.id);
    if (alert) return markedNumber(alert);
  }
  return null;
}
