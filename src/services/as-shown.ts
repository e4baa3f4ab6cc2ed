import type { ChannelRef } from '../listening/channel.ts';
import { referenceOf } from '../listening/mentions/reference.ts';
import type { Element, Message } from '../messages/message.ts';
import type { Store } from '../store/store.ts';
import { placeCards } from './alerts/card-places.ts';

/** A message as it is about to be shown: with the places of the cards and the references of the posts that it names. */
export async function asShown(
  store: Store,
  workspaceId: string,
  message: Message,
  shownIn: ChannelRef,
): Promise<Message> {
  const placed = await placeCards(store, workspaceId, message, shownIn);
  const elements: Element[] = [];
  for (const element of placed.elements) elements.push(await withReference(store, workspaceId, element));
  return { ...placed, elements };
}

async function withReference(store: Store, workspaceId: string, element: Element): Promise<Element> {
  if (element.kind !== 'mention' || !element.mention.post) return element;
  const row = await store.rowOf(workspaceId, element.mention.post.mention);
  return row === null ? element : { ...element, mention: { ...element.mention, ref: referenceOf(row) } };
}
