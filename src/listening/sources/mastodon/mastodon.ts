import { SourceError } from '../../../config/errors.ts';
import { DAY, MINUTE, type Millis } from '../../time.ts';
import { goneObjects } from '../shared/activity-pub.ts';
import { distinctAnchors } from '../shared/anchors.ts';
import { fieldsOf, listOf } from '../shared/fields.ts';
import { jsonOf } from '../shared/json.ts';
import { pagingOf } from '../shared/paging.ts';
import { type Server, serversIn } from '../shared/servers.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted, WebAnswer } from '../source.ts';
import type { StreamSource } from '../stream.ts';
import { marksIn, OVERLAP_MS, pagedCursor, thinned } from './marks.ts';
import { type Status, statusOf } from './status.ts';
import { callOf, MAX_STREAMING_FRAME_BYTES, readFrame, streamRequest } from './streaming.ts';
import { tokenFor } from './tokens.ts';

const EVERY_MS = 5 * MINUTE;
/** Servers allow 300 requests in five minutes; Earshot plans for less than half of that, the rest is for long chains. */
const PLANNED_PER_MINUTE = 20;
const PAGE_SIZE = 40;
const LIMITS = { overlap: OVERLAP_MS, reach: 7 * DAY, gapFrom: 'overlap' } as const;
/** Pages of a read that goes back: 2,000 posts. */
const MAX_PAGES_BACK = 50;

/**
 * Hashtag timelines of the servers it is given, and of those it has a token for the search and the stream
 * (docs.joinmastodon.org/methods/timelines, /search and /streaming). A server knows what its people wrote or follow, no more.
 */
export const mastodon: Source & StreamSource = {
  id: 'mastodon',
  label: 'Mastodon and compatible servers',
  homepage: 'https://joinmastodon.org/',
  access: 'open',
  options: { instances: 'https://mastodon.social', tokens: '' },
  about: {
    instances:
      'servers whose hashtags are read, separated by spaces: each knows what its people wrote or follow; empty = Mastodon is off.',
    tokens:
      'tokens of your own accounts, `host=token host=token`: they add the search for words and the stream.',
  },
  terms:
    'Public posts only, by hashtag; words in posts only with a token and only of authors who agreed to be searched. Profiles that say noindex or #nobot are left out, deletions are followed for thirty days, and the rules of each server apply.',
  cost: 'free',
  keyFrom:
    'each server, Preferences, Development, New application, with `read:statuses` and `read:search`: `host=token host=token`',
  triedLive: false,
  previews: true,
  plan,
  collect,
  // Daily for thirty days: no server announces deletions to a reader without an account.
  rechecks: { ages: Array.from({ length: 30 }, (_, day) => (day + 1) * DAY), thenEvery: null },
  recheck: (uris, context) => goneObjects(uris, context, statusAddress),
  stream: {
    maxFrameBytes: MAX_STREAMING_FRAME_BYTES,
    quietMs: null,
    call: (request, _from, context) => callOf(request, context),
    read: readFrame,
  },
};

/**
 * One tag a request: a server that does not know the first tag answers nothing, whatever `any[]` asks besides,
 * and never looks at more than four (mastodon/mastodon, TagController and TagFeed).
 */
function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  const searches = distinctAnchors(wanted);
  const tags = new Map<string, Set<string>>();
  for (const { words, keywordIds } of searches) {
    const tag = tagOf(words);
    if (tag === null) continue;
    const ids = tags.get(tag) ?? new Set<string>();
    for (const id of keywordIds) ids.add(id);
    tags.set(tag, ids);
  }
  return serversIn(options.instances).flatMap((server) => {
    const hasToken = tokenFor(server, options) !== undefined;
    const textSearches = hasToken ? searches : [];
    const everyMs = Math.max(
      EVERY_MS,
      Math.ceil(((tags.size + textSearches.length) * MINUTE) / PLANNED_PER_MINUTE),
    );
    const request = (key: string, params: Request['params'], serves: string[]): Request => ({
      source: 'mastodon',
      key: `${server.host} ${key}`,
      params: { server: server.base, ...params },
      scope: 'all',
      serves,
      everyMs,
    });
    return [
      ...[...tags].map(([tag, ids]) => request(`#${tag}`, { tag }, [...ids].sort())),
      ...textSearches.map(({ words, keywordIds }) => request(words, { words }, keywordIds)),
      ...(hasToken && tags.size > 0 ? [streamRequest(server, [...tags.keys()])] : []),
    ];
  });
}

