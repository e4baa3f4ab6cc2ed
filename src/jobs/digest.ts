import type { Channel, Workspace } from '../listening/channel.ts';
import { type Delivery, postTo } from '../listening/delivery.ts';
import type { Digest, Period } from '../listening/digest.ts';
import type { Clock, Millis } from '../listening/time.ts';
import { DAY } from '../listening/time.ts';
import { lastDue } from '../listening/zoned.ts';
import { digestMessage } from '../messages/digests/digest.ts';
import type { Message } from '../messages/message.ts';
import { withAdvice } from '../services/alerts/rule-advice.ts';
import { readDigest } from '../services/digests/read-digest.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './scheduler.ts';

export interface DigestParts {
  store: Store;
  clock: Clock;
}

type Cadence = 'daily' | 'weekly';

/**
 * Posts the digests that are due by each channel's own clock. A mark per channel and cadence says up to when it has been
 * told: after a downtime one catch-up digest covers the whole stretch, and a new channel starts with its next due time.
 */
export function digestJob({ store, clock }: DigestParts): Job {
  return {
    name: 'digest',
    everyMs: 60_000,
    run: async () => {
      const now = clock.now();
      const workspaces = new Map((await store.workspaces()).map((workspace) => [workspace.id, workspace]));
      for (const channel of await store.allChannels()) {
        const workspace = workspaces.get(channel.workspaceId);
        if (!workspace || channel.paused) continue;
        const { daily, weekly } = channel.digest;
        if (daily !== null)
          await sendDigest(
            store,
            workspace,
            channel,
            'daily',
            lastDue(now, channel.timeZone, daily, null),
            now,
          );
        if (weekly !== null) {
          await sendDigest(
            store,
            workspace,
            channel,
            'weekly',
            lastDue(now, channel.timeZone, weekly.at, weekly.weekday),
            now,
          );
        }
      }
    },
  };
}

async function sendDigest(
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
  const digest = await gather(store, workspace, channel, periodOf(cadence, mark, due), now);
  await store.enqueueDigest(digest ? [deliveryOf(channel, cadence, due, digest, now)] : [], until);
}

function periodOf(cadence: Cadence, from: Millis, to: Millis): Period {
  const usual = cadence === 'daily' ? DAY : 7 * DAY;
  // An hour of summer time does not make a catch-up; a whole missed digest does.
  const missed = to - from > usual * 1.5;
  return { from, to, beforeFrom: from - (to - from), cadence: missed ? 'catch-up' : cadence };
}

async function gather(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  period: Period,
  now: Millis,
): Promise<Digest | null> {
  const wanted = new Set(
    (await store.subscriptions(workspace.id))
      .filter((subscription) => subscription.channelId === channel.id && subscription.digest)
      .map((subscription) => subscription.keywordId),
  );
  const keywords = (await store.keywords(workspace.id)).filter(
    (keyword) => wanted.has(keyword.id) && !keyword.paused,
  );
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
