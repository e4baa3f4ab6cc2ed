import type { Channel, Workspace } from '../../listening/channel.ts';
import { type Delivery, postTo } from '../../listening/delivery.ts';
import type { Digest, Period } from '../../listening/digest.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { digestMessage } from '../../messages/digests/digest.ts';
import type { Message } from '../../messages/message.ts';
import type { Store } from '../../store/store.ts';
import { withAdvice } from '../alerts/rule-advice.ts';
import { keywordsOf, readDigest } from './read-digest.ts';

type Cadence = 'daily' | 'weekly';

/**
 * Posts the digest that was due, unless it has been sent. A mark per channel and cadence says up to when: after a downtime
 * one catch-up digest covers the whole stretch, and a new channel starts with its next due time.
 */
export async function sendDigest(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  cadence: Cadence,
  due: Millis,
  now: Millis,
): Promise<void> {
  const mark = await store.digestMark(workspace.id, channel.id, cadence);
  if (mark !== null && due <= mark) return;
  const until = { workspaceId: workspace.id, channelId: channel.id, cadence, until: due };
  if (mark === null) return store.enqueueDigest([], until);
  const digest = await digestOf(store, workspace, channel, periodOf(cadence, mark, due), now);
  await store.enqueueDigest(digest ? [deliveryOf(channel, cadence, due, digest, now)] : [], until);
}

function periodOf(cadence: Cadence, from: Millis, to: Millis): Period {
  const usual = cadence === 'daily' ? DAY : 7 * DAY;
  // An hour of summer time does not make a catch-up; a whole missed digest does.
  const missed = to - from > usual * 1.5;
  return { from, to, beforeFrom: from - (to - from), cadence: missed ? 'catch-up' : cadence };
}

async function digestOf(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  period: Period,
  now: Millis,
): Promise<Digest | null> {
  const keywords = (await keywordsOf(store, channel, 'digest')).filter(({ paused }) => !paused);
  if (keywords.length === 0) return null;
  const digest = await readDigest(store, { workspace, keywords, period, timeZone: channel.timeZone, now });
  return withAdvice(store, workspace, digest, now);
}

function deliveryOf(
  channel: Channel,
  cadence: Cadence,
  due: Millis,
  digest: Digest,
  now: Millis,
): Delivery<Message> {
  return postTo(
    channel,
    {
      key: `digest:${channel.id}:${cadence}:${new Date(due).toISOString()}`,
      message: digestMessage(digest, channel),
      expiresAt: now + 2 * DAY,
      purpose: 'digest',
    },
    now,
  );
}
