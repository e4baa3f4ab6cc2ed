import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';
import { dayStart } from '../../zoned.ts';
import { distinctAnchors } from '../shared/anchors.ts';
import { type Fields, fieldsOf, listOf, stringsOf, textOf, timeOf } from '../shared/fields.ts';
import { missingIds } from '../shared/missing.ts';
import { packed } from '../shared/packed.ts';
import { pagingOf } from '../shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { askYouTube, QUOTA_ZONE, spent } from './ask.ts';
import { commentsOf } from './comments.ts';
import { readVideos, VIDEOS_AT_ONCE } from './videos.ts';

/** 100 searches a day by default, each page is one (determine_quota_cost); ten are left to spare. */
const SEARCHES_PER_DAY = '90';
/** Part of the day's searches that is planned; second pages use the rest. */
const PLANNED = 0.8;
const EVERY_MS = 15 * MINUTE;
/** New videos come late and out of order. */
const LIMITS = { overlap: 2 * DAY, reach: 7 * DAY, maxPages: 3 } as const;
const MAX_WORDS = 10;
const MAX_LENGTH = 400;
/** Comments are read at videos about the words, this long and so often. */
const WATCHED = 50;
const WATCHED_FOR = 14 * DAY;
const COMMENTS_EVERY = 6 * HOUR;

export const youtube: Source = {
  id: 'youtube',
  label: 'YouTube',
  homepage: 'https://www.youtube.com/',
  access: 'keyed',
  options: { key: null, searchesPerDay: SEARCHES_PER_DAY, baseUrl: 'https://www.googleapis.com/youtube/v3' },
  about: {
    key: 'key of the YouTube Data API v3.',
    searchesPerDay: 'searches a day that Earshot may make; the quota allows 100.',
  },
  terms:
    "YouTube's API terms and developer policies apply: what is gone there is dropped within a week, and every title, text and name before it is 30 days old; counts stay.",
  cost: 'free: 100 searches a day',
  keyFrom: 'console.cloud.google.com: a project, "YouTube Data API v3" enabled, an API key restricted to it',
  triedLive: false,
  // Metrics of our own about its channels and people need YouTube's leave (derived metrics policy).
  forbidsProfiles: true,
  plan,
  collect,
  recheck,
  rechecks: { ages: [DAY, 7 * DAY], thenEvery: 7 * DAY },
  // Thirty days without being read anew (YouTube's developer policies), less one in which the bot may be off.
  keeps: () => 29 * DAY,
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  const packs = packed(distinctAnchors(wanted), fits);
  const perDay = searchesPerDay(options);
  return packs.map(({ key, searches }) => ({
    source: 'youtube',
    key: key === '' ? 'all' : key,
    params: {
      words: JSON.stringify(searches.map(({ words }) => words)),
      budget: String(Math.max(1, Math.floor(perDay / packs.length))),
    },
    scope: 'all',
    serves: [...new Set(searches.flatMap(({ keywordIds }) => keywordIds))].sort(),
    everyMs: Math.max(EVERY_MS, Math.ceil((packs.length * DAY) / (perDay * PLANNED))),
  }));
}

function fits(words: readonly string[]): boolean {
  return words.length <= MAX_WORDS && queryOf(words).length <= MAX_LENGTH;
}

function queryOf(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join('|');
}

