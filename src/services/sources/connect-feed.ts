import { SourceError, UserError } from '../../config/errors.ts';
import type { Channel } from '../../listening/channel.ts';
import { parseUrl } from '../../listening/parse-url.ts';
import type { Feed, Store } from '../../store/store.ts';
import { type Actor, auditRow, personId, requireOwner } from '../actor.ts';

export interface FeedCandidate {
  url: string;
  title: string | null;
}

interface FeedParts {
  store: Store;
  /** Feeds behind an address. @throws SourceError */
  discoverFeeds(url: string): Promise<FeedCandidate[]>;
  /** The collector reads what is new soon. */
  wake(): void;
}

/** One feed is connected at once; several are left to the person to choose from. */
export type Connected =
  | { what: 'connected'; feed: FeedCandidate; known: boolean }
  | { what: 'several'; feeds: FeedCandidate[] };

/**
 * Adds the feed behind an address to the workspace.
 * @param channel where it is announced, and complained about
 * @throws UserError
 */
export async function connectFeed(
  { store, discoverFeeds, wake }: FeedParts,
  actor: Actor,
  channel: Channel,
  typed: string,
): Promise<Connected> {
  const url = typed.replace(/^<|>$/g, '');
  if (!looksLikeAddress(url))
    throw new UserError('bad-argument', { argument: 'add', problem: 'address', typed: url.slice(0, 60) });
  const feeds = await feedsBehind(discoverFeeds, url);
  const [feed] = feeds;
  if (!feed) throw new UserError('feed-not-a-feed', { url });
  if (feeds.length > 1) return { what: 'several', feeds };
  const { workspaceId, person, now } = actor;
  const outcome = await store.addFeed(
    { ...feed, workspaceId, addedBy: personId(person), addedAt: now, channelId: channel.id },
    auditRow(actor, 'add-feed', feed.url, feed.title),
  );
  wake();
  return { what: 'connected', feed, known: outcome === 'known' };
}

/** Takes a feed out of the workspace, by address or title. @throws UserError */
export async function disconnectFeed(
  { store, wake }: Pick<FeedParts, 'store' | 'wake'>,
  actor: Actor,
  typed: string,
): Promise<Feed> {
  const feeds = await store.feeds(actor.workspaceId);
  const feed =
    feeds.find(({ url }) => url === typed) ??
    feeds.find(({ title }) => title?.toLowerCase() === typed.toLowerCase());
  if (!feed) throw new UserError('source-not-found', { url: typed.slice(0, 200), typed: typed.slice(0, 60) });
  requireOwner(actor, feed.addedBy);
  await store.removeFeed(actor.workspaceId, feed.url, auditRow(actor, 'remove-feed', feed.url, feed.title));
  wake();
  return feed;
}

async function feedsBehind(discoverFeeds: FeedParts['discoverFeeds'], url: string): Promise<FeedCandidate[]> {
  try {
    return await discoverFeeds(url);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    switch (error.kind) {
      case 'refused':
        throw new UserError('feed-refused', { url, detail: error.message });
      case 'malformed':
        throw new UserError('feed-not-a-feed', { url });
      case 'limited':
      case 'gone':
      case 'down':
      case 'misconfigured':
        throw new UserError('feed-dead', { url, detail: error.message });
    }
  }
}

function looksLikeAddress(typed: string): boolean {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  const { protocol = '', hostname = '' } = parseUrl(url) ?? {};
  return (
    (protocol === 'http:' || protocol === 'https:') && (hostname.includes('.') || hostname === 'localhost')
  );
}
