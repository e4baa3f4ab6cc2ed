import { hasTimer } from '../../listening/alerts/triage-timers.ts';
import type { Channel } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import { HOUR, type Millis } from '../../listening/time.ts';
import { backNotice } from '../../messages/notice.ts';
import type { Store } from '../../store/store.ts';
import { cardsOf } from './alert-cards.ts';
import { MAX_HIDDEN } from './keep-clock.ts';

/** Who was away for less is not announced. */
const WORTH_A_NOTICE = HOUR;

/**
 * Nobody could act on alerts for a while: their clocks leave that time out, and each channel that shows open ones learns
 * once that the bot is back, before any timer of theirs goes on.
 * @param time `isLeap`: only the date of the machine went so far, which is announced to nobody
 * @param isBack of the channels that were cut off; alerts that others show as well went on
 */
export async function leaveOutAbsence(
  store: Store,
  workspaceId: string,
  time: { from: Millis; to: Millis; isLeap?: boolean },
  isBack: (channel: Channel) => boolean = () => true,
): Promise<void> {
  const { from, to, isLeap = false } = time;
  const channels = new Map((await store.channels(workspaceId)).map((channel) => [channel.id, channel]));
  const open = new Map<Channel, number>();
  for (const before of await store.alerts(workspaceId, { open: true })) {
    const showing = (await cardsOf(store, before)).flatMap((id) => channels.get(id) ?? []);
    const back = showing.filter(isBack);
    for (const channel of back) open.set(channel, (open.get(channel) ?? 0) + 1);
    const known = before.triage.hidden ?? [];
    // A stretch that has not ended holds this one, too.
    if (back.length < showing.length || known.at(-1)?.to === null || !hasTimer(before)) continue;
    const hidden = [...known, { from: Math.max(from, before.triage.since), to }].slice(-MAX_HIDDEN);
    const alert = { ...before, triage: { ...before.triage, hidden }, version: before.version + 1 };
    await store.commitAct([{ alert, expectedVersion: before.version }], [], []);
  }
  if (isLeap || to - from < WORTH_A_NOTICE) return;
  await store.enqueue(
    [...open]
      .filter(([{ paused }]) => !paused)
      .map(([channel, count]) => {
        const message = backNotice(channel, count, to - from);
        const key = `back:${channel.id}:${to}`;
        return postTo(channel, { key, message, expiresAt: null, purpose: 'notice' }, to);
      }),
  );
}
