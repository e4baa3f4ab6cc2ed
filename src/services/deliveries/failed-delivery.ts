import type { CallKind, DeliveryError, LimitScope } from '../../config/errors.ts';
import type { Log } from '../../config/log.ts';
import { type Channel, type ChannelRef, channelId } from '../../listening/channel.ts';
import { outageDelay, retryDelay } from '../../listening/hold.ts';
import { type Clock, DAY, floorTo, HOUR, MINUTE, type Millis } from '../../listening/time.ts';
import { messageLostNotice } from '../../messages/notice.ts';
import type { Hold, OutboxRow, Store } from '../../store/store.ts';
import { pauseChannel } from '../channels/pause-channel.ts';
import { notifyCutOff, notifyInstead, notifyOwner } from './notify-elsewhere.ts';

/** A paused channel keeps its waiting messages this long between looks. */
const PAUSED_WAIT = 15 * MINUTE;
/** Tries after which a message is given up, when it is the message that fails: with the waits between, some two hours. */
const MAX_FAILURES = 8;
/** Tries for which a message keeps the others of its channel behind it: an answer that is lost is mostly an outage. */
const TRIES_IN_PLACE = { unclear: 3, unknown: 8 };
/** For so long another message of its lane is tried before one that is refused again and again. */
const STEP_ASIDE = 5_000;
/** An outage in which nothing of a home gets through is no fault of a message, for so long. */
const LONGEST_DOUBT = 6 * HOUR;

export interface FailureParts {
  store: Store;
  clock: Clock;
  log: Log;
}

/**
 * The platform did not take a message: what waits for what, whether it is given up, and who is notified.
 * @param posts it was a new message; false = a change of one, which may be made twice
 */
export async function deliveryRefused(
  parts: FailureParts,
  row: OutboxRow,
  channel: Channel | null,
  error: DeliveryError,
  posts: boolean,
): Promise<void> {
  const { store, log } = parts;
  const isDirect = row.to.channel.startsWith('@');
  switch (error.kind) {
    case 'limited':
      await holdLimited(parts, row, error);
      return store.postpone(row.key, row.dueAt, error.message, false);
    case 'down':
    case 'unknown':
    case 'unclear':
      return waitOut(parts, row, channel, error, posts);
    case 'no-connection':
      return cutOff(parts, row, error);
    case 'no-message':
      // A post belongs to no other message: whatever that means, it is not gone.
      if (row.kind === 'post') return waitOut(parts, row, channel, error, posts);
      return store.dropDelivery(row.key, 'the message it belongs to was deleted');
    case 'rejected':
      log.error('message rejected by the platform', error, { key: row.key });
      return giveUp(parts, row, channel, error.message);
    case 'no-channel':
    case 'not-allowed':
      if (isDirect) {
        await store.dropDelivery(row.key, 'this person cannot be written to');
        return notifyInstead(parts, row, parts.clock.now());
      }
      await store.postpone(row.key, row.dueAt, error.message, false);
      await holdPaused(parts, row.to);
      if (channel) {
        const { kind, message: detail, lacks } = error;
        await pauseChannel(store, channel, { reason: kind, kind, detail, lacks }, parts.clock.now());
      }
      return;
  }
}

/** A limit holds what it is about; the message that met it in any case. */
async function holdLimited(
  parts: FailureParts,
  { to, kind }: OutboxRow,
  error: DeliveryError,
): Promise<void> {
  const scope = scopeOf(to, error.limits);
  const kinds = error.calls.length === 0 ? [undefined] : new Set([...error.calls, kind]);
  for (const calls of kinds)
    await holdFor(parts, scope, 'limited', error.retryAfterMs ?? MINUTE, error, calls);
}

/** What waits for a paused channel is looked at again, in case that it goes on or has run out of time. */
export async function holdPaused(parts: FailureParts, to: ChannelRef): Promise<void> {
  await holdFor(parts, channelId(to), 'paused', PAUSED_WAIT, { message: 'channel paused' });
}

/** Nothing of a platform that is not connected is tried. */
export async function holdUnconnected(parts: FailureParts, { platform }: ChannelRef): Promise<void> {
  await holdFor(parts, platform, 'down', 5 * MINUTE, { message: `${platform} is not connected` });
}

/**
 * While nothing of its home gets through, the lane waits and keeps its order. When others get through, the reason is this
 * message: it waits alone, and is given up in the end, aloud. Where nothing else has been tried, it steps aside after
 * some tries, so that one message that is never taken cannot keep its channel silent.
 */
