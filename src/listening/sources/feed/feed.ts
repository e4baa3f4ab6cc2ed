import { createHash } from 'node:crypto';
import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { parseUrl } from '../../parse-url.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';
import { decodeText } from '../shared/charset/decode.ts';
import {
  type Conditions,
  conditionsAfter,
  conditionsFor,
  conditionsIn,
  NO_CONDITIONS,
} from '../shared/conditions.ts';
import { type ItemMemory, memoryAsJson, memoryIn } from '../shared/item-memory.ts';
import { type NamedItems, nameItems } from '../shared/item-names.ts';
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
import { isMoved, type Move, moveAfter, moveIn } from './move.ts';
import { isWebPage, MAX_FEED_BYTES } from './parse.ts';
import { overflowOf, reachOf } from './reach.ts';
import { type Asks, asksIn, asksOf, waitOf } from './schedule.ts';

/** As often as feed readers do; below five minutes would be rude. */
const EVERY_MS = 15 * MINUTE;
/** A feed that its hub pushes: hubs lose things, so it is read all the same. */
const SAFETY_EVERY_MS = 3 * HOUR;
const FIRST_LOOK_MS = 7 * DAY;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1';

type Cursor = Conditions & {
  v: 1;
  /** Prefix of the ids, made from the first address and kept when the feed moves. */
  space: string;
  seen: ItemMemory;
  moved: Move | null;
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
  const parsed = answer.notModified ? null : await parsedOf(answer, context);
  const named = parsed && nameItems(parsed.items, cursor.seen);
  const moved = moveAfter(answer, parsed, address, cursor.moved, now);
  const isGone = moved !== null && (await isMoved(moved, named?.memory ?? cursor.seen, context));
  const shared = { more: false, ...(isGone ? { movedTo: moved.to } : {}) };
  if (!parsed || !named)
    return {
      ...shared,
      posts: [],
      cursor: asJson({ ...cursor, ...conditionsAfter(answer, cursor, now), moved }),
      ...waitOf(answer, cursor.asks, request.everyMs, now),
    };

  // What broke off is asked for in full the next time.
  const conditions = answer.brokenOff
    ? { ...NO_CONDITIONS, fullAt: now }
    : conditionsAfter(answer, cursor, now);
  if (parsed.lost > 0) context.lose?.(parsed.lost);
  const asks = asksOf(parsed);
  return {
    ...shared,
    posts: postsOf(named, parsed, answer.url, cursor.space),
    cursor: asJson({
      ...cursor,
      ...conditions,
      seen: named.memory,
      moved,
      asks,
      newest: newestOf(parsed.items, cursor.newest),
      hub: hubOf(answer, parsed),
    }),
    ...(parsed.title ? { title: parsed.title } : {}),
    ...(stored === null
      ? reachOf(parsed.items, FIRST_LOOK_MS, now)
      : overflowOf(parsed, named, { newest: cursor.newest, readAt: cursor.fullAt }, now)),
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
  const named = nameItems(parsed.items, cursor.seen);
  return {
    posts: postsOf(named, parsed, address, cursor.space),
    cursor: asJson({ ...cursor, seen: named.memory, newest: newestOf(parsed.items, cursor.newest) }),
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
  const text = decodeText(answer.body, type);
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

function postsOf({ fresh, known }: NamedItems, from: ParsedFeed, feedUrl: string, space: string): RawPost[] {
  return fresh.map(({ item, name }) => ({
    ...postOf(item, `${space}:${name}`, from, feedUrl),
    ...(known.has(item) ? { seenBefore: true } : {}),
  }));
}

function postOf(item: ParsedItem, extId: string, from: ParsedFeed, feedUrl: string): RawPost {
  const url = item.url ?? pageOf(item, from.link ?? feedUrl);
  return {
    source: 'feed',
    extId,
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

function cursorOf(stored: Json, address: string): Cursor {
  const fresh: Cursor = {
    v: 1,
    space: hash(address),
    ...NO_CONDITIONS,
    seen: memoryIn(null),
    moved: null,
    asks: asksIn(null),
    newest: null,
    hub: null,
  };
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored) || stored.v !== 1) return fresh;
  const { space } = stored;
  return {
    v: 1,
    space: typeof space === 'string' ? space : fresh.space,
    ...conditionsIn(stored),
    seen: memoryIn(stored.seen),
    moved: moveIn(stored.moved),
    asks: asksIn(stored.asks),
    newest: typeof stored.newest === 'number' ? stored.newest : null,
    hub: hubIn(stored),
  };
}

function asJson(cursor: Cursor): Json {
  return {
    ...cursor,
    seen: memoryAsJson(cursor.seen),
    asks: { ...cursor.asks },
    moved: cursor.moved && { ...cursor.moved },
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
