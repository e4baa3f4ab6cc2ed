import { createHash } from 'node:crypto';
import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { parseUrl } from '../../parse-url.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';
import {
  type Conditions,
  conditionsAfter,
  conditionsFor,
  conditionsIn,
  NO_CONDITIONS,
} from '../shared/conditions.ts';
import { type SeenItems, seenIn, sortOut } from '../shared/seen-items.ts';
import type {
  FeedEntry,
  Json,
  Page,
  ParsedFeed,
  ParsedItem,
  Request,
  Source,
  SourceContext,
  WebAnswer,
} from '../source.ts';
import { decodeFeed } from './decode.ts';
import { type Hub, hubIn, hubOf } from './hub.ts';
import { feedLinksIn } from './links-in-page.ts';
import { isWebPage, MAX_FEED_BYTES } from './parse.ts';
import { overflowOf, reachOf } from './reach.ts';
import { type Asks, asksIn, asksOf, waitOf } from './schedule.ts';

/** As often as feed readers do; below five minutes would be rude. */
const EVERY_MS = 15 * MINUTE;
/** A feed that its hub pushes: hubs lose things, so it is read all the same. */
const SAFETY_EVERY_MS = 3 * HOUR;
const FIRST_LOOK_MS = 7 * DAY;
/** A move counts when it is seen again after this long: a wrong redirect rarely outlives a working day's morning. */
const MOVE_AFTER_MS = 3 * HOUR;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1';

type Cursor = Conditions & {
  v: 1;
  /** Prefix of the ids, made from the first address and kept when the feed moves. */
  space: string;
  seen: SeenItems;
  moved: { to: string; since: Millis } | null;
  asks: Asks;
  /** Newest date that the feed has shown. */
  newest: Millis | null;
  hub: Hub | null;
};

export const feed: Source = {
  id: 'feed',
  label: 'Feeds (RSS, Atom, JSON Feed)',
  homepage: 'https://www.rssboard.org/rss-specification',
  access: 'open',
  options: {},
  about: {},
  terms:
    'The texts belong to their publishers: Earshot keeps the words needed for matching, shows an excerpt and links to the origin.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan: (_wanted, feeds) => planFeeds(feeds),
  collect,
};

