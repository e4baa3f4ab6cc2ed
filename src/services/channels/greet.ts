import type { Channel, ChannelRef } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import { MINUTE } from '../../listening/time.ts';
import { greeting, type Meeting } from '../../messages/greeting.ts';
import { setUpNote } from '../../messages/set-up-note.ts';
import { askingZone } from '../../messages/time-zone.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, can, rulesFor } from '../actor.ts';
import { setChannelPaused } from './pause-channel.ts';
import { noteZoneAsked } from './settle-zone.ts';

/**
 * Answers somebody who installed, invited or mentioned the bot: once a minute and channel, however often that happens and
 * however often the platform says so. An invitation to a paused channel makes it speak there again; where a person has
 * paused it, that of somebody who might resume it.
 */
export async function greet(
  store: Store,
  actor: Actor,
  channel: Channel,
  to: ChannelRef,
  how: Exclude<Meeting, 'resumed' | 'returned'>,
): Promise<void> {
  const { now } = actor;
  const mayResume = channel.paused?.reason !== 'asked' || can(actor, 'set-up', channel);
  const resumed = how === 'invited' && mayResume && (await setChannelPaused(store, actor, channel, false));
  const returned = how === 'installed' && (await store.keywords(channel.workspaceId)).length > 0;
  const message = greeting(
    resumed ? 'resumed' : returned ? 'returned' : how,
    channel,
    setUpNote(channel.ref, rulesFor(actor, channel.ref), channel),
  );
  const asks = how !== 'mentioned' && channel.zoneAssumed === 'unasked';
  const delivery = postTo(
    { ...channel, ref: to },
    {
      key: `greeting:${channel.id}:${how}:${Math.floor(now / MINUTE)}`,
      message: asks ? askingZone(message, channel, channel) : message,
      expiresAt: null,
      purpose: 'answer',
    },
    now,
  );
  await store.enqueue([delivery]);
  if (asks) await noteZoneAsked(store, channel);
}
