import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { distinctAnchors } from './shared/anchors.ts';
import { countsOf, type Fields, fieldsOf, httpOf, listOf, textOf, timeOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** Limits are not published: one read of what is new each quarter of an hour, and each tag twice a day. */
const EVERY_MS = 15 * MINUTE;
const TAG_EVERY_MS = 12 * HOUR;
const TAGS_PER_MINUTE = 2;
/** The service allows up to 1,000; this many are below a mebibyte. */
const PAGE_SIZE = 250;
/** Articles appear late with an old time: scheduled ones, and those read from a blog. */
const OVERLAP_MS = 6 * HOUR;
const FIRST_LOOK_MS = 7 * DAY;
/** Pages of one read: 10,000 articles. What lies beyond is reported as a gap. */
const MAX_PAGES = 40;

interface Cursor {
  v: 1;
  high: Millis | null;
  chain: { page: number; from: Millis; newest: Millis | null } | null;
}

/**
 * Articles of DEV, or of another Forem. It has no search for words: what is new is read whole and matched here by
 * title, description and tags; the words as a tag besides, which finds the week before a keyword was added.
 */
export const dev: Source = {
  id: 'dev',
  label: 'DEV Community',
  homepage: 'https://dev.to/',
  access: 'open',
  options: { baseUrl: 'https://dev.to' },
  about: {},
  terms:
    'Public interface of Forem; titles, descriptions and tags are kept with a link, and articles deleted there are deleted here.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[]): Request[] {
  if (wanted.length === 0) return [];
  const tags = new Map<string, Set<string>>();
  for (const { words, keywordIds } of distinctAnchors(wanted)) {
    // A tag of Forem is letters and digits.
    const tag = words.replace(/[^\p{L}\p{N}]+/gu, '').slice(0, 30);
    if (tag === '') continue;
    const ids = tags.get(tag) ?? new Set<string>();
    for (const id of keywordIds) ids.add(id);
    tags.set(tag, ids);
  }
  const shared = { source: 'dev', scope: 'all' } as const;
  const everyMs = Math.max(TAG_EVERY_MS, Math.ceil((tags.size * MINUTE) / TAGS_PER_MINUTE));
  return [
    { ...shared, key: 'latest', params: {}, serves: 'all', everyMs: EVERY_MS },
    ...[...tags].map(([tag, ids]) => ({
      ...shared,
      key: `#${tag}`,
      params: { tag },
      serves: [...ids].sort(),
      everyMs,
    })),
  ];
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  return request.params.tag === undefined
    ? collectLatest(stored, context)
    : collectTag(request.params.tag, stored, context);
}

/** Newest first, down to where the last read ended and a bit further. */
async function collectLatest(stored: Json, context: SourceContext): Promise<Page> {
  const cursor = cursorOf(stored);
  const first = cursor.high === null;
  const from = first ? context.now() - FIRST_LOOK_MS : cursor.high! - OVERLAP_MS;
  const chain = cursor.chain ?? { page: 1, from, newest: cursor.high };
  const query = new URLSearchParams({ per_page: String(PAGE_SIZE), page: String(chain.page) });
  const articles = await read(`/articles/latest?${query}`, context);
  const times = articles.map(({ publishedAt }) => publishedAt).filter((at) => at !== null);
  const oldest = Math.min(...times);
  const newest = times.length === 0 ? chain.newest : Math.max(chain.newest ?? 0, ...times);
  const posts = articles.filter(({ publishedAt }) => publishedAt === null || publishedAt >= chain.from);
  const goesOn = articles.length >= PAGE_SIZE && oldest >= chain.from;
  if (goesOn && chain.page < MAX_PAGES)
    return { posts, cursor: { ...cursor, chain: { ...chain, page: chain.page + 1, newest } }, more: true };
  return {
    posts,
    cursor: { v: 1, high: newest ?? cursor.high, chain: null },
    more: false,
    ...(first ? { coveredFrom: goesOn ? oldest : chain.from } : {}),
    ...(goesOn && !first ? { gap: { from: chain.from, to: oldest } } : {}),
  };
}

/** The hottest articles of a tag come first, whatever their age: one page, of which the last week is kept. */
async function collectTag(tag: string, stored: Json, context: SourceContext): Promise<Page> {
  const from = context.now() - FIRST_LOOK_MS;
  const query = new URLSearchParams({ tag, per_page: String(PAGE_SIZE) });
  const articles = await read(`/articles?${query}`, context);
  const whole = articles.length < PAGE_SIZE;
  return {
    posts: articles.filter(({ publishedAt }) => publishedAt === null || publishedAt >= from),
    cursor: { v: 1 },
    more: false,
    title: `#${tag}`,
    ...(stored === null && whole ? { coveredFrom: from } : {}),
  };
}

async function read(path: string, context: SourceContext): Promise<RawPost[]> {
  const answer = await context.web.fetch(`${baseOf(context)}/api${path}`, {
    lane: 'api',
    headers: { accept: 'application/vnd.forem.api-v1+json' },
  });
  const list = listOf(jsonOf(answer, 'DEV'));
  if (list === null)
    throw new SourceError('malformed', 'DEV answers with something that is no list of articles.');
  return list.map((fields) => postOf(fields, baseOf(context))).filter((post) => post !== null);
}

function postOf(fields: Fields, base: string): RawPost | null {
  const { id } = fields;
  const url = httpOf(fields.url);
  const title = textOf(fields.title);
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || !url || !title) return null;
  const text = textOf(fields.description);
  const canonical = httpOf(fields.canonical_url);
  const editedAt = timeOf(fields.edited_at);
  const user = fieldsOf(fields.user);
  const username = textOf(user.username);
  return {
    source: 'dev',
    extId: String(id),
    kind: 'article',
    url,
    title,
    publishedAt: timeOf(fields.published_timestamp),
    outlet: new URL(base).host,
    tags: tagsIn(fields.tag_list),
    counts: countsOf({
      likes: fields.public_reactions_count ?? fields.positive_reactions_count,
      replies: fields.comments_count,
    }),
    ...(text ? { text } : {}),
    ...(editedAt !== null ? { editedAt } : {}),
    ...(canonical && canonical !== url ? { originalUrl: canonical } : {}),
    ...(username
      ? {
          author: {
            id: username,
            name: textOf(user.name) ?? username,
            url: `${base}/${encodeURIComponent(username)}`,
          },
        }
      : {}),
  };
}

/** A list, or one text with commas: the interface gives both. */
function tagsIn(value: unknown): string[] {
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  return list.flatMap((tag) => textOf(tag)?.trim() ?? []).slice(0, 30);
}

async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const gone: string[] = [];
  for (const id of extIds.filter((one) => /^\d{1,15}$/.test(one))) {
    const address = `${baseOf(context)}/api/articles/${id}`;
    const { status } = await context.web.fetch(address, { lane: 'api', allow: [404, 410] });
    if (status !== 200) gone.push(id);
  }
  return gone;
}

function baseOf({ options }: SourceContext): string {
  return (options.baseUrl ?? dev.options.baseUrl ?? '').replace(/\/+$/, '');
}

function cursorOf(stored: Json): Cursor {
  const { v, high, chain } = fieldsOf(stored);
  const { page, from, newest } = fieldsOf(chain);
  return {
    v: 1,
    high: v === 1 && typeof high === 'number' ? high : null,
    chain:
      v === 1 && typeof page === 'number' && typeof from === 'number'
        ? { page, from, newest: typeof newest === 'number' ? newest : null }
        : null,
  };
}
