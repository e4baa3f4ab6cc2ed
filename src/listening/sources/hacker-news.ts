import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { distinctAnchors } from './shared/anchors.ts';
import { jsonOf } from './shared/json.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** Algolia allows 10,000 requests an hour and address; Earshot stays below half (algolia/hn-search, Api.tsx). */
const MAX_PER_HOUR = 4_000;
const EVERY_MS = 5 * MINUTE;
const PAGE_SIZE = 100;
/** Algolia ends paging at 1,000 hits by default; beyond that the time window is moved instead. */
const PAGING_LIMIT = 1_000;
/** Pages of one chain: 5,000 posts. What lies beyond is reported as a gap. */
const MAX_PAGES = 50;
/** The index lags behind by minutes, once by 20 hours (algolia/hn-search#56): every read looks back, once a day far. */
const OVERLAP_MS = 6 * HOUR;
const WIDE_OVERLAP_MS = 48 * HOUR;
const FIRST_LOOK_MS = 7 * DAY;

interface Cursor {
  v: 1;
  /** Newest time the source has given, in ms; null before the first read has ended. */
  high: Millis | null;
  /** When a read last looked back far. */
  wideAt: Millis | null;
  chain: Chain | null;
}

/** A read that takes several pages: posts of `from <= time < to`, newest first. */
interface Chain {
  from: Millis;
  /** null = up to now. */
  to: Millis | null;
  page: number;
  pages: number;
  /** Newest time met so far: becomes `high` when the chain ends. */
  newest: Millis | null;
  wide: boolean;
}