async function waitOut(
  parts: FailureParts,
  row: OutboxRow,
  channel: Channel | null,
  error: DeliveryError,
  posts: boolean,
): Promise<void> {
  const { store, clock, log } = parts;
  const now = clock.now();
  const scope = channelId(row.to);
  const hold = (await store.holds()).find((known) => known.scope === scope && known.why === 'down');
  await store.putBack(row.key, error.message, error.kind === 'unknown' && posts);
  const holdLane = async () => {
    const wait = Math.max(outageDelay(hold?.tries ?? 0), error.retryAfterMs ?? 0);
    await holdFor(parts, scope, 'down', wait, error);
  };
  const tries = TRIES_IN_PLACE[error.kind === 'unknown' ? 'unknown' : 'unclear'];
  if (error.kind === 'down' || row.attempts < tries) return holdLane();
  if (hold && now - hold.since <= LONGEST_DOUBT) {
    // Another one of its lane tells whether it is this message; where none is left to tell, all keep their places.
    if (await isAlone(store, row, tries, now)) return holdLane();
    return store.postpone(row.key, now + STEP_ASIDE, error.message, false);
  }
  if (row.failures + 1 >= MAX_FAILURES) {
    log.error('message not accepted by the platform', error, { key: row.key });
    return giveUp(parts, row, channel, error.message);
  }
  return store.failDelivery(row.key, now + retryDelay(row.failures, error.retryAfterMs), error.message);
}

/** Whether nothing else of its lane could be tried now that has not been refused as often; what belongs to it cannot. */
async function isAlone(store: Store, row: OutboxRow, tries: number, now: Millis): Promise<boolean> {
  const waiting = await store.waiting(row.channelId);
  const unsent = new Set(waiting.map(({ key }) => key));
  return !waiting.some(
    ({ key, to, root, attempts, dueAt }) =>
      key !== row.key &&
      channelId(to) === channelId(row.to) &&
      (root === null || !unsent.has(root)) &&
      dueAt <= now &&
      attempts < tries,
  );
}

async function cutOff(parts: FailureParts, row: OutboxRow, error: DeliveryError): Promise<void> {
  const { store, clock } = parts;
  const { platform, home } = row.to;
  const scope = scopeOf(row.to, 'home');
  const known = (await store.holds()).find((hold) => hold.scope === scope && hold.why === 'no-connection');
  await store.postpone(row.key, row.dueAt, error.message, false);
  const times = await holdFor(parts, scope, 'no-connection', outageDelay(known?.tries ?? 0), error);
  if (times > 1) return;
  await notifyCutOff(parts, { platform, home }, row.workspaceId, error.message, clock.now());
}

async function holdFor(
  { store, clock }: FailureParts,
  scope: string,
  why: Hold['why'],
  ms: number,
  { message: detail }: Pick<Error, 'message'>,
  calls?: CallKind,
): Promise<number> {
  const now = clock.now();
  return store.hold({ scope, ...(calls ? { calls } : {}), why, until: now + ms, since: now, detail });
}

function scopeOf(to: ChannelRef, limits: LimitScope): string {
  if (limits === 'platform') return to.platform;
  return limits === 'home' ? `${to.platform}:${to.home}` : channelId(to);
}

/** A fault of ours: the message waits, longer each time, and is given up in the end; its channel goes on meanwhile. */
export async function deliveryFailed(
  parts: FailureParts,
  row: OutboxRow,
  channel: Channel | null,
  error: unknown,
): Promise<void> {
  const { store, clock, log } = parts;
  const failures = row.failures + 1;
  const detail = error instanceof Error ? error.message : String(error);
  if (failures === 1) log.error('delivery failed by a fault of ours', error, { key: row.key });
  else log.warn('delivery failed again', { key: row.key, failures });
  if (failures >= MAX_FAILURES) return giveUp(parts, row, channel, null, detail);
  await store.failDelivery(row.key, clock.now() + retryDelay(row.failures, null), detail);
}

/**
 * Sets a message aside for good. The owner of its channel is notified: of an alert by its name, of anything else once a
 * day at most.
 * @param answer the platform's; null = a fault of ours
 */
async function giveUp(
  parts: FailureParts,
  row: OutboxRow,
  channel: Channel | null,
  answer: string | null,
  detail = answer ?? '',
): Promise<void> {
  const { store, clock, log } = parts;
  const now = clock.now();
  await store.failDelivery(row.key, null, detail);
  log.warn('delivery given up', { key: row.key });
  if (row.to.channel.startsWith('@')) {
    if (answer !== null) await notifyInstead(parts, row, now);
    return;
  }
  if (!channel) return;
  const { subject } = row.message;
  const about = subject && 'alert' in subject ? row.key : `${channel.id}:${floorTo(now, DAY)}`;
  const message = messageLostNotice(channel, row, answer);
  await notifyOwner(store, channel, { key: `message-lost:${about}`, message }, now);
}
