import type { Hit, Mention, Post, PostCounts } from '../listening/mentions/mention.ts';
import { firstRecheck } from '../listening/mentions/recheck.ts';
import { int, intOrNull, json, type SqlRow, type SqlValue, text, textOrNull } from './database.ts';
import { decodeHits, encodeHits } from './hit-json.ts';
import { addressNumber, postKey } from './identity.ts';

/** Longest text that is stored of a post, in UTF-16 units. */
const MAX_TEXT = 20_000;

type Rest = Omit<Post, 'source' | 'publishedAt' | 'author' | 'title' | 'text' | 'counts'>;

/** Values that most posts have in common are not stored with each. */
const USUAL = {
  outlet: null,
  timeBy: 'source',
  editedAt: null,
  parentId: null,
  originalUrl: null,
  links: [] as string[],
  tags: [] as string[],
} as const satisfies Partial<Rest>;
type StoredRest = Omit<Rest, keyof typeof USUAL | 'canonicalUrl'> & Partial<Rest>;

/** Where a mention stands among the rows: `story` is the row of its story's first mention. */
export interface Place {
  row: number;
  w: number;
  author: number | null;
  story: number;
  /** Number of the part that brought it first. */
  part: number;
}

export const INSERT_MENTION = `insert into mention (row, w, id, source, post, published_at, url, author, story, story_id, title, body,
  counts, hits, rest, recheck_at, part, held)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`;

export function mentionValues({ id, storyId, post, hits }: Mention, place: Place): SqlValue[] {
  return [
    place.row,
    place.w,
    id,
    post.source,
    postKey(post.source, post.extId),
    post.publishedAt,
    addressNumber(post.canonicalUrl),
    place.author,
    place.story,
    storyId === id ? null : storyId,
    post.title,
    storedText(post),
    JSON.stringify(post.counts),
    encodeHits(hits),
    encodeRest(restOf(post)),
    firstRecheck(post.publishedAt, post.fetchedAt),
    place.part,
    isHeld(hits),
  ];
}

/** Columns that an edit may change: the time of publication, the author and the story stay as they were stored. */
export const UPDATE_MENTION =
  'update mention set url = $2, title = $3, body = $4, counts = $5, hits = $6, rest = $7, held = $8 where row = $1';

export function editedValues(row: number, { post, hits }: Mention): SqlValue[] {
  return [
    row,
    addressNumber(post.canonicalUrl),
    post.title,
    storedText(post),
    JSON.stringify(post.counts),
    encodeHits(hits),
    encodeRest(restOf(post)),
    isHeld(hits),
  ];
}

export const UPDATE_HITS = 'update mention set hits = $2, held = $3 where row = $1';

export function hitValues(row: number, hits: readonly Hit[]): SqlValue[] {
  return [row, encodeHits(hits), isHeld(hits)];
}

function isHeld(hits: readonly Hit[]): number {
  return hits.every(({ held }) => held !== null) ? 1 : 0;
}

/** Columns and joins that `mention` below reads; add `where` and order. */
export const MENTIONS = `select mention.*, workspace.workspace, author.key as author_key, author.name as author_name,
    author.url as author_url, author.followers as author_followers, author.handle as author_handle
  from mention join workspace on workspace.n = mention.w
  left join author on author.w = mention.w and author.n = mention.author`;

export function mentionOf(row: SqlRow): Mention {
  const id = text(row.id);
  return {
    workspaceId: text(row.workspace),
    id,
    storyId: textOrNull(row.story_id) ?? id,
    post: {
      ...restOfRow(row),
      source: text(row.source),
      publishedAt: int(row.published_at),
      author:
        typeof row.author_key === 'string'
          ? {
              key: row.author_key,
              name: text(row.author_name),
              ...(typeof row.author_handle === 'string' ? { handle: row.author_handle } : {}),
              url: textOrNull(row.author_url),
              followers: intOrNull(row.author_followers),
            }
          : null,
      title: textOrNull(row.title),
      text: text(row.body),
      counts: json<PostCounts>(row.counts),
    },
    hits: decodeHits(row.hits),
  };
}

/** The remains of a post that is gone: where it counted and when, without its text, its author and what was noted of it. */
export function emptied(hits: readonly Hit[], rest: Rest): { hits: string; rest: string } {
  const silent = hits
    .filter(({ held }) => held === null)
    .map(
      ({ keywordId, sentiment, relevance }): Hit => ({
        keywordId,
        terms: [],
        sentiment: { ...sentiment, why: [] },
        relevance: { ...relevance, why: [] },
        held: null,
      }),
    );
  const nothing: Rest = {
    ...rest,
    extId: '',
    url: '',
    canonicalUrl: '',
    site: '',
    parentId: null,
    originalUrl: null,
    links: [],
    tags: [],
    contentHash: '',
  };
  for (const about of ['rating', 'media', 'form', 'country'] as const) delete nothing[about];
  return { hits: encodeHits(silent), rest: encodeRest(nothing) };
}

export function restOfRow(row: SqlRow): Rest {
  const stored = json<StoredRest>(row.rest);
  return { ...USUAL, ...stored, canonicalUrl: stored.canonicalUrl ?? stored.url };
}

export function storedText(post: Post): string {
  return cap(post.text, MAX_TEXT);
}

/** The first `max` UTF-16 units, never ending in half a character. */
export function cap(of: string, max: number): string {
  if (of.length <= max) return of;
  const half = /[\ud800-\udbff]$/.test(of.slice(0, max));
  return of.slice(0, half ? max - 1 : max);
}

function encodeRest(rest: Rest): string {
  const stored: StoredRest = { ...rest };
  for (const name of Object.keys(USUAL) as (keyof typeof USUAL)[])
    if (JSON.stringify(stored[name]) === JSON.stringify(USUAL[name])) delete stored[name];
  if (stored.canonicalUrl === stored.url) delete stored.canonicalUrl;
  return JSON.stringify(stored);
}

function restOf(post: Post): Rest {
  const { source: _s, publishedAt: _p, author: _a, title: _t, text: _x, counts: _c, ...rest } = post;
  return rest;
}
