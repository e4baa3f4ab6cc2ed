import { SourceError } from '../../../config/errors.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';
import { goneObjects } from '../shared/activity-pub.ts';
import { distinctAnchors } from '../shared/anchors.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import { type PagingLimits, pagingOf } from '../shared/paging.ts';
import { serversIn } from '../shared/servers.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { type View, viewOf } from './views.ts';

const EVERY_MS = 10 * MINUTE;
/** Instances allow 60 searches in ten minutes when they are left as they come; half of that is planned. */
const SEARCH_GAP_MS = 20_000;
const PAGE_SIZE = 50;
/** Posts arrive late from other instances: every read looks back three intervals, two hours at least. */
const OVERLAP_MS = 2 * HOUR;
/** 20 pages are 1,000 posts and as many comments. */
const LIMITS = { reach: 7 * DAY, maxPages: 20, gapFrom: 'overlap' } as const;
/** An instance may be upgraded between two days. */
const ASK_VERSION_AFTER_MS = DAY;

type Version = 'v3' | 'v4';

/** Which interface the instance spoke when it was last asked, kept beside the paging. */
type Spoken = { version: Version | null; versionAt: Millis };

/** `at` in v3: the number of the page; in v4: what the instance called the next one. */
type Place = { from: Millis; at: string | null };

/** The search of Lemmy instances, in the interface of 0.19 (v3) and of 1.0 (v4), whichever the instance speaks. */
export const lemmy: Source = {
  id: 'lemmy',
  label: 'Lemmy',
  homepage: 'https://join-lemmy.org/',
  access: 'open',
  options: { instances: 'https://lemmy.world' },
  about: { instances: 'servers that are searched, separated by spaces; empty = Lemmy is off.' },
  terms:
    'Public posts and comments by the search that each instance offers to everybody; what is deleted or removed there is deleted here.',
  cost: 'free',
  keyFrom: null,
  triedLive: false,
  previews: true,
  plan,
  collect,
  recheck: (ids, context) => goneObjects(ids, context),
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  const searches = distinctAnchors(wanted);
  const everyMs = Math.max(EVERY_MS, searches.length * SEARCH_GAP_MS);
  return serversIn(options.instances).flatMap(({ base, host }) =>
    searches.map(({ words, keywordIds }) => ({
      source: 'lemmy',
      key: `${host} ${words}`,
      params: { server: base, words },
      scope: 'all' as const,
      serves: keywordIds,
      everyMs,
    })),
  );
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const now = context.now();
  const spoken = spokenIn(stored);
  const known = spoken.version !== null && now - spoken.versionAt < ASK_VERSION_AFTER_MS;
  const version = known ? spoken.version! : await versionOf(request, context);
  const limits: PagingLimits = { ...LIMITS, overlap: Math.max(OVERLAP_MS, 3 * request.everyMs) };
  const { before, chain, after } = pagingOf(stored, limits, now, [request.params.words ?? '']);
  const answer = await search(version, request, chain, context);
  if (answer === null) {
    if (!known)
      throw new SourceError('down', `${hostOf(request)} has no search of Lemmy (HTTP 404).`, { status: 404 });
    // The instance has just been upgraded: the chain begins anew.
    return { posts: [], cursor: { ...before, version: null, versionAt: 0, chain: null }, more: true };
  }

  const times = answer.views.map(({ publishedAt }) => publishedAt).filter((time) => time !== null);
  const result = after({ times, next: answer.next });
  return {
    posts: answer.views.map(({ post }) => post).filter((post) => post !== null),
    deleted: answer.views.filter(({ post }) => post === null).map(({ id }) => id),
    title: request.key,
    ...result,
    cursor: { ...result.cursor, version, versionAt: known ? spoken.versionAt : now },
  };
}

/** 1.0 answers under /api/v4, 0.19 does not know it (LemmyNet/lemmy-js-client, `src/http.ts` at both versions). */
async function versionOf({ params }: Request, context: SourceContext): Promise<Version> {
  const { status } = await context.web.fetch(`${params.server}/api/v4/site`, { allow: [400, 404] });
  return status === 200 ? 'v4' : 'v3';
}

interface Found {
  views: View[];
  next: string | null;
}

/** @returns null when the instance no longer knows this version */
async function search(
  version: Version,
  { params }: Request,
  place: Place,
  context: SourceContext,
): Promise<Found | null> {
  const { server = '', words = '' } = params;
  const query = version === 'v4' ? newQuery(words, place, context.now()) : oldQuery(words, place);
  const answer = await context.web.fetch(`${server}/api/${version}/search?${query}`, { allow: [404] });
  if (answer.status === 404) return null;
  const host = hostOf({ params });
  const json = fieldsOf(jsonOf(answer, host, context));
  const posts = listOf(json.posts);
  const comments = listOf(json.comments);
  if (posts === null || comments === null)
    throw new SourceError('malformed', `${host} answers with something that is no search of Lemmy.`);
  const lists = [viewsOf(posts, 'post'), viewsOf(comments, 'comment')];
  // v3 knows no window: each list goes back as far as it can.
  const views = lists.flat().filter(({ publishedAt }) => publishedAt === null || publishedAt >= place.from);
  if (version === 'v4') {
    const next = textOf(json.next_page) ?? null;
    return { views, next: views.length > 0 && next !== place.at ? next : null };
  }
  const more = lists.some((list) => list.length >= PAGE_SIZE && oldestOf(list) >= place.from);
  return { views, next: more ? String(Number(place.at ?? '1') + 1) : null };
}

function oldestOf(views: readonly View[]): Millis {
  return Math.min(...views.map(({ publishedAt }) => publishedAt ?? Number.POSITIVE_INFINITY));
}

function hostOf({ params }: Pick<Request, 'params'>): string {
  return new URL(params.server ?? '').host;
}

function newQuery(words: string, { from, at }: Place, now: Millis): URLSearchParams {
  return new URLSearchParams({
    search_term: words,
    type_: 'all',
    sort: 'new',
    listing_type: 'all',
    limit: String(PAGE_SIZE),
    time_range_seconds: String(Math.max(1, Math.ceil((now - from) / 1_000))),
    ...(at === null ? {} : { page_cursor: at }),
  });
}

function oldQuery(words: string, { at }: Place): URLSearchParams {
  return new URLSearchParams({
    q: words,
    type_: 'All',
    sort: 'New',
    listing_type: 'All',
    limit: String(PAGE_SIZE),
    page: at ?? '1',
  });
}

function viewsOf(list: readonly Fields[], kind: 'post' | 'comment'): View[] {
  return list.map((fields) => viewOf(fields, kind)).filter((view) => view !== null);
}

function spokenIn(stored: Json): Spoken {
  const { version, versionAt } = fieldsOf(stored);
  const known = version === 'v3' || version === 'v4';
  return { version: known ? version : null, versionAt: known ? (numberOf(versionAt) ?? 0) : 0 };
}
