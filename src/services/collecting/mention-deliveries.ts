import type { Channel, Subscription } from '../../listening/channel.ts';
import { type Delivery, postTo } from '../../listening/delivery.ts';
import { groupBy } from '../../listening/group.ts';
import { MENTIONS_AT_ONCE } from '../../listening/hold.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { keywordKey } from '../../listening/mentions/match-posts.ts';
import type { Mention, Post } from '../../listening/mentions/mention.ts';
import type { FeedEntry } from '../../listening/sources/source.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import { mentionMessage } from '../../messages/mentions/mentions.ts';
import type { Message } from '../../messages/message.ts';
import { catchUpNotice } from '../../messages/notice.ts';

/** The channels that a read may have to notify. */
export interface Audience {
  channels: ReadonlyMap<string, Channel>;
  subscriptions: readonly Subscription[];
  keywords: ReadonlyMap<string, Keyword>;
  feeds: readonly (FeedEntry & { channels: { workspaceId: string; channelId: string }[] })[];
}

/** A post older than this when it is first read is history, not news. */
const OLD = 6 * HOUR;

/** Midnight to the second is a day without a time: such a post may be as young as the end of its day. */
function isNews({ publishedAt }: Post, now: Millis): boolean {
  return now - publishedAt <= OLD + (publishedAt % DAY === 0 ? DAY : 0);
}

/**
 * Each new mention for the channels that asked for every one; more than a few at once for one channel become one summary,
 * so that a source that comes back does not flood anybody.
 */
export function mentionDeliveries(
  added: readonly Mention[],
  audience: Audience,
  now: Millis,
): Delivery<Message>[] {
  const wanting = groupBy(
    audience.subscriptions.filter(({ mentions }) => mentions),
    keyOf,
  );
  const deliveries = added
    .filter(({ post }) => isNews(post, now))
    .flatMap((mention) =>
      mention.hits.flatMap(({ keywordId, held }) => {
        if (held) return [];
        const id = keywordKey({ workspaceId: mention.workspaceId, id: keywordId });
        const keyword = audience.keywords.get(id);
        return (wanting.get(id) ?? []).flatMap(({ channelId }) => {
          const channel = audience.channels.get(channelId);
          return channel && keyword ? [deliveryOf(mention, keyword, channel, now)] : [];
        });
      }),
    );
  return [...groupBy(deliveries, ({ channelId }) => channelId).values()].flatMap((ofChannel) =>
    ofChannel.length <= MENTIONS_AT_ONCE
      ? ofChannel
      : [summaryOf(ofChannel, audience.channels.get(ofChannel[0]!.channelId)!, now)],
  );
}

function keyOf({ workspaceId, keywordId }: Subscription): string {
  return keywordKey({ workspaceId, id: keywordId });
}

function deliveryOf(mention: Mention, keyword: Keyword, channel: Channel, now: Millis): Delivery<Message> {
  return postTo(
    channel,
    {
      key: `mention:${mention.id}:${keyword.id}:${channel.id}`,
      message: mentionMessage(mention, keyword, now, channel),
      expiresAt: now + DAY,
      purpose: 'mention',
      mentionId: mention.id,
    },
    now,
  );
}

function summaryOf(
  deliveries: readonly Delivery<Message>[],
  channel: Channel,
  now: Millis,
): Delivery<Message> {
  const { mentionId: _, ...first } = deliveries[0]!;
  return {
    ...first,
    key: `mentions:${deliveries.map(({ key }) => key).sort()[0]}`,
    message: catchUpNotice(deliveries, channel),
    dueAt: now,
  };
}