export const hackerNews: Source = {
  id: 'hacker-news',
  label: 'Hacker News',
  homepage: 'https://news.ycombinator.com/',
  access: 'open',
  options: {
    baseUrl: 'https://hn.algolia.com/api/v1',
    firebaseUrl: 'https://hacker-news.firebaseio.com/v0',
  },
  about: {},
  terms:
    'Public search interface of Algolia for Hacker News; posts deleted there are deleted here after one, seven and thirty days at the latest.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[]): Request[] {
  const asked = distinctAnchors(wanted);
  const everyMs = Math.max(EVERY_MS, Math.ceil((asked.length * HOUR) / MAX_PER_HOUR));
  return asked.map(({ words, keywordIds }) => ({
    source: 'hacker-news',
    key: words,
    params: { words },
    scope: 'all',
    serves: keywordIds,
    everyMs,
  }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const cursor = cursorOf(stored);
  const chain = cursor.chain ?? newChain(cursor, context.now());
  const answer = await search(request.params.words ?? request.key, chain, context);
  const hits = answer.hits.map(postOf).filter((post) => post !== null);
  const times = answer.hits.map(timeOf).filter((time) => time !== null);
  const newest = times.length === 0 ? chain.newest : Math.max(chain.newest ?? 0, ...times);
  const after = { ...chain, newest, pages: chain.pages + 1 };

  const next = nextPage(after, answer, Math.min(...times));
  if (next && after.pages < MAX_PAGES)
    return { posts: hits, cursor: { ...cursor, chain: { ...next } }, more: true };
  const oldest = Math.min(...times);
  const first = cursor.high === null;
  return {
    posts: hits,
    cursor: {
      v: 1,
      high: newest ?? cursor.high,
      wideAt: chain.wide ? context.now() : cursor.wideAt,
      chain: null,
    },
    more: false,
    ...(first ? { coveredFrom: next ? oldest : chain.from } : {}),
    ...(next && !first ? { gap: { from: chain.from, to: oldest } } : {}),
  };
}

function newChain({ high, wideAt }: Cursor, now: Millis): Chain {
  const wide = wideAt === null || now - wideAt >= DAY;
  const back = wide ? WIDE_OVERLAP_MS : OVERLAP_MS;
  // Without a single find yet there is no time of the source's to count from.
  const from = high === null ? now - FIRST_LOOK_MS : high - back;
  return { from, to: null, page: 0, pages: 0, newest: high, wide };
}

/** The next page of the window, or the window before the oldest post when Algolia gives no more pages of this one. */
function nextPage(chain: Chain, answer: Answer, oldest: Millis): Chain | null {
  if (chain.page + 1 < answer.nbPages && answer.hits.length > 0) return { ...chain, page: chain.page + 1 };
  const cutOff = (chain.page + 1) * PAGE_SIZE >= PAGING_LIMIT && answer.hits.length === PAGE_SIZE;
  if (!cutOff || !Number.isFinite(oldest)) return null;
  // The second of the oldest post is read again: it may hold more posts than were shown.
  const to = oldest + 1_000;
  const moved = chain.to === null || to < chain.to;
  return moved && to > chain.from ? { ...chain, to, page: 0 } : null;
}

interface Hit {
  objectID?: unknown;
  created_at_i?: unknown;
  author?: unknown;
  title?: unknown;
  url?: unknown;
  points?: unknown;
  num_comments?: unknown;
  story_text?: unknown;
  comment_text?: unknown;
  story_id?: unknown;
  parent_id?: unknown;
  _tags?: unknown;
}

interface Answer {
  hits: Hit[];
  nbPages: number;
}

async function search(words: string, chain: Chain, context: SourceContext): Promise<Answer> {
  const window = [`created_at_i>=${Math.floor(chain.from / 1000)}`];
  if (chain.to !== null) window.push(`created_at_i<${Math.ceil(chain.to / 1000)}`);
  const query = new URLSearchParams({
    query: `"${words}"`,
    tags: '(story,comment,poll)',
    numericFilters: window.join(','),
    hitsPerPage: String(PAGE_SIZE),
    page: String(chain.page),
    typoTolerance: 'false',
    advancedSyntax: 'true',
    attributesToHighlight: '',
  });
  const answer = await context.web.fetch(`${baseOf(context, 'baseUrl')}/search_by_date?${query}`, {
    lane: 'api',
  });
  const json = jsonOf(answer, 'Hacker News') as Partial<Answer> | null;
  if (!Array.isArray(json?.hits) || typeof json.nbPages !== 'number')
    throw new SourceError('malformed', 'Hacker News answers with something that is no list of posts.');
  return { hits: json.hits.filter((hit) => typeof hit === 'object' && hit !== null), nbPages: json.nbPages };
}

function postOf(hit: Hit): RawPost | null {
  const id = text(hit.objectID);
  if (!id || !/^\d{1,12}$/.test(id)) return null;
  const isComment = Array.isArray(hit._tags) && hit._tags.includes('comment');
  const author = text(hit.author);
  const title = text(hit.title);
  const html = text(isComment ? hit.comment_text : hit.story_text);
  const link = text(hit.url);
  const parent = typeof hit.parent_id === 'number' ? hit.parent_id : hit.story_id;
  if (!title && !html) return null;
  return {
    source: 'hacker-news',
    extId: id,
    kind: isComment ? 'comment' : 'post',
    url: itemPage(id),
    publishedAt: timeOf(hit),
    outlet: 'Hacker News',
    counts: {
      ...(typeof hit.points === 'number' ? { points: hit.points } : {}),
      ...(typeof hit.num_comments === 'number' ? { replies: hit.num_comments } : {}),
    },
    ...(author
      ? {
          author: {
            id: author,
            name: author,
            url: `https://news.ycombinator.com/user?id=${encodeURIComponent(author)}`,
          },
        }
      : {}),
    ...(title && !isComment ? { title } : {}),
    ...(html ? { html } : {}),
    ...(link && !isComment ? { links: [link] } : {}),
    ...(isComment && typeof parent === 'number' ? { parentId: String(parent) } : {}),
  };
}

function itemPage(id: string): string {
  return `https://news.ycombinator.com/item?id=${id}`;
}

function timeOf(hit: Hit): Millis | null {
  return typeof hit.created_at_i === 'number' && Number.isFinite(hit.created_at_i)
    ? hit.created_at_i * 1000
    : null;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Firebase says `deleted` or `dead`; `null` means that it does not know, which is no deletion (HackerNews/API). */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const base = baseOf(context, 'firebaseUrl');
  const gone: string[] = [];
  for (const id of extIds.filter((one) => /^\d{1,12}$/.test(one))) {
    const answer = await context.web.fetch(`${base}/item/${id}.json`, { lane: 'api' });
    const item = jsonOf(answer, 'Hacker News') as { deleted?: unknown; dead?: unknown } | null;
    if (item?.deleted === true || item?.dead === true) gone.push(id);
  }
  return gone;
}

function baseOf(context: SourceContext, option: 'baseUrl' | 'firebaseUrl'): string {
  return (context.options[option] ?? hackerNews.options[option] ?? '').replace(/\/+$/, '');
}

function cursorOf(stored: Json): Cursor {
  const cursor = stored as Partial<Cursor> | null;
  const known = typeof cursor === 'object' && cursor !== null && cursor.v === 1;
  return known
    ? { v: 1, high: cursor.high ?? null, wideAt: cursor.wideAt ?? null, chain: cursor.chain ?? null }
    : { v: 1, high: null, wideAt: null, chain: null };
}
