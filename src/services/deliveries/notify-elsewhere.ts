import type { Log } from '../../config/log.ts';
import type { Channel, HomeRef } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import { DAY, floorTo, type Millis } from '../../listening/time.ts';
import type { Message } from '../../messages/message.ts';
import { cutOffNotice } from '../../messages/notice.ts';
import type { OutboxRow, Store } from '../../store/store.ts';

interface Parts {
  store: Store;
  log: Log;
}

/** To the owner of a channel, in person. Where they cannot be reached, `notifyInstead` finds another way. */
export async function notifyOwner(
  store: Store,
  channel: Channel,
  notice: { key: string; message: Message },
  now: Millis,
): Promise<void> {
  const { platform, home } = channel.ref;
  const to = { platform, home, channel: `@${channel.owner.id}` };
  await store.enqueue([postTo(channel, { ...notice, to, expiresAt: null, purpose: 'notice' }, now)]);
}

/**
 * A notice that its person did not get goes to another channel of the workspace: of the same home where there is one,
 * else of another; at last to the channel that it is about. The log has its key in any case.
 */
export async function notifyInstead({ store, log }: Parts, row: OutboxRow, now: Millis): Promise<void> {
  if (row.purpose !== 'notice') return;
  const [instead] = waysFrom(await store.channels(row.workspaceId), row.channelId);
  log.warn('notice did not reach its person', {
    key: row.key,
    instead: instead?.id ?? 'nobody',
  });
  if (!instead) return;
  const notice = {
    key: `${row.key}:instead`,
    message: row.message,
    expiresAt: null,
    purpose: 'notice',
  } as const;
  await store.enqueue([postTo(instead, notice, now)]);
}

/** A home does not accept the bot: its workspace is notified wherever else it lives, once a day; the log always says so. */
export async function notifyCutOff(
  { store, log }: Parts,
  home: HomeRef,
  workspaceId: string,
  detail: string,
  now: Millis,
): Promise<void> {
  log.error('a platform does not accept the bot', detail, { platform: home.platform, home: home.home });
  const isHere = (other: HomeRef) => other.platform === home.platform && other.home === home.home;
  const elsewhere = (await store.channels(workspaceId)).find(({ paused, ref }) => !paused && !isHere(ref));
  if (!elsewhere) return;
  const name = (await store.homes(workspaceId)).find(isHere)?.name ?? home.home;
  const key = `cut-off:${home.platform}:${home.home}:${floorTo(now, DAY)}`;
  const message = cutOffNotice(elsewhere, { platform: home.platform, name });
  await store.enqueue([postTo(elsewhere, { key, message, expiresAt: now + DAY, purpose: 'notice' }, now)]);
}

/** Channels that may speak for another one, the nearest first. */
function waysFrom(channels: readonly Channel[], about: string): Channel[] {
  const own = channels.find(({ id }) => id === about);
  const distance = ({ id, ref }: Channel) =>
    id === about ? 2 : own && ref.platform === own.ref.platform && ref.home === own.ref.home ? 0 : 1;
  return channels.filter(({ paused }) => !paused).sort((a, b) => distance(a) - distance(b));
}
