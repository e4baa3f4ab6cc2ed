import type { ChatPlatform } from '../../adapters/platform.ts';
import { DeliveryError } from '../../config/errors.ts';
import type { Channel, PlatformName } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { type ChannelFault, channelFaultsNotice, keepsOut } from '../../messages/channel-fault.ts';
import type { Store } from '../../store/store.ts';

export interface CheckParts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, ChatPlatform>;
}

/** What keeps the bot out of a channel is said again after so long; anything else once, for as long as that is known. */
const AGAIN = 7 * DAY;

/** Looks at a channel, and notifies its owner of what keeps the bot from working there. */
export async function checkChannel(
  { store, platforms }: CheckParts,
  channel: Channel,
  now: Millis,
): Promise<void> {
  // Whoever chose a voice channel has read what that means.
  const faults = (await faultsOf(platforms, channel)).filter(({ what }) => what !== 'no-threads');
  if (faults.length === 0) return;
  const names = faults.map((fault) =>
    'lacks' in fault ? `${fault.what}=${fault.lacks.join('+')}` : fault.what,
  );
  const about = `channel-check:${channel.id}:${names.sort().join(',')};`;
  const last = (await store.deliveriesWith(channel.workspaceId, about)).at(-1);
  // A clock that was set back keeps nobody from hearing of it.
  if (last && (!faults.some(keepsOut) || Math.abs(now - last.createdAt) < AGAIN)) return;
  const key = last ? `${about}:${now}` : about;
  const { platform, home } = channel.ref;
  const notice = {
    key,
    to: { platform, home, channel: `@${channel.owner.id}` },
    message: channelFaultsNotice(channel, faults),
    expiresAt: null,
    purpose: 'notice',
  } as const;
  await store.enqueue([postTo(channel, notice, now)]);
}

async function faultsOf(
  platforms: CheckParts['platforms'],
  { ref }: Channel,
): Promise<readonly ChannelFault[]> {
  try {
    return (await platforms.get(ref.platform)?.preflight?.(ref)) ?? [];
  } catch (error) {
    // Not to be reached now: the next look is tomorrow's, and the outbox says what it meets before.
    if (error instanceof DeliveryError) return [];
    throw error;
  }
}
