import type { DeliveryError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { Channel } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import { retryDelay } from '../../listening/hold.ts';
import { type Clock, DAY, floorTo, MINUTE } from '../../listening/time.ts';
import { messageLostNotice } from '../../messages/notice.ts';
import type { OutboxRow, Store } from '../../store/store.ts';
import { pauseChannel } from '../channels/pause-channel.ts';

/** A paused channel keeps its waiting messages this long between looks. */
export const PAUSED_WAIT = 15 * MINUTE;
/** Faults of ours after which a message is given up: with the waits between them, some two hours. */
const MAX_FAILURES = 8;

interface Parts {
  store: Store;
  clock: Clock;
  log: Log;
}

/** The platform did not take a message: it waits, is tried again, is given up, or its channel is paused. */
export async function deliveryRefused(
  parts: Parts,
  row: OutboxRow,
  channel: Channel | null,
  error: DeliveryError,
): Promise<void> {
  const { store, clock, log } = parts;
  const now = clock.now();
  switch (error.kind) {
    case 'limited':
      return store.postpone(row.key, now + (error.retryAfterMs ?? retryDelay(0, null)), error.message);
    case 'down':
    case 'unknown':
    case 'unclear':
      return store.postpone(row.key, now + retryDelay(row.attempts, error.retryAfterMs), error.message);
    case 'no-message':
      return store.dropDelivery(row.key, 'the message it belongs to was deleted');
    case 'rejected':
      log.error('message rejected by the platform', error, { key: row.key });
      return giveUp(parts, row, channel, error.message);
    case 'no-channel':
    case 'not-allowed':
    case 'no-connection':
      if (row.to.channel.startsWith('@') && error.kind !== 'no-connection')
        return store.dropDelivery(row.key, 'this person cannot be written to');
      await store.postpone(row.key, now + PAUSED_WAIT, error.message);
      if (channel) {
        const { kind, message: detail, lacks } = error;
        await pauseChannel(store, channel, { reason: kind, kind, detail, lacks }, now);
      }
      return;
  }
}

/** A fault of ours: the message waits, longer each time, and is given up in the end; its channel goes on meanwhile. */
export async function deliveryFailed(
  parts: Parts,
  row: OutboxRow,
  channel: Channel | null,
  error: unknown,
): Promise<void> {
  const { store, clock, log } = parts;
  const failures = row.failures + 1;
  const detail = error instanceof Error ? error.message : String(error);
  if (failures === 1) log.error('delivery failed by a fault of ours', error, { key: row.key });
  else log.warn('delivery failed again', { key: row.key, failures });
  if (failures >= MAX_FAILURES) return giveUp(parts, row, channel, detail);
  await store.failDelivery(row.key, clock.now() + retryDelay(row.failures, null), detail);
}

/** Sets a message aside for good. The owner of its channel is notified, once a day at most. */
async function giveUp(
  { store, clock, log }: Parts,
  row: OutboxRow,
  channel: Channel | null,
  detail: string,
): Promise<void> {
  const now = clock.now();
  await store.failDelivery(row.key, null, detail);
  log.warn('delivery given up', { key: row.key });
  if (!channel || row.to.channel.startsWith('@')) return;
  const { platform, home } = channel.ref;
  const notice = {
    key: `message-lost:${channel.id}:${floorTo(now, DAY)}`,
    to: { platform, home, channel: `@${channel.owner.id}` },
    message: messageLostNotice(channel, row),
    expiresAt: null,
    purpose: 'notice',
  } as const;
  await store.enqueue([postTo(channel, notice, now)]);
}
