import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { distinctAnchors } from './shared/anchors.ts';
import { countsOf, type Fields, fieldsOf, httpOf, listOf, textOf, timeOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** Limits are not published: one read of what is new each quarter of an hour, and each tag twice a day. */
const EVERY_MS = 15 * MINUTE;
const TAG_EVERY_MS = 12 * HOUR;
const TAGS_PER_MINUTE = 2;
/** The service allows up to 1,000; this many are below a mebibyte. */
const PAGE_SIZE = 250;
const FIRST_LOOK_MS = 7 * DAY;
/** Articles appear late with an old time: scheduled ones, and those read from a blog. 40 pages are 10,000 articles. */
const LIMITS = { overlap: 6 * HOUR, reach: FIRST_LOOK_MS, maxPages: 40, gapFrom: 'overlap' } as const;

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
  const paging = pagingOf(stored, LIMITS, context.now());
  const { from, at } = paging.chain;
  const page = Number(at ?? 1);
  const query = new URLSearchParams({ per_page: String(PAGE_SIZE), page: String(page) });
  const articles = await read(`/articles/latest?${query}`, context);
  const times = articles.map(({ publishedAt }) => publishedAt).filter((time) => time !== null);
  const goesOn = articles.length >= PAGE_SIZE && Math.min(...times) >= from;
  return {
    posts: articles.filter(({ publishedAt }) => publishedAt === null || publishedAt >= from),
    ...paging.after({ times, next: goesOn ? String(page + 1) : null }),
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
  const list = listOf(jsonOf(answer, 'DEV', context));
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
  for (const id of extIds.filter((extId) => /^\d{1,15}$/.test(extId))) {
    const address = `${baseOf(context)}/api/articles/${id}`;
    const { status } = await context.web.fetch(address, { lane: 'api', allow: [404, 410] });
    if (status !== 200) gone.push(id);
  }
  return gone;
}

function baseOf({ options }: SourceContext): string {
  return (options.baseUrl ?? dev.options.baseUrl ?? '').replace(/\/+$/, '');
}
