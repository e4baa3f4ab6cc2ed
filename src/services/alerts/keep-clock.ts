import type { Alert } from '../../listening/alerts/alert.ts';
import type { TriageClock } from '../../listening/alerts/triage-clock.ts';
import { laterDeadline } from '../../listening/alerts/triage-timers.ts';
import type { Channel } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { type AlertCard, alertCards, clockOf } from './alert-cards.ts';
import { alertDeliveries } from './notify-alert.ts';

/** Stretches in which nobody could see an alert that are remembered of it. */
const MAX_HIDDEN = 20;

/**
 * The clock of an open alert. It is noted where it stops because every channel that shows the alert is paused; and a
 * deadline that people could not have met is put off, on the card too.
 */
export async function keepClock(
  store: Store,
  before: Alert,
  channels: readonly Channel[],
  now: Millis,
): Promise<{ alert: Alert; clock: TriageClock }> {
  const cards = await alertCards(store, before);
  const hidden = hiddenOf(before, cards, channels, now);
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

/** The date has leapt ahead: nobody had that time to react in, so the clocks of open alerts leave it out. */
export async function leaveOutLeap(store: Store, from: Millis, to: Millis): Promise<void> {
  for (const { id: workspaceId } of await store.workspaces())
    for (const before of await store.alerts(workspaceId, { open: true })) {
      const known = before.triage.hidden ?? [];
      // Nobody sees it anyway: that stretch ends later.
      if (known.at(-1)?.to === null) continue;
      const hidden = [...known, { from, to }].slice(-MAX_HIDDEN);
      const alert = { ...before, triage: { ...before.triage, hidden }, version: before.version + 1 };
      await store.commitAct([{ alert, expectedVersion: before.version }], [], []);
    }
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
