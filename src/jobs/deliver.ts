import type { ChatPlatform, SentRef } from '../adapters/platform.ts';
import { DeliveryError } from '../errors.ts';
import type { Channel, PlatformName } from '../listening/channel.ts';
import { postTo } from '../listening/delivery.ts';
import { groupBy } from '../listening/group.ts';
import { holdOf, isStale, retryDelay } from '../listening/hold.ts';
import type { Clock, Millis } from '../listening/time.ts';
import { MINUTE } from '../listening/time.ts';
import { dayStart } from '../listening/zoned.ts';
import type { Log } from '../log.ts';
import { catchUpNotice, channelPausedNotice } from '../messages/notice.ts';
import type { OutboxRow, Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

/** Rows taken at once: at most one per channel, so this is how many channels are served side by side. */
const AT_ONCE = 20;
/** A paused channel keeps its waiting messages this long between looks. */
const PAUSED_WAIT = 15 * MINUTE;

export interface DeliverParts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  clock: Clock;
  log: Log;
}

/** Sends what waits in the outbox, each key once, in order within a channel. */
export function deliverJob(parts: DeliverParts): Job {
  return {
    name: 'deliver',
    everyMs: 1_000,
    run: async () => {
      for (;;) {
        const rows = await parts.store.claimDue(parts.clock.now(), AT_ONCE);
        await Promise.all(rows.map((row) => deliver(parts, row)));
        if (rows.length === 0 && !(await summarizeFolded(parts))) return;
      }
    },
  };
}

async function deliver(parts: DeliverParts, row: OutboxRow): Promise<void> {
  const { store, platforms, clock, log } = parts;
  const now = clock.now();
  const channel = await store.channel(row.workspaceId, row.channelId);
  const direct = row.to.channel.startsWith('@');
  if (!channel && !direct) return store.dropDelivery(row.key, 'the channel is not known any more');
  if (channel?.paused && !direct) {
    if (row.expiresAt !== null && now > row.expiresAt)
      return store.dropDelivery(row.key, 'expired while the channel was paused');
    return store.postpone(row.key, now + PAUSED_WAIT, 'channel paused', false);
  }
  if (channel && !direct && !row.uncertain) {
    const sentToday = await store.sentSince(row.channelId, dayStart(now, channel.timeZone));
    const hold = holdOf(row, channel, now, sentToday);
    if (hold.what === 'hold') return store.postpone(row.key, hold.until, hold.why, false);
    if (hold.what === 'fold') return store.fold(row.key, hold.why);
    if (hold.what === 'expire') return store.dropDelivery(row.key, 'expired');
  }
  const platform = platforms.get(row.to.platform);
  if (!platform)
    return store.postpone(row.key, now + 5 * MINUTE, `${row.to.platform} is not connected`, false);
  try {
    await send(parts, platform, row);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    await refused(parts, row, channel, error, now);
    log.warn('delivery failed', { key: row.key, kind: error.kind, attempts: row.attempts });
  }
}

async function send({ store, clock }: DeliverParts, platform: ChatPlatform, row: OutboxRow): Promise<void> {
  const root = row.root === null ? null : await store.delivery(row.root);
  const rootRef = root?.sent ? (JSON.parse(root.sent) as SentRef) : null;
  if (row.kind === 'edit' && root && rootRef) {
    try {
      await platform.update(rootRef, row.message);
    } catch (error) {
      // A farewell to a message that is gone says nothing to anybody.
      if (!(error instanceof DeliveryError) || error.kind !== 'no-message' || row.message.pin === false)
        throw error;
      // Somebody deleted the card: a fresh one takes its place, and later edits and replies follow it.
      const fresh = await platform.send(row.to, row.message, row.key);
      await store.markSent(root.key, JSON.stringify(fresh), clock.now());
    }
    return store.markSent(row.key, JSON.stringify(rootRef), clock.now());
  }
  const to =
    row.kind === 'reply' && rootRef
      ? { ...rootRef.channel, thread: rootRef.channel.thread ?? rootRef.id }
      : row.to;
  const sent = await platform.send(to, row.message, row.key);
  await store.markSent(row.key, JSON.stringify(sent), clock.now());
}

async function refused(
  { store, log }: DeliverParts,
  row: OutboxRow,
  channel: Channel | null,
  error: DeliveryError,
  now: Millis,
): Promise<void> {
  switch (error.kind) {
    case 'limited':
      return store.postpone(row.key, now + (error.retryAfterMs ?? retryDelay(0, null)), error.message);
    case 'down':
    case 'unknown':
      return store.postpone(row.key, now + retryDelay(row.attempts, error.retryAfterMs), error.message);
    case 'no-message':
      return store.dropDelivery(row.key, 'the message it belongs to was deleted');
    case 'rejected':
      log.error('message rejected by the platform', error, { key: row.key });
      return store.dropDelivery(row.key, error.message);
    case 'no-channel':
    case 'not-allowed':
    case 'revoked':
      await store.postpone(row.key, now + PAUSED_WAIT, error.message);
      if (channel) await pauseChannel(store, channel, error, now);
      return;
  }
}

/** Pauses a channel that cannot be posted to and tells its owner once, where they can still be reached. */
async function pauseChannel(
  store: Store,
  channel: Channel,
  error: DeliveryError,
  now: Millis,
): Promise<void> {
  if (channel.paused) return;
  await store.saveChannel(
    { ...channel, paused: { since: now, reason: error.kind } },
    {
      workspaceId: channel.workspaceId,
      at: now,
      person: 'bot',
      act: 'pause-channel',
      subject: channel.id,
      detail: error.message,
    },
  );
  if (error.kind === 'revoked') return;
  const { platform, home } = channel.ref;
  const post = {
    key: `channel-paused:${channel.id}:${now}`,
    to: { platform, home, channel: `@${channel.owner.id}` },
    message: channelPausedNotice(channel, error.kind),
    expiresAt: null,
    purpose: 'notice',
  } as const;
  await store.enqueue([postTo(channel, post, now)]);
}

/** One summary per channel for what was not told one by one, once the reason has passed. @returns whether any was made. */
async function summarizeFolded({ store, clock }: DeliverParts): Promise<boolean> {
  const now = clock.now();
  const byChannel = groupBy(await store.folded(), (row) => row.channelId);
  let any = false;
  for (const [id, rows] of byChannel) {
    const channel = await store.channel(rows[0]!.workspaceId, id);
    if (!channel || channel.paused) continue;
    // One summary at a time: while the outage lasts, what comes later waits for the first one to get through.
    const waiting = await store.waiting(id);
    if (waiting.some((row) => row.key.startsWith('catch-up:') || isStale(row, now))) continue;
    const today = dayStart(now, channel.timeZone);
    // What the budget stopped is told the next day; what an outage or the night made stale, as soon as one may speak.
    const ready = rows.filter((row) => row.lastError !== 'budget' || row.createdAt < today);
    if (ready.length === 0) continue;
    const summary = {
      key: `catch-up:${id}:${ready[0]!.key}`,
      message: catchUpNotice(ready, channel),
      expiresAt: null,
      purpose: 'notice',
    } as const;
    await store.summarizeFolded(
      ready.map((row) => row.key),
      postTo(channel, summary, now),
    );
    any = true;
  }
  return any;
}
