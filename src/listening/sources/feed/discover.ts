import { SourceError } from '../../../config/errors.ts';
import { parseUrl } from '../../parse-url.ts';
import { decodeText } from '../shared/charset/decode.ts';
import type { SourceContext, Web, WebAnswer } from '../source.ts';
import { knownFeedsOf } from './known-sites.ts';
import { type FeedLink, feedLinksIn } from './links-in-page.ts';
import { isWebPage } from './parse.ts';

/** `pages` reads addresses that we guess (robots.txt obeyed in full); without it `web` does. */
export type DiscoveryContext = SourceContext & { pages?: Web };

const MAX_PAGE_BYTES = 2 * 1024 * 1024;
/** Where blogs keep their feeds, most usual first (Miniflux, `internal/reader/subscription/finder.go`). */
const WELL_KNOWN = [
  'feed/',
  'feed.xml',
  'feed.atom',
  'rss/',
  'rss.xml',
  'index.rss',
  'rss/feed.xml',
  'atom.xml',
];

/**
 * Feeds behind an address a person typed: the address itself when it is a feed, else what the page names, else the
 * usual places on that site. At most a dozen requests, one second apart.
 * @param address with or without `https://`
 * @returns candidates, best first; empty when there is none
 * @throws SourceError when the address itself cannot be read
 */
export async function discoverFeeds(address: string, context: DiscoveryContext): Promise<FeedLink[]> {
  const typed = address.trim();
  const url = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[\w.-]+:\d/.test(typed) ? typed : `https://${typed}`;
  const page = parseUrl(url);
  const known = page && (await firstFeed(knownFeedsOf(page), context));
  if (known) return [known];
  const answer = await context.web.fetch(url, { maxBytes: MAX_PAGE_BYTES });
  const itself = await asFeed(answer, context);
  if (itself) return [itself];
  const named = feedLinksIn(decodeText(answer.body, answer.headers.get('content-type')), answer.url);
  if (named.length > 0) return named;
  const guessed = await firstFeed(usualPlaces(new URL(answer.url)), context);
  return guessed ? [guessed] : [];
}

/** Root of the site and the folder of the page. */
function usualPlaces(page: URL): string[] {
  const folder = new URL(page.pathname.endsWith('/') ? page.pathname : `${page.pathname}/`, page);
  const roots = folder.pathname === '/' ? [new URL('/', page)] : [folder, new URL('/', page)];
  const tried = roots.length === 1 ? WELL_KNOWN : WELL_KNOWN.slice(0, 6);
  return roots.flatMap((root) => tried.map((place) => new URL(place, root).href));
}

async function firstFeed(addresses: readonly string[], context: DiscoveryContext): Promise<FeedLink | null> {
  for (const address of addresses) {
    const found = await tryAddress(address, context);
    if (found === 'stop') return null;
    if (found) return found;
  }
  return null;
}

/** A guess that fails says nothing, but a site that asks us to slow down or does not answer is not asked again. */
async function tryAddress(address: string, context: DiscoveryContext): Promise<FeedLink | null | 'stop'> {
  try {
    const reader = context.pages ?? context.web;
    // A redirect from a guess leads to a home page or an error page as often as to a feed.
    const answer = await reader.fetch(address, {
      maxBytes: MAX_PAGE_BYTES,
      allow: [301, 302, 303, 307, 308, 404],
    });
    return answer.status === 200 ? await asFeed(answer, context) : null;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const unavailable = error.kind === 'down' && (error.status === null || error.status === 503);
    return error.kind === 'limited' || unavailable ? 'stop' : null;
  }
}

async function asFeed(answer: WebAnswer, context: SourceContext): Promise<FeedLink | null> {
  const type = answer.headers.get('content-type');
  if (answer.body.byteLength === 0 || isWebPage(decodeText(answer.body, type))) return null;
  try {
    const { title } = await context.parseFeed(answer.body, type, answer.url);
    return { url: answer.url, title: title ?? new URL(answer.url).hostname };
  } catch (error) {
    if (error instanceof SourceError && error.kind === 'malformed') return null;
    throw error;
  }
}
