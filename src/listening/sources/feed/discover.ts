import { SourceError, UserError } from '../../../config/errors.ts';
import { fromKnownPage, fromSoftware, softwareOf } from './from-known.ts';
import { type FeedLink, feedLinksIn, linksIn, type PageLinks } from './links-in-page.ts';
import {
  type Behind,
  type CandidateReader,
  createCandidateReader,
  type DiscoveryContext,
  type ReadFeed,
} from './read-candidate.ts';
import { distinctFeeds } from './same-feed.ts';
import type { Software } from './sites/site.ts';
import { type TypedAddress, typedAddress } from './typed-address.ts';

export type { DiscoveryContext } from './read-candidate.ts';

type Page = Extract<Behind, { what: 'page' }>;

/** Where blogs keep their feeds, most usual first (Miniflux, `internal/reader/subscription/finder.go`). */
const WELL_KNOWN = [
  'feed/',
  'feed.xml',
  'rss.xml',
  'atom.xml',
  'index.xml',
  'rss/',
  'feed.atom',
  'index.rss',
  'rss',
  'feed',
  'feed.json',
  'rss/feed.xml',
];
const MAX_GUESSES = 12;
const GUESSES_IN_FOLDER = 5;
/** No more than all platforms show as choices: a terminal numbers eight. */
const MAX_NAMED = 8;
const MAX_SHOWN = 6;
/** A page may be the way to another one, which names the feeds: so many steps at most. */
const MAX_STEPS = 2;
const WRONG_PROTOCOL = new Set([
  'ECONNREFUSED',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);
/** A site that says no to its pages may have left its feeds open. */
const CLOSED_DOORS = new Set([401, 402, 403, 405, 406, 451, 500, 502, 520, 521, 522, 523, 525, 530]);

/**
 * Feeds behind an address a person typed, each read before it is offered: those that its site is known for, the address
 * itself, what the page names or shows, else the usual places on that site. The bounds are those of `CandidateReader`.
 * @param address as `typedAddress` reads it
 * @returns candidates, best first, each feed once; empty when there is none
 * @throws SourceError when the address itself cannot be read
 * @throws UserError `feed-impossible`, `feed-other-file` when it can never be a feed
 */
export async function discoverFeeds(address: string, context: DiscoveryContext): Promise<FeedLink[]> {
  const typed = typedAddress(address);
  if (typed === null)
    throw new SourceError('refused', 'The address cannot be read as a web address.', { fault: 'address' });
  const reader = createCandidateReader(context);
  return named(await feedsAt(typed, reader));
}

async function feedsAt(typed: TypedAddress, reader: CandidateReader): Promise<ReadFeed[]> {
  const known = await fromKnownPage(typed.url, reader);
  if (known.feeds.length > 0) return known.feeds;
  const found = await atAddress(typed, reader);
  if (found.what === 'feed') return [found];
  if (found.what === 'nothing') {
    const { status } = found.error;
    const isClosed = CLOSED_DOORS.has(status ?? 0) || (status === 404 && typed.url.pathname === '/');
    const open = isClosed && !known.is ? await besideClosedDoor(typed.url, reader) : [];
    if (open.length > 0) return open;
    throw known.refusal ?? found.error;
  }
  if (found.what === 'file') throw otherFile(found, typed.url);
  const landed = new URL(found.url);
  const moved = landed.host !== typed.url.host || landed.pathname !== typed.url.pathname;
  const there = moved || !known.is ? await fromKnownPage(landed, reader, true) : known;
  if (there.feeds.length > 0) return there.feeds;
  const feeds = await feedsOfPage(found, reader, { guess: !there.is && !known.is });
  if (feeds.length > 0) return feeds;
  const refusal = there.refusal ?? known.refusal ?? (await refusalOfNamed(found, reader));
  if (refusal) throw refusal;
  return [];
}

/** Who types no scheme means the one that answers; a host that refuses one of the two may speak the other only. */
async function atAddress({ url, assumed }: TypedAddress, reader: CandidateReader): Promise<Behind> {
  const found = await mustRead(url.href, reader);
  if (found.what !== 'nothing' || found.error.kind !== 'down' || found.error.status !== null) return found;
  if (!assumed && !speaksAnother(found.error)) return found;
  const other = new URL(url);
  other.protocol = url.protocol === 'https:' ? 'http:' : 'https:';
  const second = await mustRead(other.href, reader);
  return second.what === 'nothing' && second.error.status === null ? found : second;
}

async function mustRead(address: string, reader: CandidateReader): Promise<Behind> {
  const found = await reader.read(address);
  return (
    found ?? {
      what: 'nothing',
      error: new SourceError('down', 'It took too long to look for feeds there.', { fault: 'slow' }),
    }
  );
}

/** The connection failed in a way in which one does that is tried in the wrong protocol. */
function speaksAnother(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    if ('code' in at && WRONG_PROTOCOL.has(String(at.code))) return true;
    if (/before secure TLS connection/.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some((one) => speaksAnother(one))) return true;
  }
  return false;
}

/** Why a feed that the page names cannot be read, when that is more than a dead link. */
async function refusalOfNamed(page: Page, reader: CandidateReader): Promise<SourceError | null> {
  for (const { url } of feedLinksIn(page.html, page.url).slice(0, MAX_NAMED)) {
    const behind = await reader.read(url);
    if (behind?.what !== 'nothing' || behind.error.status === null) continue;
    if (behind.error.kind !== 'down' || behind.error.status >= 500) return behind.error;
  }
  return null;
}

function otherFile({ kind, url }: Extract<Behind, { what: 'file' }>, typed: URL): UserError {
  return new UserError('feed-other-file', { url: typed.href.slice(0, 200), kind, site: new URL(url).origin });
}

