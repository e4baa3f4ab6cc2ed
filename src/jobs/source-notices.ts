import type { Channel } from '../listening/channel.ts';
import { type Delivery, postTo } from '../listening/delivery.ts';
import type { RequestState } from '../listening/health.ts';
import type { Mention } from '../listening/mention.ts';
import { normalize } from '../listening/normalize.ts';
import { serves } from '../listening/plan.ts';
import type { Page, Request } from '../listening/sources/source.ts';
import { DAY, type Millis } from '../listening/time.ts';
import { connectedMessage } from '../messages/mentions.ts';
import type { Message } from '../messages/message.ts';
import { sourceFailing, sourceRecovered } from '../messages/source-notices.ts';
import type { Audience } from './mention-deliveries.ts';

/** Failures in a row after which people are told: one may be a hiccup. */
const TELL_AFTER = 3;

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
  const shown = mentioned ?? (newest ? normalize(newest, now) : null);
  const latest = shown && !('dropped' in shown) ? shown : null;
  return feed.channels.flatMap(({ channelId }) => {
    const channel = audience.channels.get(channelId);
    if (!channel) return [];
    const message = connectedMessage(state.title ?? feed.url, latest, now, channel);
    return [notice(channel, `connected:${request.source}:${request.key}:${channel.id}`, message, now)];
  });
}

/** Said once per failure, when it looks like more than a hiccup, with the last success and the next try. */
export function failingDeliveries(
  request: Request,
  before: RequestState,
  failed: RequestState,
  audience: Audience,
  now: Millis,
): Delivery<Message>[] {
  const tell = failed.stopped ? !before.stopped : failed.failures === TELL_AFTER;
  if (!tell) return [];
  return listeners(request, audience).map((channel) =>
    notice(
      channel,
      `failing:${request.source}:${request.key}:${failed.lastSuccessAt ?? 0}:${channel.id}`,
      sourceFailing(failed, now, channel),
      now,
    ),
  );
}

export function recoveredDeliveries(
  request: Request,
  before: RequestState,
  state: RequestState,
  page: Pick<Page, 'gap'>,
  audience: Audience,
  now: Millis,
): Delivery<Message>[] {
  if (before.failures < TELL_AFTER && !before.stopped) return [];
  const gap = page.gap
    ? { source: request.source, requestKey: request.key, ...page.gap, reason: 'not-all-read' }
    : null;
  return listeners(request, audience).map((channel) =>
    notice(
      channel,
      `recovered:${request.source}:${request.key}:${before.lastSuccessAt ?? 0}:${channel.id}`,
      sourceRecovered(state, gap, now, channel),
      now,
    ),
  );
}

/** The channels of the keywords that depend on the request; for a feed, the channels that added it. */
function listeners(request: Request, audience: Audience): Channel[] {
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

function notice(channel: Channel, key: string, message: Message, now: Millis): Delivery<Message> {
  return postTo(channel, { key, message, expiresAt: now + DAY, purpose: 'notice' }, now);
}
