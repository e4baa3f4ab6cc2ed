import type { Channel } from '../../listening/channel.ts';
import { type Delivery, postTo } from '../../listening/delivery.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { normalize } from '../../listening/mentions/normalize.ts';
import type { RequestState } from '../../listening/series/health.ts';
import { serves } from '../../listening/sources/plan.ts';
import type { Page, Request } from '../../listening/sources/source.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { connectedMessage } from '../../messages/mentions/mentions.ts';
import type { Message } from '../../messages/message.ts';
import type { Audience } from './mention-deliveries.ts';

/** One line for the first sync of a feed: proof that it works, instead of everything it has ever published. */
export function connectedDelivery(
  request: Request,
  state: RequestState,
  page: Page,
  added: readonly Mention[],
  audience: Audience,
  now: Millis,
): Delivery<Message>[] {
  const feed = audience.feeds.find(({ url }) => url === request.params.url);
  if (!feed) return [];
  const mentioned = [...added].sort((a, b) => b.post.publishedAt - a.post.publishedAt)[0]?.post;
  const newest = [...page.posts].sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0))[0];
  const shown = mentioned ?? (newest ? normalize(newest, now, true) : null);
  const latest = shown && !('dropped' in shown) ? shown : null;
  return feed.channels.flatMap(({ channelId }) => {
    const channel = audience.channels.get(channelId);
    if (!channel) return [];
    const message = connectedMessage(state.title ?? feed.url, latest, now, channel);
    return [notice(channel, `connected:${request.source}:${request.key}:${channel.id}`, message, now)];
  });
}

/** The channels of the keywords that depend on the request; for a feed, the channels that added it. */
export function listeners(request: Request, audience: Audience): Channel[] {
  const feed = audience.feeds.find(({ url }) => url === request.params.url);
  const ids = feed
    ? feed.channels.map(({ channelId }) => channelId)
    : audience.subscriptions
        .filter(({ workspaceId, keywordId }) => {
          const keyword = audience.keywords.get(`${workspaceId}/${keywordId}`);
          return keyword !== undefined && serves(request, keyword);
        })
        .map(({ channelId }) => channelId);
  return [...new Set(ids)].flatMap((id) => audience.channels.get(id) ?? []);
}

export function notice(channel: Channel, key: string, message: Message, now: Millis): Delivery<Message> {
  return postTo(channel, { key, message, expiresAt: now + DAY, purpose: 'notice' }, now);
}