type Way = { guess: boolean; steps: number };

/** The feeds that a page names; where these are comments only, the posts are looked for. */
async function feedsOfPage(
  page: Page,
  reader: CandidateReader,
  { guess, steps = 0 }: Partial<Way>,
): Promise<ReadFeed[]> {
  const links = linksIn(page.html, page.url, page.headers.get('link'));
  const inHead = await readAll(links.named.slice(0, MAX_NAMED), reader);
  if (inHead.some(({ comments }) => !comments)) return inHead;
  const elsewhere = await feedsNotNamed(page, links, reader, { guess: guess === true, steps });
  return distinctFeeds([...elsewhere, ...inHead]);
}

/** Other ways from a page to feeds, surest first; the first that leads to one is taken. */
async function feedsNotNamed(
  page: Page,
  links: PageLinks,
  reader: CandidateReader,
  { guess, steps }: Way,
): Promise<ReadFeed[]> {
  const at = new URL(page.url);
  const software = softwareOf(page, links.madeBy);
  const bySoftware = guess ? await fromSoftware(at, software, reader) : [];
  if (bySoftware.length > 0) return bySoftware;
  const shown = await readAll(links.shown.slice(0, MAX_SHOWN), reader);
  if (shown.length > 0 || steps === MAX_STEPS) return shown;
  const follow = (ways: readonly (string | null)[], on: boolean) =>
    fromOtherPages(ways.filter((way) => way !== null && way !== page.url) as string[], reader, {
      guess: on,
      steps: steps + 1,
    });
  const sent = await follow([links.refresh], guess);
  if (sent.length > 0 || !guess) return sent;
  // A page of a site's feeds, where people choose one.
  const lists = links.shown.map(({ url }) => url).filter((url) => new URL(url).host === at.host);
  const near = await follow([links.canonical, ...lists.slice(0, 1), ...links.blogs.slice(0, 2)], false);
  if (near.length > 0) return near;
  const [inFolder, inRoot] = usualPlaces(at, software);
  const below = await fromPlaces(inFolder, reader);
  if (below.stop || (below.feed && !below.feed.comments)) return below.feed ? [below.feed] : [];
  const home = await follow([new URL('/', at).href], false);
  if (home.length > 0) return home;
  const { feed = below.feed } = await fromPlaces(inRoot, reader);
  return feed ? [feed] : [];
}

async function fromOtherPages(
  addresses: readonly string[],
  reader: CandidateReader,
  how: Way,
): Promise<ReadFeed[]> {
  for (const address of new Set(addresses)) {
    const next = await reader.read(address);
    if (next?.what === 'feed') return [next];
    const feeds = next?.what === 'page' ? await feedsOfPage(next, reader, how) : [];
    if (feeds.length > 0) return feeds;
  }
  return [];
}

async function readAll(links: readonly FeedLink[], reader: CandidateReader): Promise<ReadFeed[]> {
  const found: ReadFeed[] = [];
  for (const { url, title } of links) {
    const behind = await reader.read(url);
    if (behind?.what === 'feed') found.push({ ...behind, called: title });
  }
  return distinctFeeds(found);
}

async function besideClosedDoor(page: URL, reader: CandidateReader): Promise<ReadFeed[]> {
  const own = await fromSoftware(page, [], reader);
  if (own.length > 0) return own;
  const { feed } = await fromPlaces(usualPlaces(page, []).flat(), reader);
  return feed ? [feed] : [];
}

/** What is only a feed of comments is taken when there is no other. */
async function fromPlaces(
  addresses: readonly string[],
  reader: CandidateReader,
): Promise<{ feed?: ReadFeed; stop: boolean }> {
  let comments: ReadFeed | undefined;
  for (const address of addresses) {
    const found = await reader.read(address, 'guess');
    if (found?.what === 'feed' && !found.comments) return { feed: found, stop: false };
    if (found?.what === 'feed') comments ??= found;
    // A site that asks for fewer requests, or does not answer, is not asked again.
    if (found?.what === 'nothing' && isExhausted(found.error))
      return { ...(comments && { feed: comments }), stop: true };
  }
  return { ...(comments && { feed: comments }), stop: false };
}

/** In the folder of the page, then in the root of the site. */
function usualPlaces(page: URL, software: readonly Software[]): [string[], string[]] {
  const own = software.flatMap(({ places = [] }) => places);
  const all = [...new Set([...own, ...WELL_KNOWN])];
  const folder = new URL(page.pathname.endsWith('/') ? page.pathname : `${page.pathname}/`, page);
  const at = (places: string[], root: URL) => places.map((place) => new URL(place, root).href);
  const root = new URL('/', page);
  return folder.pathname === '/'
    ? [[], at(all.slice(0, MAX_GUESSES), root)]
    : [at(all.slice(0, GUESSES_IN_FOLDER), folder), at(all.slice(0, MAX_GUESSES - GUESSES_IN_FOLDER), root)];
}

function isExhausted({ kind, status }: SourceError): boolean {
  return kind === 'limited' || (kind === 'down' && (status === null || status === 503));
}

/** Names that tell the feeds apart: their own, and what the page or the address adds where that is the same. */
function named(feeds: readonly ReadFeed[]): FeedLink[] {
  const own = ({ url, feed }: ReadFeed) => feed.title ?? new URL(url).hostname;
  const times = (name: string) => feeds.filter((feed) => own(feed) === name).length;
  return feeds.map((found) => {
    const { url, called } = found;
    const name = own(found);
    if (times(name) === 1) return { url, title: name };
    const { hostname, pathname, search } = new URL(url);
    const calledApart =
      called && called !== hostname && feeds.filter((other) => other.called === called).length === 1;
    return { url, title: `${name}: ${calledApart ? called : `${pathname}${search}`}` };
  });
}