function planFeeds(feeds: readonly FeedEntry[]): Request[] {
  const byUrl = new Map<string, { workspaces: Set<string>; pushed: boolean }>();
  for (const { url, workspaces, pushed = false } of feeds) {
    const key = parseUrl(url)?.href ?? url;
    const entry = byUrl.get(key) ?? { workspaces: new Set<string>(), pushed };
    for (const workspace of workspaces) entry.workspaces.add(workspace);
    byUrl.set(key, entry);
  }
  return [...byUrl].map(([url, { workspaces, pushed }]) => ({
    source: 'feed',
    key: url,
    params: { url },
    scope: [...workspaces].sort(),
    serves: 'all',
    everyMs: pushed ? SAFETY_EVERY_MS : EVERY_MS,
  }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const address = request.params.url ?? request.key;
  const cursor = cursorOf(stored, address);
  const answer = await context.web.fetch(address, {
    headers: { accept: ACCEPT },
    ...conditionsFor(cursor, context.now()),
    maxBytes: MAX_FEED_BYTES,
    brokenOff: true,
  });
  const now = context.now();
  const { moved, movedTo } = moveOf(answer, cursor, now);
  const shared = { more: false, ...(movedTo ? { movedTo } : {}) };
  if (answer.notModified)
    return {
      ...shared,
      posts: [],
      cursor: asJson({ ...cursor, ...conditionsAfter(answer, cursor, now), moved }),
      ...waitOf(answer, cursor.asks, request.everyMs, now),
    };

  const parsed = await parsedOf(answer, context);
  // What broke off is asked for in full the next time.
  const conditions = answer.brokenOff
    ? { ...NO_CONDITIONS, fullAt: now }
    : conditionsAfter(answer, cursor, now);
  if (parsed.lost > 0) context.lose?.(parsed.lost);
  const asks = asksOf(parsed);
  const { fresh, unseen, seen } = sortOut(parsed.items, cursor.seen);
  return {
    ...shared,
    posts: fresh.map((item) => postOf(item, parsed, answer.url, cursor.space)),
    cursor: asJson({
      ...cursor,
      ...conditions,
      seen,
      moved,
      asks,
      newest: newestOf(parsed.items, cursor.newest),
      hub: hubOf(answer, parsed),
    }),
    ...(parsed.title ? { title: parsed.title } : {}),
    ...(stored === null
      ? reachOf(parsed.items, FIRST_LOOK_MS, now)
      : overflowOf(parsed, unseen, { newest: cursor.newest, readAt: cursor.fullAt }, now)),
    ...waitOf(answer, asks, request.everyMs, now),
  };
}

/**
 * The page that a hub has pushed, as if the feed had been read: as a rule its new items only, so that nothing follows
 * from an item that is not there.
 * @throws SourceError `malformed`
 */
export async function pushedPage(
  request: Request,
  stored: Json,
  body: Uint8Array,
  contentType: string | null,
  context: Pick<SourceContext, 'parseFeed'>,
): Promise<Page> {
  const address = request.params.url ?? request.key;
  const cursor = cursorOf(stored, address);
  const parsed = await context.parseFeed(body, contentType, address);
  const { fresh, seen } = sortOut(parsed.items, cursor.seen);
  return {
    posts: fresh.map((item) => postOf(item, parsed, address, cursor.space)),
    cursor: asJson({ ...cursor, seen, newest: newestOf(parsed.items, cursor.newest) }),
    more: false,
    lost: parsed.lost,
  };
}

async function parsedOf(answer: WebAnswer, context: SourceContext): Promise<ParsedFeed> {
  try {
    return await parseAnswer(answer, context);
  } catch (error) {
    if (!answer.brokenOff) throw error;
    // Too little came to say what it is.
    throw new SourceError('down', `${new URL(answer.url).host} broke off the connection.`, { cause: error });
  }
}

async function parseAnswer(answer: WebAnswer, context: SourceContext): Promise<ParsedFeed> {
  const type = answer.headers.get('content-type');
  const text = decodeFeed(answer.body, type);
  if (!isWebPage(text)) return context.parseFeed(answer.body, type, answer.url);
  const { host } = new URL(answer.url);
  const [first] = feedLinksIn(text, answer.url);
  const hint = first ? ` The page names a feed: ${withoutQuery(first.url)}` : '';
  throw new SourceError('malformed', `${host} answers with a web page instead of a feed.${hint}`);
}

function newestOf(items: readonly ParsedItem[], before: Millis | null): Millis | null {
  return items.reduce<Millis | null>(
    (newest, { publishedAt }) => (publishedAt !== null && publishedAt > (newest ?? 0) ? publishedAt : newest),
    before,
  );
}

function postOf(item: ParsedItem, from: ParsedFeed, feedUrl: string, space: string): RawPost {
  const url = item.url ?? pageOf(item, from.link ?? feedUrl);
  return {
    source: 'feed',
    extId: `${space}:${item.id}`,
    kind: isVideo(url) ? 'video' : 'article',
    url,
    publishedAt: item.publishedAt,
    tags: item.tags,
    ...(item.author
      ? { author: { name: item.author.name, ...(item.author.url ? { url: item.author.url } : {}) } }
      : {}),
    ...(item.title ? { title: item.title } : {}),
    ...(item.html ? { html: item.html } : {}),
    ...(item.lang ? { lang: item.lang } : {}),
    ...(item.editedAt !== null ? { editedAt: item.editedAt } : {}),
    ...(item.originalUrl ? { originalUrl: item.originalUrl } : {}),
    ...(from.title ? { outlet: from.title } : {}),
  };
}

/** An item without an address of its own is read on the site's page; the query keeps such items apart. */
function pageOf(item: ParsedItem, home: string): string {
  const url = new URL(home);
  url.searchParams.set('item', hash(item.id));
  return url.href;
}

function isVideo(url: string): boolean {
  return /^https:\/\/(?:www\.)?youtube\.com\/(?:watch|shorts)/.test(url);
}

/** @returns the new address once the move has lasted; until then the move to remember */
function moveOf(answer: WebAnswer, cursor: Cursor, now: Millis) {
  const to = answer.movedTo;
  if (to === null) return { moved: null, movedTo: null };
  const moved = cursor.moved?.to === to ? cursor.moved : { to, since: now };
  return { moved, movedTo: now - moved.since >= MOVE_AFTER_MS ? to : null };
}

function cursorOf(stored: Json, address: string): Cursor {
  const fresh: Cursor = {
    v: 1,
    space: hash(address),
    ...NO_CONDITIONS,
    seen: [],
    moved: null,
    asks: asksIn(null),
    newest: null,
    hub: null,
  };
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored) || stored.v !== 1) return fresh;
  const { space, moved } = stored;
  const isMove = typeof moved === 'object' && moved !== null && !Array.isArray(moved);
  return {
    v: 1,
    space: typeof space === 'string' ? space : fresh.space,
    ...conditionsIn(stored),
    seen: seenIn(stored.seen),
    moved:
      isMove && typeof moved.to === 'string' && typeof moved.since === 'number'
        ? { to: moved.to, since: moved.since }
        : null,
    asks: asksIn(stored.asks),
    newest: typeof stored.newest === 'number' ? stored.newest : null,
    hub: hubIn(stored),
  };
}

function asJson(cursor: Cursor): Json {
  return {
    ...cursor,
    seen: [...cursor.seen],
    asks: { ...cursor.asks },
    hub: cursor.hub && { ...cursor.hub },
  };
}

function withoutQuery(address: string): string {
  const url = new URL(address);
  url.search = '';
  return url.href;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
