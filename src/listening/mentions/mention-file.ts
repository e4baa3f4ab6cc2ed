import { type CsvValue, csvHead, csvLine } from '../csv.ts';
import type { Keyword } from '../keywords/keyword.ts';
import type { Millis } from '../time.ts';
import type { Hit, Mention, Post, Rating } from './mention.ts';
import type { FilteredPost, FilteredReason, ListedMention } from './mention-query.ts';
import { wholeStars } from './rating.ts';
import { referenceOf } from './reference.ts';

export const FILE_FORMATS = ['csv', 'ndjson'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A post as a row of a file: a mention as one keyword counts it, or what is known of one that is not counted. */
export interface FileRow {
  listed: ListedMention | null;
  source: string;
  url: string | null;
  at: Millis;
  post: Post | null;
  keyword: Keyword | undefined;
  hit: Hit | undefined;
  filtered: { reason: FilteredReason; detail: string | null } | null;
}

export function mentionRow(
  listed: ListedMention,
  keywords: readonly Keyword[],
  label?: Hit['sentiment']['label'],
): FileRow {
  const { mention } = listed;
  const { post } = mention;
  const { keyword = keywords[0], hit } = listedKeyword(mention, keywords, label) ?? {};
  const { source, url, publishedAt: at } = post;
  return { listed, source, url, at, post, keyword, hit, filtered: null };
}

export function filteredRow(
  { keywordId, reason, detail, at, source, address: url, post, listed }: FilteredPost,
  keywords: readonly Keyword[],
): FileRow {
  return {
    listed,
    source,
    url,
    at,
    post,
    keyword: keywords.find(({ id }) => id === keywordId),
    hit: listed?.mention.hits.find((hit) => hit.keywordId === keywordId),
    filtered: { reason, detail },
  };
}

/** Names are part of what people build on: new ones go to the end, and none goes. */
function cellsOf({ listed, source, url, at, post, keyword, hit, filtered }: FileRow) {
  const { author = null, counts = {} } = post ?? {};
  return {
    ref: listed ? referenceOf(listed.row) : null,
    url,
    source,
    outlet: post?.outlet ?? null,
    kind: post?.kind ?? null,
    published_at: new Date(at).toISOString(),
    date_known: post?.timeBy === 'source',
    author: author?.name ?? null,
    author_url: author?.url ?? null,
    followers: author?.followers ?? null,
    language: post?.lang ?? null,
    title: post?.title ?? null,
    text: post?.text ?? null,
    keyword: keyword?.name ?? null,
    mood: hit ? moodOf(hit) : null,
    mood_value: hit && hit.sentiment.label !== null ? Math.round(hit.sentiment.value * 100) / 100 : null,
    mood_by: hit?.sentiment.method ?? null,
    relevance: hit?.relevance.level ?? null,
    rating: ratingOf(post?.rating),
    likes: counts.likes ?? null,
    points: counts.points ?? null,
    reposts: counts.reposts ?? null,
    replies: counts.replies ?? null,
    views: counts.views ?? null,
    hashtags: post?.tags.join(' ') ?? null,
    story: listed?.mention.storyId ?? null,
    id: listed?.mention.id ?? null,
    tags: listed?.tags.join(', ') ?? null,
    starred: listed?.starred ?? null,
    held_back: filtered?.reason ?? null,
    held_back_by: filtered?.detail ?? null,
    author_handle: author?.handle ?? null,
    country: post?.country ?? null,
    media: post?.media?.join(' ') ?? null,
    form: post?.form ?? null,
  } satisfies Readonly<Record<string, CsvValue>>;
}

function moodOf({ sentiment: { label } }: Hit): string {
  if (label === null) return 'not-judged';
  return { neg: 'negative', neu: 'neutral', pos: 'positive' }[label];
}

function ratingOf(rating: Rating | undefined): string | null {
  if (!rating) return null;
  return 'stars' in rating ? `${wholeStars(rating.stars)}/5` : rating.thumb;
}

/** The keyword as whose mention one is listed: the first that counts it, and has that mood if one is asked for. */
export function listedKeyword(
  { hits }: Pick<Mention, 'hits'>,
  keywords: readonly Keyword[],
  label?: Hit['sentiment']['label'],
): { keyword: Keyword; hit: Hit } | null {
  for (const keyword of keywords) {
    const hit = hits.find(
      ({ keywordId, held, sentiment }) =>
        keywordId === keyword.id && held === null && (label === undefined || sentiment.label === label),
    );
    if (hit) return { keyword, hit };
  }
  return null;
}

export function fileLine(format: FileFormat, row: FileRow): string {
  const cells = cellsOf(row);
  return format === 'csv' ? csvLine(COLUMNS.map((name) => cells[name])) : `${JSON.stringify(cells)}\n`;
}

/** How a file begins, mentions or none. */
export function fileHead(format: FileFormat): string {
  return format === 'csv' ? csvHead(COLUMNS) : '';
}

const COLUMNS = [
  'ref',
  'url',
  'source',
  'outlet',
  'kind',
  'published_at',
  'date_known',
  'author',
  'author_url',
  'followers',
  'language',
  'title',
  'text',
  'keyword',
  'mood',
  'mood_value',
  'mood_by',
  'relevance',
  'rating',
  'likes',
  'points',
  'reposts',
  'replies',
  'views',
  'hashtags',
  'story',
  'id',
  'tags',
  'starred',
  'held_back',
  'held_back_by',
  'author_handle',
  'country',
  'media',
  'form',
] as const satisfies readonly (keyof ReturnType<typeof cellsOf>)[];
