import type { ChatPlatform, SentRef } from '../adapters/platform.ts';
import { DeliveryError } from '../config/errors.ts';
import type { Log } from '../config/log.ts';
import type { Channel, PlatformName } from '../listening/channel.ts';
import { type Delivery, postTo } from '../listening/delivery.ts';
import { groupBy } from '../listening/group.ts';
import { holdOf, isStale } from '../listening/hold.ts';
import type { Clock } from '../listening/time.ts';
import { MINUTE } from '../listening/time.ts';
import { dayStart } from '../listening/zoned.ts';
import { replacedCard } from '../messages/alerts/replaced-card.ts';
import type { Message } from '../messages/message.ts';
import { catchUpNotice } from '../messages/notice.ts';
import type { AlertSubject } from '../messages/subject.ts';
import { type Meter, NO_METER } from '../services/collecting/meter.ts';
import type { OutboxRow, Store } from '../store/store.ts';
import { failed, PAUSED_WAIT, refused } from './deliver-failed.ts';
import type { Job } from './scheduler.ts';

/** Rows taken at once: at most one per channel, so this is how many channels are served side by side. */
const AT_ONCE = 20;

export interface DeliverParts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  clock: Clock;
  log: Log;
  meter?: Meter;
}

/** Sends what waits in the outbox, each key once, in order within a channel. */
export function deliverJob(parts: DeliverParts): Job {
  return {
    name: 'deliver',
    everyMs: 1_000,
    run: async () => {
      for (;;) {
        const rows = await parts.store.claimDue(parts.clock.now(), AT_ONCE);
        const done = await Promise.allSettled(rows.map((row) => deliver(parts, row)));
        // Only a store that cannot be written gets here: the job waits, and the others have had their turn.
        for (const one of done) if (one.status === 'rejected') throw one.reason;
        if (rows.length === 0 && !(await summarizeFolded(parts))) return;
      }
    },
  };
}

async function deliver(parts: DeliverParts, row: OutboxRow): Promise<void> {
  const channel = await parts.store.channel(row.workspaceId, row.channelId);
  try {
    await attempt(parts, row, channel);
  } catch (error) {
    await failed(parts, row, channel, error);
  }
}

async function attempt(parts: DeliverParts, row: OutboxRow, channel: Channel | null): Promise<void> {
  const { store, platforms, clock, log, meter = NO_METER } = parts;
  const now = clock.now();
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
    if (hold.what === 'fold') return store.defer(row.key, hold.why);
    if (hold.what === 'expire') return store.dropDelivery(row.key, 'expired');
  }
  const platform = platforms.get(row.to.platform);
  if (!platform)
    return store.postpone(row.key, now + 5 * MINUTE, `${row.to.platform} is not connected`, false);
  try {
    await send(parts, platform, row);
    meter.delivered(row.to.platform, row.purpose, 'sent');
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    meter.delivered(row.to.platform, row.purpose, error.kind);
    await refused(parts, row, channel, error);
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
      const { subject } = row.message;
      if (subject && 'alert' in subject && error.former)
        await store.enqueue([formerLine(row, root, error.former, subject)]);
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

function formerLine(
  row: OutboxRow,
  root: OutboxRow,
  address: string,
  subject: AlertSubject,
): Delivery<Message> {
  const { workspaceId, channelId, to, dueAt, severity, createdAt } = row;
  return {
    ...{ workspaceId, channelId, to, dueAt, severity, createdAt },
    key: `${row.key}:former`,
    kind: 'reply',
    root: root.key,
    message: replacedCard(address, subject, row.message.language),
    expiresAt: null,
    purpose: 'triage',
  };
}

/** One summary per channel for what was not told one by one, once the reason has passed. @returns whether any was made. */
async function summarizeFolded({ store, clock, log }: DeliverParts): Promise<boolean> {
  const now = clock.now();
  const byChannel = groupBy(await store.summarized(), (row) => row.channelId);
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
    const message = noticeOf(ready, channel, log);
    if (!message) {
      for (const { key } of ready) await store.failDelivery(key, null, 'its summary could not be made');
      continue;
    }
    const summary = {
      key: `catch-up:${id}:${ready[0]!.key}`,
      message,
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

/** null = a fault of ours, logged: what it would have told is given up, so that nothing else waits for it. */
function noticeOf(rows: readonly OutboxRow[], channel: Channel, log: Log): Message | null {
  try {
    return catchUpNotice(rows, channel);
  } catch (error) {
    log.error('summary not made', error, { channel: channel.id, of: rows.length });
    return null;
  }
}
