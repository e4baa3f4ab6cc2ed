import { SourceError, UserError } from '../../config/errors.ts';
import type { Channel } from '../../listening/channel.ts';
import { canonicalUrl } from '../../listening/mentions/canonical-url.ts';
import { typedAddress } from '../../listening/sources/feed/typed-address.ts';
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
  const url = addressIn(typed);
  if (url === null)
    throw new UserError('bad-argument', { argument: 'add', problem: 'address', typed: typed.slice(0, 60) });
  const feeds = await feedsBehind(discoverFeeds, typed, url);
  const [feed] = feeds;
  if (!feed) throw new UserError('feed-not-a-feed', { url });
  if (feeds.length > 1) return { what: 'several', feeds };
  const { workspaceId, person, now } = actor;
  const there = (await store.feeds(workspaceId)).find(({ url: added }) => isSameAddress(added, feed.url));
  if (there) return { what: 'connected', feed: there, known: true };
  const outcome = await store.addFeed(
    { ...feed, workspaceId, addedBy: personId(person), addedAt: now, channelId: channel.id },
    auditRow(actor, 'add-feed', feed.url, feed.title),
  );
  wake();
  return { what: 'connected', feed, known: outcome === 'known' };
}

/** By http or https, with or without `www.`: the same feed. */
function isSameAddress(one: string, other: string): boolean {
  return one === other || (canonicalUrl(one) ?? one) === canonicalUrl(other);
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

/** @param url the address in what was typed, as it is shown when something is wrong with it */
async function feedsBehind(
  discoverFeeds: FeedParts['discoverFeeds'],
  typed: string,
  url: string,
): Promise<FeedCandidate[]> {
  try {
    return await discoverFeeds(typed);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { status, fault } = error;
    const params = {
      url,
      ...(status === null ? {} : { status }),
      ...(fault === null ? {} : { reason: fault }),
    };
    switch (error.kind) {
      case 'refused':
        throw new UserError('feed-refused', params);
      case 'malformed':
        throw new UserError('feed-not-a-feed', { url });
      case 'limited':
      case 'gone':
      case 'down':
      case 'misconfigured':
        throw new UserError('feed-dead', params);
    }
  }
}

/** Only what may lie on the web: no other scheme, no mail address, no name of one word. */
function addressIn(typed: string): string | null {
  const { url } = typedAddress(typed) ?? {};
  if (url === undefined || !/^https?:$/.test(url.protocol)) return null;
  const isMail = url.username !== '' && url.pathname === '/' && !/\/\//.test(typed);
  const isHost = url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[');
  if (!isHost || isMail) return null;
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href.slice(0, 200);
}
