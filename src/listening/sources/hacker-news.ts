import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { searchRequests } from './shared/anchors.ts';
import { countsOf, type Fields, fieldsOf, listOf, numberOf, textOf } from './shared/fields.ts';
import { jsonOf } from './shared/json.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from './source.ts';

/** Algolia allows 10,000 requests an hour and address; Earshot stays below half (algolia/hn-search, Api.tsx). */
const MAX_PER_HOUR = 4_000;
const EVERY_MS = 5 * MINUTE;
const PAGE_SIZE = 100;
/** Algolia ends paging at 1,000 hits by default; beyond that the time window is moved instead. */
const PAGING_LIMIT = 1_000;
/** The index lags behind by minutes, once by 20 hours (algolia/hn-search#56): every read looks back, once a day far. */
const OVERLAP_MS = 6 * HOUR;
const WIDE_OVERLAP_MS = 48 * HOUR;
/** 50 pages are 5,000 posts. */
const LIMITS = { reach: 7 * DAY, maxPages: 50, gapFrom: 'overlap' } as const;

/** Posts of `from <= time < to`, newest first, and the page to read of them; `to` null = up to now. */
interface Window {
  from: Millis;
  to: Millis | null;
  page: number;
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
  previews: true,
  plan,
  collect,
  recheck,
};

function plan(wanted: Wanted[]): Request[] {
  return searchRequests('hacker-news', wanted, EVERY_MS, HOUR / MAX_PER_HOUR);
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const now = context.now();
  const wideAt = numberOf(fieldsOf(stored).wideAt);
  const overlap = wideAt === null || now - wideAt >= DAY ? WIDE_OVERLAP_MS : OVERLAP_MS;
  const words = request.params.words ?? request.key;
  const { before, chain, after } = pagingOf(withPlace(stored), { ...LIMITS, overlap }, now, [words]);
  const window = windowAt(chain.at, chain.from);
  const answer = await search(words, window, context);
  const times = answer.hits.map(timeOf).filter((time) => time !== null);
  const next = nextWindow(window, answer, Math.min(...times));
  const result = after({ times, next: next && placeOf(next) });
  const isWide = before.high === null || chain.from <= before.high - WIDE_OVERLAP_MS;
  return {
    posts: answer.hits.map(postOf).filter((post) => post !== null),
    ...result,
    // When a read last looked back far.
    cursor: { ...result.cursor, wideAt: isWide && !result.more ? now : wideAt },
  };
}

/** `3`, or `3<1763640000000` once the window has moved. */
function placeOf({ page, to }: Window): string {
  return to === null ? String(page) : `${page}<${to}`;
}

function windowAt(place: string | null, from: Millis): Window {
  const [page = '0', to] = (place ?? '').split('<');
  return { from, to: to === undefined ? null : Number(to), page: Number(page) };
}

/** Cursors of earlier versions have page and window apart. */
function withPlace(stored: Json): Json {
  const { chain } = fieldsOf(stored);
  const { page, to } = fieldsOf(chain);
  if (typeof page !== 'number') return stored;
  const at = placeOf({ from: 0, to: numberOf(to), page });
  return { ...(stored as Record<string, Json>), chain: { ...(chain as Record<string, Json>), at } };
}

/** The next page of the window, or the window before the oldest post when Algolia gives no more pages of this one. */
function nextWindow(window: Window, answer: Answer, oldest: Millis): Window | null {
  if (window.page + 1 < answer.nbPages && answer.hits.length > 0) return { ...window, page: window.page + 1 };
  const cutOff = (window.page + 1) * PAGE_SIZE >= PAGING_LIMIT && answer.hits.length === PAGE_SIZE;
  if (!cutOff || !Number.isFinite(oldest)) return null;
  // The second of the oldest post is read again: it may hold more posts than were shown.
  const to = oldest + 1_000;
  const moved = window.to === null || to < window.to;
  return moved && to > window.from ? { ...window, to, page: 0 } : null;
}

interface Answer {
  hits: Fields[];
  nbPages: number;
}

async function search(words: string, { from, to, page }: Window, context: SourceContext): Promise<Answer> {
  const filters = [`created_at_i>=${Math.floor(from / 1000)}`];
  if (to !== null) filters.push(`created_at_i<${Math.ceil(to / 1000)}`);
  const query = new URLSearchParams({
    query: `"${words}"`,
    tags: '(story,comment,poll,pollopt,job)',
    numericFilters: filters.join(','),
    hitsPerPage: String(PAGE_SIZE),
    page: String(page),
    typoTolerance: 'false',
    advancedSyntax: 'true',
    attributesToHighlight: '',
  });
  const answer = await context.web.fetch(`${baseOf(context, 'baseUrl')}/search_by_date?${query}`, {
    lane: 'api',
  });
  const { hits, nbPages } = fieldsOf(jsonOf(answer, 'Hacker News', context));
  const list = listOf(hits);
  if (!list || typeof nbPages !== 'number')
    throw new SourceError('malformed', 'Hacker News answers with something that is no list of posts.');
  return { hits: list, nbPages };
}

function postOf(hit: Fields): RawPost | null {
  const id = textOf(hit.objectID);
  if (!id || !/^\d{1,12}$/.test(id)) return null;
  const is = (tag: string) => Array.isArray(hit._tags) && hit._tags.includes(tag);
  // The choices of a poll stand below it, as comments do.
  const isChoice = is('pollopt');
  const isComment = is('comment') || isChoice;
  const author = textOf(hit.author);
  const title = textOf(hit.title);
  const html = isComment ? (textOf(hit.comment_text) ?? textOf(hit.story_text)) : textOf(hit.story_text);
  const link = textOf(hit.url);
  const parent = typeof hit.parent_id === 'number' ? hit.parent_id : hit.story_id;
  if (!title && !html) return null;
  return {
    source: 'hacker-news',
    extId: id,
    kind: isComment ? 'comment' : 'post',
    url: itemPage(id),
    publishedAt: timeOf(hit),
    outlet: 'Hacker News',
    ...(isComment ? { form: 'reply' as const } : {}),
    counts: countsOf({ points: hit.points, replies: hit.num_comments }),
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

function timeOf(hit: Fields): Millis | null {
  return typeof hit.created_at_i === 'number' && Number.isFinite(hit.created_at_i)
    ? hit.created_at_i * 1000
    : null;
}

/** Firebase says `deleted` or `dead`; `null` means that it does not know, which is no deletion (HackerNews/API). */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const base = baseOf(context, 'firebaseUrl');
  const gone: string[] = [];
  for (const id of extIds.filter((extId) => /^\d{1,12}$/.test(extId))) {
    const answer = await context.web.fetch(`${base}/item/${id}.json`, { lane: 'api' });
    const { deleted, dead } = fieldsOf(jsonOf(answer, 'Hacker News', context));
    if (deleted === true || dead === true) gone.push(id);
  }
  return gone;
}

function baseOf(context: SourceContext, option: 'baseUrl' | 'firebaseUrl'): string {
  return (context.options[option] ?? hackerNews.options[option] ?? '').replace(/\/+$/, '');
}