/** Letters, digits and underscores, not digits alone: what Mastodon takes for a hashtag. */
function tagOf(words: string): string | null {
  const tag = words.normalize('NFKC').replace(/[^\p{L}\p{N}\p{M}_]+/gu, '');
  return /[\p{L}_]/u.test(tag) && tag.length <= 100 ? tag : null;
}

/**
 * A timeline is followed up from a mark, which misses nothing however much there is; a search gives its newest first
 * whatever is asked, and so does a timeline that was never read.
 */
async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { marks, met } = marksIn(stored);
  const start = request.params.words === undefined ? marks.at(-1) : undefined;
  const limits = { ...LIMITS, maxPages: start ? Number.POSITIVE_INFINITY : MAX_PAGES_BACK };
  const { chain, after } = pagingOf(pagedCursor(stored), limits, context.now());
  const place: Place = { up: start !== undefined, id: chain.at ?? start?.id ?? null };
  const { statuses, quotaLeft } = await read(request, place, context);
  const result = after({
    times: statuses.map(({ createdAt }) => createdAt),
    next: nextId(place, statuses, chain.from),
  });
  const seen = thinned([...met, ...statuses.map(({ id, createdAt }) => ({ id, at: createdAt }))]);
  return {
    posts: statuses.map(({ post }) => post).filter((post) => post !== null),
    title: request.key,
    ...(quotaLeft === null ? {} : { quotaLeft }),
    ...result,
    cursor: {
      ...result.cursor,
      ...(result.more ? { marks, met: seen } : { marks: thinned([...marks, ...seen]), met: [] }),
    },
  };
}

/** The id that a page is asked for by: up from it to newer posts (`min_id`), or back to older ones (`max_id`). */
interface Place {
  up: boolean;
  id: string | null;
}

/** Up: until an empty page (docs.joinmastodon.org/api/guidelines). Back: until a post older than asked for. */
function nextId({ up, id }: Place, statuses: readonly Status[], from: Millis): string | null {
  const last = up ? statuses[0] : statuses.at(-1);
  // A server that does not know min_id or max_id would give the same page for ever.
  if (!last || last.id === id) return null;
  return up || last.createdAt >= from ? last.id : null;
}

async function read(request: Request, { up, id }: Place, context: SourceContext) {
  const { server: base = '', tag, words } = request.params;
  const [server = { base, host: base }] = serversIn(base);
  const token = tokenFor(server, context.options);
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (id !== null) query.set(up ? 'min_id' : 'max_id', id);
  if (words !== undefined) {
    query.set('q', /\s/.test(words) ? `"${words}"` : words);
    query.set('type', 'statuses');
  }
  const path =
    words === undefined ? `/api/v1/timelines/tag/${encodeURIComponent(tag ?? '')}` : '/api/v2/search';
  const answer = await context.web.fetch(`${base}${path}?${query}`, {
    headers: { accept: 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    allow: [401, 403, 422],
  });
  if (answer.status !== 200) throw refusal(server, answer, token !== undefined);
  const json = jsonOf(answer, server.host, context);
  const list = listOf(words === undefined ? json : fieldsOf(json).statuses);
  if (list === null)
    throw new SourceError('malformed', `${server.host} answers with something that is no list of posts.`);
  const left = Number(answer.headers.get('x-ratelimit-remaining') ?? Number.NaN);
  return {
    statuses: list
      .map((fields) => statusOf(fields, words === undefined ? 'tag' : 'search'))
      .filter((status) => status !== null),
    quotaLeft: Number.isInteger(left) ? left : null,
  };
}

/** 422 is how Mastodon says that a method needs somebody who is logged in. */
function refusal({ host }: Server, { status }: WebAnswer, hasToken: boolean): SourceError {
  const detail = hasToken
    ? `${host} does not accept the token (HTTP ${status}). Make a new one there under Preferences, Development, with read:statuses and read:search, and put it into EARSHOT_MASTODON_TOKENS.`
    : `${host} shows hashtags only to people with an account (HTTP ${status}). Put a token of yours into EARSHOT_MASTODON_TOKENS, or leave the server out of EARSHOT_MASTODON_INSTANCES.`;
  return new SourceError('refused', detail, { status: status === 403 ? 403 : 401 });
}

/** Mastodon answers 404 to the client API once a status is gone; other software is asked for the object itself. */
function statusAddress(uri: string): string {
  const own = /^(https?:\/\/[^/]+)\/(?:users|ap\/users)\/[^/]+\/statuses\/(\d{1,30})$/.exec(uri);
  return own ? `${own[1]}/api/v1/statuses/${own[2]}` : uri;
}
