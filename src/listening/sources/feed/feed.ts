import { createHash } from 'node:crypto';
import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { parseUrl } from '../../parse-url.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';
import { decodeText } from '../shared/charset/decode.ts';
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
import { type Hub, hubIn, hubOf } from './hub.ts';
import { feedLinksIn } from './links-in-page.ts';
import { isWebPage, MAX_FEED_BYTES } from './parse.ts';
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

interface Cursor {
  v: 1;
  /** Prefix of the ids, made from the first address and kept when the feed moves. */
  space: string;
  etag: string | null;
  lastModified: string | null;
  seen: SeenItems;
  moved: { to: string; since: Millis } | null;
  asks: Asks;
  /** Newest date that the feed has shown. */
  newest: Millis | null;
  hub: Hub | null;
}

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
    etag: cursor.etag,
    lastModified: cursor.lastModified,
    maxBytes: MAX_FEED_BYTES,
  });
  const { moved, movedTo } = moveOf(answer, cursor, context.now());
  const shared = { more: false, ...(movedTo ? { movedTo } : {}) };
  if (answer.notModified)
    return {
      ...shared,
      posts: [],
      cursor: asJson({ ...cursor, moved }),
      ...waitOf(answer, cursor.asks, request.everyMs, context.now()),
    };

  const parsed = await parsedOf(answer, context);
  const asks = asksOf(parsed);
  const { fresh, changed, seen } = sortOut(parsed.items, cursor.seen);
  return {
    ...shared,
    posts: fresh.map((item) => postOf(item, parsed, answer.url, cursor.space, changed)),
    cursor: asJson({
      ...cursor,
      etag: answer.headers.get('etag'),
      lastModified: answer.headers.get('last-modified'),
      seen,
      moved,
      asks,
      newest: newestOf(parsed.items, cursor.newest),
      hub: hubOf(answer, parsed),
    }),
    ...(parsed.title ? { title: parsed.title } : {}),
    ...(stored === null
      ? reachOf(parsed.items, context.now())
      : overflowOf(parsed.items, fresh, cursor.newest)),
    ...waitOf(answer, asks, request.everyMs, context.now()),
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
  const { fresh, changed, seen } = sortOut(parsed.items, cursor.seen);
  return {
    posts: fresh.map((item) => postOf(item, parsed, address, cursor.space, changed)),
    cursor: asJson({ ...cursor, seen, newest: newestOf(parsed.items, cursor.newest) }),
    more: false,
  };
}

async function parsedOf(answer: WebAnswer, context: SourceContext): Promise<ParsedFeed> {
  const type = answer.headers.get('content-type');
  const text = decodeText(answer.body, type);
  if (!isWebPage(text)) return context.parseFeed(answer.body, type, answer.url);
  const { host } = new URL(answer.url);
  const [first] = feedLinksIn(text, answer.url);
  const hint = first ? ` The page names a feed: ${withoutQuery(first.url)}` : '';
  throw new SourceError('malformed', `${host} answers with a web page instead of a feed.${hint}`);
}

/**
 * A feed shows its newest items: on a first read everything since the last of them is known. Not so when the order is
 * another (a post pinned on top of newer ones) or a date is missing.
 */
function reachOf(items: readonly ParsedItem[], now: Millis): { coveredFrom?: Millis } {
  const times = items.map(({ publishedAt }) => publishedAt ?? Number.NaN);
  const inOrder = times.every((at, index) => at <= (times[index - 1] ?? Number.POSITIVE_INFINITY));
  const oldest = times.at(-1);
  return inOrder && oldest !== undefined && oldest < now
    ? { coveredFrom: Math.max(oldest, now - FIRST_LOOK_MS) }
    : {};
}

/** When nothing that the feed shows was there before, what came between may have passed unseen. */
function overflowOf(
  items: readonly ParsedItem[],
  fresh: readonly ParsedItem[],
  newest: Millis | null,
): Pick<Page, 'gap'> {
  const times = items.map(({ publishedAt }) => publishedAt).filter((at) => at !== null);
  const oldest = Math.min(...times);
  const overflowed = newest !== null && times.length > 1 && fresh.length === items.length && oldest > newest;
  return overflowed ? { gap: { from: newest, to: oldest } } : {};
}

function newestOf(items: readonly ParsedItem[], before: Millis | null): Millis | null {
  return items.reduce<Millis | null>(
    (newest, { publishedAt }) => (publishedAt !== null && publishedAt > (newest ?? 0) ? publishedAt : newest),
    before,
  );
}

function postOf(
  item: ParsedItem,
  from: ParsedFeed,
  feedUrl: string,
  space: string,
  changed: ReadonlySet<ParsedItem>,
): RawPost {
  const url = item.url ?? pageOf(item, from.link ?? feedUrl);
  return {
    source: 'feed',
    extId: `${space}:${item.id}`,
    kind: isVideo(url) ? 'video' : ANSWERS.test(item.html ?? '') ? 'post' : 'article',
    url,
    publishedAt: item.publishedAt,
    tags: item.tags,
    ...(item.author
      ? { author: { name: item.author.name, ...(item.author.url ? { url: item.author.url } : {}) } }
      : {}),
    ...(item.title ? { title: item.title } : {}),
    ...(item.html ? { html: item.html } : {}),
    ...(item.lang ? { lang: item.lang } : {}),
    ...(item.more ? { more: item.more } : {}),
    ...(item.langs ? { langs: item.langs } : {}),
    ...(changed.has(item) ? { seenBefore: true } : {}),
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

/** An item that quotes what it answers, as forums and mailing lists mark it, is somebody's post: the quote is not theirs. */
const ANSWERS =
  /<aside\b[^>]{0,300}\bclass\s*=\s*["'][^"']{0,200}\bquote\b|\bclass\s*=\s*["'][^"']{0,200}(?:quote-inline|bbcode_?quote|bbCodeBlock--quote|mycode_quote|quotetop|quotecontent|gmail_quote)|<cite>[^<]{1,80}(?:wrote|a écrit|schrieb|escribió|ha scritto|escreveu|said)\b|\[quote[=\]]/i;

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
    etag: null,
    lastModified: null,
    seen: [],
    moved: null,
    asks: asksIn(null),
    newest: null,
    hub: null,
  };
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored) || stored.v !== 1) return fresh;
  const { space, etag, lastModified, moved } = stored;
  const isMove = typeof moved === 'object' && moved !== null && !Array.isArray(moved);
  return {
    v: 1,
    space: typeof space === 'string' ? space : fresh.space,
    etag: typeof etag === 'string' ? etag : null,
    lastModified: typeof lastModified === 'string' ? lastModified : null,
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
