import type { DeliveryErrorKind, Permission } from '../../config/errors.ts';
import { type Channel, type ChannelRef, channelId } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import { channelPausedNotice } from '../../messages/notice.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, personId, requireOwner } from '../actor.ts';
import { notifyOwner } from '../deliveries/notify-elsewhere.ts';
import { followSchedule } from '../digests/follow-schedule.ts';

/** Why a channel cannot be posted to: `kind` and `lacks` in the words of the notice, `detail` for the audit. */
export interface PauseReason {
  reason: string;
  kind: DeliveryErrorKind;
  detail: string;
  lacks?: readonly Permission[];
}

/** Pauses a channel that cannot be posted to and notifies its owner once, where they can still be reached. */
export async function pauseChannel(
  store: Store,
  channel: Channel,
  { reason, kind, detail, lacks = [] }: PauseReason,
  now: Millis,
): Promise<void> {
  if (channel.paused) return;
  await store.saveChannel(
    { ...channel, paused: { since: now, reason } },
    {
      workspaceId: channel.workspaceId,
      at: now,
      person: 'bot',
      act: 'pause-channel',
      subject: channel.id,
      // The reason is said in the words of whoever reads it; the platform's own answer stays behind it.
      detail: detail === reason ? reason : `${reason}: ${detail}`,
    },
  );
  await notifyPaused(store, channel, kind, now, lacks);
}

/**
 * A person silences a channel, or lets it speak again (after a refusal, too).
 * @returns whether that changed anything
 * @throws UserError('not-allowed')
 */
export async function setChannelPaused(
  store: Store,
  actor: Actor,
  channel: Channel,
  paused: boolean,
): Promise<boolean> {
  if ((channel.paused !== null) === paused) return false;
  if (paused) requireOwner(actor, personId(channel.owner), channel);
  const after = { ...channel, paused: paused ? { since: actor.now, reason: 'asked' } : null };
  const act = paused ? 'pause-channel' : 'resume-channel';
  await store.saveChannel(after, auditRow(actor, act, channel.id, channel.name));
  await followSchedule(store, after, actor.now);
  return true;
}

/** A deleted channel goes; one that was archived, or that the bot was taken out of, waits until somebody resumes it. */
export async function channelRemoved(
  store: Store,
  ref: ChannelRef,
  reason: string,
  now: Millis,
): Promise<void> {
  const channel = (await store.allChannels()).find(({ id }) => id === channelId(ref));
  if (!channel) return;
  if (reason !== 'deleted') {
    const kind = reason === 'archived' ? 'no-channel' : 'not-allowed';
    return pauseChannel(store, channel, { reason, kind, detail: reason }, now);
  }
  const subscribed = (await store.subscriptions(channel.workspaceId)).some(
    ({ channelId: id }) => id === channel.id,
  );
  await store.removeChannel(ref);
  // Nobody misses a channel that got nothing.
  if (subscribed) await notifyPaused(store, channel, 'no-channel', now);
}

async function notifyPaused(
  store: Store,
  channel: Channel,
  kind: DeliveryErrorKind,
  now: Millis,
  lacks: readonly Permission[] = [],
): Promise<void> {
  const message = channelPausedNotice(channel, kind, lacks);
  await notifyOwner(store, channel, { key: `channel-paused:${channel.id}:${kind}:${now}`, message }, now);
}
