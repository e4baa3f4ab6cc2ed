import type { Alert } from '../../listening/alerts/alert.ts';
import type { TriageClock } from '../../listening/alerts/triage-clock.ts';
import { laterDeadline } from '../../listening/alerts/triage-timers.ts';
import type { Channel } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import type { Hold, Store } from '../../store/store.ts';
import { type AlertCard, alertCards, clockOf } from './alert-cards.ts';
import { alertDeliveries } from './notify-alert.ts';

/** Stretches in which nobody could see an alert that are remembered of it. */
export const MAX_HIDDEN = 20;

/**
 * The clock of an open alert. It is noted where it stops because every channel that shows the alert is paused, or its
 * platform is out; and a
 * deadline that people could not have met is put off, on the card too.
 */
export async function keepClock(
  store: Store,
  before: Alert,
  channels: readonly Channel[],
  now: Millis,
  outages: readonly Hold[] = [],
): Promise<{ alert: Alert; clock: TriageClock }> {
  const cards = await alertCards(store, before);
  const hidden = hiddenOf(
    before,
    cards,
    channels.map((channel) => outOf(channel, outages)),
    now,
  );
  const noted = hidden ? { ...before, triage: { ...before.triage, hidden } } : before;
  const clock = clockOf(noted, cards, channels);
  const respondBy = laterDeadline(noted, clock);
  if (!hidden && respondBy === null) return { alert: before, clock };
  const version = before.version + 1;
  const triage = respondBy === null ? noted.triage : { ...noted.triage, respondBy };
  const alert = { ...noted, triage, version };
  const keyword = (await store.keywords(before.workspaceId)).find(({ id }) => id === before.keywordId);
  const cardsIn = cards.map(({ channelId }) => channelId);
  const deliveries =
    respondBy === null || !keyword
      ? []
      : alertDeliveries({ what: 'moved', alert, keyword, channels, now, lines: [], cardsIn });
  // Whoever was faster has changed the alert: it is looked at again at the next turn.
  const done = await store.commitAct([{ alert, expectedVersion: before.version }], [], deliveries);
  return { alert: done ? alert : before, clock };
}

/** A channel that an outage keeps everybody from counts as paused for as long. */
function outOf(channel: Channel, outages: readonly Hold[]): Channel {
  const { platform, home } = channel.ref;
  const outage = outages.find(({ scope }) => [channel.id, `${platform}:${home}`, platform].includes(scope));
  return outage && !channel.paused
    ? { ...channel, paused: { since: outage.since, reason: 'outage' } }
    : channel;
}

/** The stretches without anybody once more, when the last one has just begun or ended. */
function hiddenOf(
  { triage }: Alert,
  cards: readonly AlertCard[],
  channels: readonly Channel[],
  now: Millis,
): Alert['triage']['hidden'] | null {
  const sent = new Set(cards.filter(({ sentAt }) => sentAt !== null).map(({ channelId }) => channelId));
  if (sent.size === 0) return null;
  const showing = channels.filter(({ id }) => sent.has(id));
  const known = triage.hidden ?? [];
  const last = known.at(-1);
  const stopped = last !== undefined && last.to === null;
  const nobody = showing.every(({ paused }) => paused !== null);
  if (nobody === stopped) return null;
  if (stopped) return [...known.slice(0, -1), { from: last.from, to: now }];
  const from = Math.max(triage.since, ...showing.map(({ paused }) => paused?.since ?? now));
  return [...known, { from: showing.length > 0 ? from : now, to: null }].slice(-MAX_HIDDEN);
}
