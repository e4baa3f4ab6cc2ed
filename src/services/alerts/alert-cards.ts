import type { Alert } from '../../listening/alerts/alert.ts';
import type { Severity } from '../../listening/alerts/kinds/kind.ts';
import { type TriageClock, triageClock } from '../../listening/alerts/triage-clock.ts';
import type { Channel } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';

/** A card of an alert; `sentAt` is null while it waits. */
export interface AlertCard {
  channelId: string;
  sentAt: Millis | null;
}

/** With what the keys of an alert's cards begin. */
export function cardKeys(alertId: string): string {
  return `alert:${alertId}:card:`;
}

/** The cards of an alert, those left out that were given up. */
export async function alertCards(
  store: Store,
  { workspaceId, id }: Pick<Alert, 'workspaceId' | 'id'>,
): Promise<AlertCard[]> {
  const rows = await store.deliveriesWith(workspaceId, cardKeys(id));
  return rows
    .filter(({ state }) => state !== 'dropped')
    .map(({ channelId, state, sentAt }) => ({ channelId, sentAt: state === 'sent' ? sentAt : null }));
}

/** Ids of the channels that show a card of this alert. */
export async function cardsOf(store: Store, alert: Alert): Promise<string[]> {
  return (await alertCards(store, alert)).map(({ channelId }) => channelId);
}

/** The clock of an alert: that of the channels which show it, or will once its cards are sent. */
export function clockOf(
  { severity, triage }: Pick<Alert, 'severity' | 'triage'>,
  cards: readonly AlertCard[],
  channels: readonly Channel[],
): TriageClock {
  const sent = cards.filter(({ sentAt }) => sentAt !== null);
  const ids = new Set((sent.length > 0 ? sent : cards).map(({ channelId }) => channelId));
  const showing = channels.filter(({ id }) => ids.has(id));
  const open = showing.filter(({ paused }) => paused === null);
  return triageClock(
    open.length > 0 ? open : showing,
    severity,
    sent.length > 0 ? Math.min(...sent.map(({ sentAt }) => sentAt!)) : null,
    triage.hidden,
  );
}

/** The clock of an alert that is about to be raised: that of the channels which will show it, as soon as they may. */
export async function clockToBe(
  store: Store,
  { workspaceId, id }: Pick<Keyword, 'workspaceId' | 'id'>,
  severity: Severity,
): Promise<TriageClock> {
  const subscriptions = await store.subscriptions(workspaceId);
  const ids = new Set(
    subscriptions
      .filter(({ alerts, keywordId }) => alerts && keywordId === id)
      .map(({ channelId }) => channelId),
  );
  const channels = (await store.channels(workspaceId)).filter((channel) => ids.has(channel.id));
  return triageClock(channels, severity, null);
}
