import type { ChatPlatform, SentRef } from '../../adapters/platform.ts';
import { DeliveryError } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import type { Channel, PlatformName } from '../../listening/channel.ts';
import type { Delivery } from '../../listening/delivery.ts';
import { holdOf } from '../../listening/hold.ts';
import type { ReportFile } from '../../listening/reports/report-file.ts';
import type { Clock } from '../../listening/time.ts';
import { dayStart } from '../../listening/zoned.ts';
import { replacedCard } from '../../messages/alerts/replaced-card.ts';
import type { Message } from '../../messages/message.ts';
import { fileGone, withFileMade } from '../../messages/reports/file-message.ts';
import type { AlertSubject } from '../../messages/subject.ts';
import type { OutboxRow, Store } from '../../store/store.ts';
import { asShown } from '../as-shown.ts';
import { type Meter, NO_METER } from '../meter.ts';
import { type MakeReport, makeRequested } from '../reports/make-report.ts';
import { deliveryFailed, deliveryRefused, holdPaused, holdUnconnected } from './failed-delivery.ts';

export interface DeliveryParts {
  store: Store;
  platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  clock: Clock;
  log: Log;
  meter?: Meter;
  /** Makes the files that messages ask for; left out where none does. */
  makeReport?: MakeReport;
}

/** Sends one waiting message, or says in the outbox why it waits or goes no further. */
export async function sendDelivery(parts: DeliveryParts, row: OutboxRow): Promise<void> {
  const channel = await parts.store.channel(row.workspaceId, row.channelId);
  try {
    await attempt(parts, row, channel);
  } catch (error) {
    await deliveryFailed(parts, row, channel, error);
  }
}

async function attempt(parts: DeliveryParts, row: OutboxRow, channel: Channel | null): Promise<void> {
  const { store, platforms, clock, log, meter = NO_METER } = parts;
  const now = clock.now();
  const direct = row.to.channel.startsWith('@');
  if (!channel && !direct) return store.dropDelivery(row.key, 'the channel is not known any more');
  if (channel?.paused && !direct) {
    if (row.expiresAt !== null && now > row.expiresAt)
      return store.dropDelivery(row.key, 'expired while the channel was paused');
    await store.postpone(row.key, row.dueAt, 'channel paused', false);
    return holdPaused(parts, row.to);
  }
  if (channel && !direct && !row.uncertain) {
    const sentToday = await store.sentSince(row.channelId, dayStart(now, channel.timeZone));
    const hold = holdOf(row, channel, now, sentToday);
    if (hold.what === 'hold') return store.postpone(row.key, hold.until, hold.why, false);
    if (hold.what === 'fold') return store.defer(row.key, hold.why);
    if (hold.what === 'expire') return store.dropDelivery(row.key, 'expired');
  }
  const platform = platforms.get(row.to.platform);
  if (!platform) {
    await store.postpone(row.key, row.dueAt, `${row.to.platform} is not connected`, false);
    return holdUnconnected(parts, row.to);
  }
  const progress = { posts: row.kind !== 'edit' };
  try {
    await send(parts, platform, row, channel, progress);
    meter.delivered(row.to.platform, row.purpose, 'sent');
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    meter.delivered(row.to.platform, row.purpose, error.kind);
    await deliveryRefused(parts, row, channel, error, progress.posts);
    log.warn('delivery failed', { key: row.key, kind: error.kind, attempts: row.attempts });
  }
}

/** @param progress says whether what failed was a new message: one may be there although its answer was lost */
async function send(
  parts: DeliveryParts,
  platform: ChatPlatform,
  stored: OutboxRow,
  channel: Channel | null,
  progress: { posts: boolean },
): Promise<void> {
  const { store, clock } = parts;
  const { message, file } = await withFile(parts, stored, channel);
  const row = { ...stored, message: await asShown(store, stored.workspaceId, message, stored.to) };
  const root = row.root === null ? null : await store.delivery(row.root);
  const rootRef = root?.sent ? (JSON.parse(root.sent) as SentRef) : null;
  if (row.kind === 'edit' && root && rootRef) {
    try {
      await platform.update(rootRef, row.message);
    } catch (error) {
      // A farewell to a message that is gone says nothing to anybody.
      if (!(error instanceof DeliveryError) || error.kind !== 'no-message' || row.message.pin === false)
        throw error;
      // Somebody deleted the card, or it takes no change any more: a fresh one takes its place, and later edits and replies follow it.
      progress.posts = true;
      const fresh = await platform.send(row.to, row.message, row.key, row.uncertain);
      await store.markSent(root.key, JSON.stringify(fresh), clock.now());
      const { subject } = row.message;
      if (subject && 'alert' in subject && error.former)
        await store.enqueue([replacedCardLine(row, root, error.former, subject)]);
    }
    return store.markSent(row.key, JSON.stringify(rootRef), clock.now());
  }
  const to =
    row.kind === 'reply' && rootRef
      ? { ...rootRef.channel, thread: rootRef.channel.thread ?? rootRef.id }
      : row.to;
  const sent = await platform.send(to, row.message, row.key, row.uncertain, file);
  await store.markSent(row.key, JSON.stringify(sent), clock.now());
}

/** The file that a message asks for is made now, and the message says what it became. */
async function withFile(
  { store, clock, makeReport }: DeliveryParts,
  { workspaceId, message }: OutboxRow,
  channel: Channel | null,
): Promise<{ message: Message; file?: ReportFile }> {
  if (!message.file || !channel || !makeReport) return { message };
  const workspace = (await store.workspaces()).find(({ id }) => id === workspaceId);
  const now = clock.now();
  const file = workspace && (await makeRequested(store, makeReport, workspace, message.file, channel, now));
  return file ? { message: withFileMade(message, file), file } : { message: fileGone(message) };
}

function replacedCardLine(
  row: OutboxRow,
  root: OutboxRow,
  former: NonNullable<DeliveryError['former']>,
  subject: AlertSubject,
): Delivery<Message> {
  const { workspaceId, channelId, to, dueAt, severity, createdAt } = row;
  return {
    ...{ workspaceId, channelId, to, dueAt, severity, createdAt },
    key: `${row.key}:former`,
    kind: 'reply',
    root: root.key,
    message: replacedCard(former, subject, row.message.language),
    expiresAt: null,
    purpose: 'triage',
  };
}