function searchesPerDay(options: SourceContext['options']): number {
  const configured = Number(options.searchesPerDay ?? SEARCHES_PER_DAY);
  return Number.isFinite(configured) && configured >= 1 ? Math.floor(configured) : Number(SEARCHES_PER_DAY);
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const words = JSON.parse(request.params.words ?? '[]') as string[];
  const now = context.now();
  const watch = watchOf(stored, now);
  const paging = pagingOf(stored, LIMITS, now, words);
  const count = countOf(stored, now);
  const begin =
    paging.before.chain === null &&
    watch.left.length === 0 &&
    watch.videos.length > 0 &&
    now - watch.at >= COMMENTS_EVERY;
  const left = begin ? watch.videos.map(({ id }) => id) : watch.left;
  const at = begin ? now : watch.at;
  const [video, ...others] = left;
  if (video !== undefined) {
    const posts = await commentsOf(video, context);
    const videos = posts === null ? watch.videos.filter(({ id }) => id !== video) : watch.videos;
    return {
      posts: posts ?? [],
      cursor: { ...paging.before, count, watch: { at, videos, left: others } },
      more: true,
    };
  }

  const budget = Number(request.params.budget ?? 1);
  if (count.used >= budget) throw spent(now);
  const { chain } = paging;
  const { items, next } = await askYouTube(
    'search',
    {
      part: 'snippet',
      type: 'video',
      order: 'date',
      q: queryOf(chain.words),
      publishedAfter: new Date(chain.from).toISOString(),
      maxResults: String(VIDEOS_AT_ONCE),
      ...(chain.at === null ? {} : { pageToken: chain.at }),
    },
    context,
  );
  const used = count.used + 1;
  const ids = items.map(({ id }) => textOf(fieldsOf(id).videoId)).filter((id) => id !== undefined);
  const posts = await readVideos(ids, context);
  const after = paging.after({ times: timesOf(items), next: items.length > 0 ? next : null });
  const about = posts.filter(({ title = '', text = '' }) => {
    const shown = `${title} ${text}`.toLowerCase();
    return words.some((word) => shown.includes(word));
  });
  const known = new Set(about.map(({ extId }) => extId));
  const videos = [
    ...about.map(({ extId, publishedAt }) => ({ id: extId, at: publishedAt ?? now })),
    ...watch.videos.filter(({ id }) => !known.has(id)),
  ].sort((a, b) => b.at - a.at);
  return {
    posts,
    ...after,
    cursor: {
      ...after.cursor,
      count: { ...count, used },
      watch: { at, videos: videos.slice(0, WATCHED), left: [] },
    },
    quotaLeft: budget - used,
  };
}

function timesOf(items: readonly Fields[]): Millis[] {
  return items.map(({ snippet }) => timeOf(fieldsOf(snippet).publishedAt)).filter((time) => time !== null);
}

/** Searches of this request since midnight Pacific time. */
function countOf(stored: Json, now: Millis): { day: Millis; used: number } {
  const { day, used } = fieldsOf(fieldsOf(stored).count);
  const today = dayStart(now, QUOTA_ZONE);
  return { day: today, used: day === today && typeof used === 'number' ? used : 0 };
}

interface Watch {
  /** When comments were last read, ms. */
  at: Millis;
  videos: { id: string; at: Millis }[];
  /** Videos still to visit in this round. */
  left: string[];
}

function watchOf(stored: Json, now: Millis): Watch {
  const { at, videos, left } = fieldsOf(fieldsOf(stored).watch);
  const known = (listOf(videos) ?? []).flatMap(({ id, at: since }) =>
    typeof id === 'string' && typeof since === 'number' && now - since <= WATCHED_FOR
      ? [{ id, at: since }]
      : [],
  );
  return {
    at: typeof at === 'number' ? at : 0,
    videos: known,
    left: stringsOf(left),
  };
}

/** Videos and comments that a look-up by id no longer brings; one unit of the quota for fifty. */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const comments = extIds.filter((id) => id.startsWith('comment:'));
  const videos = extIds.filter((id) => !id.startsWith('comment:'));
  return [
    ...(await missing('videos', videos, '', context)),
    ...(await missing('comments', comments, 'comment:', context)),
  ];
}

function missing(
  method: string,
  extIds: string[],
  prefix: string,
  context: SourceContext,
): Promise<string[]> {
  return missingIds(extIds, VIDEOS_AT_ONCE, async (part) => {
    const ids = part.map((id) => id.slice(prefix.length)).join(',');
    const { items } = await askYouTube(method, { part: 'id', id: ids }, context);
    return new Set(items.map(({ id }) => `${prefix}${id}`));
  });
}
