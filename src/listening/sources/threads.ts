import { SourceError } from '../../config/errors.ts';
import type { RawPost } from '../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts';
import { searchRequests } from './shared/anchors.ts';
import { type Fields, fieldsOf, httpOf, listOf, mediaOf, textOf, timeOf } from './shared/fields.ts';
import { fieldsIn, jsonOf } from './shared/json.ts';
import { pagingOf } from './shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted, WebAnswer } from './source.ts';

/**
 * 2,200 searches in any 24 hours for a user, whatever the app; one that finds nothing is free
 * (developers.facebook.com/documentation/threads/keyword-search). Half are planned: second pages use the rest.
 */
const PER_DAY = 2_200;
const PLANNED = 0.5;
const EVERY_MS = 15 * MINUTE;
const PAGE_SIZE = 100;
/** The index lags; there is no page of its own after the hundredth post, the time window is moved instead. */
const LIMITS = { overlap: 2 * HOUR, reach: 7 * DAY, maxPages: 10, gapFrom: 'overlap' } as const;
const FIELDS =
  'id,text,permalink,timestamp,username,media_type,is_quote_post,is_reply,has_replies,topic_tag,link_attachment_url';

export const threads: Source = {
  id: 'threads',
  label: 'Threads',
  homepage: 'https://www.threads.com/',
  access: 'keyed',
  options: { token: null, baseUrl: 'https://graph.threads.net/v1.0' },
  about: {
    token:
      'long-lived access token of a Threads user, with `threads_basic` and `threads_keyword_search`; it ends after 60 days.',
  },
  terms:
    "Meta's Platform Terms: public posts for the app of your own that Meta has approved, kept current and no longer than needed. What is gone there is deleted here within a week as far as Threads tells, and every text and name when it is 30 days old; counts stay.",
  cost: 'free: 2,200 searches a day',
  keyFrom:
    'developers.facebook.com: an app with the Threads API whose `threads_keyword_search` has passed App Review (before that only your own posts are found), then a long-lived token of a user of it',
  triedLive: false,
  previews: true,
  // Nothing of it may track or profile people (Meta Platform Terms, surveillance).
  forbidsProfiles: true,
  plan,
  collect,
  recheck,
  rechecks: { ages: [DAY, 7 * DAY], thenEvery: 7 * DAY },
  keeps: () => 30 * DAY,
};

function plan(wanted: Wanted[]): Request[] {
  return searchRequests('threads', wanted, EVERY_MS, DAY / (PER_DAY * PLANNED));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const words = request.params.words ?? request.key;
  const now = context.now();
  const { baseUrl = threads.options.baseUrl, token = '' } = context.options;
  const paging = pagingOf(stored, LIMITS, now, [words]);
  const { from, at } = paging.chain;
  const query = new URLSearchParams({
    q: words,
    search_type: 'RECENT',
    since: String(Math.floor(from / 1000)),
    ...(at === null ? {} : { until: at }),
    limit: String(PAGE_SIZE),
    fields: FIELDS,
  });
  const answer = await context.web.fetch(`${baseUrl?.replace(/\/+$/, '')}/keyword_search?${query}`, {
    lane: 'api',
    headers: { authorization: `Bearer ${token}` },
    explain,
  });
  const { data } = fieldsOf(jsonOf(answer, 'Threads', context));
  const list = listOf(data);
  if (!list) throw new SourceError('malformed', 'Threads answers with something that is no list of posts.');
  const times = list.map(({ timestamp }) => timeOf(timestamp)).filter((time) => time !== null);
  return {
    posts: list.map(postOf).filter((post) => post !== null),
    ...paging.after({ times, next: list.length < PAGE_SIZE ? null : windowBefore(times, from, at) }),
  };
}

/** The second of the oldest post is read again: it may hold more than were shown. null when that moves nothing. */
function windowBefore(times: readonly Millis[], from: Millis, at: string | null): string | null {
  if (times.length === 0) return null;
  const until = Math.floor(Math.min(...times) / 1000) + 1;
  const moves = at === null || until < Number(at);
  return moves && until * 1000 > from ? String(until) : null;
}

function postOf(item: Fields): RawPost | null {
  const id = textOf(item.id);
  const url = httpOf(item.permalink);
  const text = textOf(item.text);
  const name = textOf(item.username);
  const link = httpOf(item.link_attachment_url);
  const tag = textOf(item.topic_tag);
  if (!id || !/^\d{1,30}$/.test(id) || !url || !text) return null;
  return {
    source: 'threads',
    extId: id,
    kind: item.is_reply === true ? 'comment' : 'post',
    url,
    text,
    publishedAt: timeOf(item.timestamp),
    outlet: 'Threads',
    ...(item.is_quote_post === true
      ? { form: 'quote' as const }
      : item.is_reply === true
        ? { form: 'reply' as const }
        : {}),
    // Of a carousel only its children say what they are.
    ...mediaOf({ image: item.media_type === 'IMAGE', video: item.media_type === 'VIDEO' }),
    ...(name
      ? {
          author: {
            id: name,
            name: `@${name}`,
            handle: name,
            url: `https://www.threads.com/@${encodeURIComponent(name)}`,
          },
        }
      : {}),
    ...(link ? { links: [link] } : {}),
    ...(tag ? { tags: [tag] } : {}),
  };
}

/**
 * The answer for a post that is gone is the same as for one that may not be seen (code 100), so it is believed only where
 * other posts of the same round can be seen: a token without the right deletes nothing.
 */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const { baseUrl = threads.options.baseUrl, token = '' } = context.options;
  const missing: string[] = [];
  let seen = 0;
  for (const id of extIds.filter((extId) => /^\d{1,30}$/.test(extId))) {
    const answer = await context.web.fetch(`${baseUrl?.replace(/\/+$/, '')}/${id}?fields=id`, {
      lane: 'api',
      headers: { authorization: `Bearer ${token}` },
      allow: [400, 404],
      explain,
    });
    if (answer.status === 200) seen += 1;
    else if (codeOf(answer) === 100) missing.push(id);
    else throw refusalOf(answer);
  }
  return seen > 0 ? missing : [];
}

function codeOf(answer: WebAnswer): unknown {
  return fieldsOf(fieldsOf(jsonOf(answer, 'Threads')).error).code;
}

function refusalOf({ body, status }: WebAnswer): SourceError {
  const usual = new SourceError('down', 'Threads answers with an error of its own.', { status });
  return explain(new TextDecoder().decode(body), usual);
}

/** Codes of the Graph API (developers.facebook.com/docs/graph-api/guides/error-handling). */
function explain(body: string, usual: SourceError): SourceError {
  const { code, is_transient } = fieldsOf(fieldsIn(body).error);
  const more = { status: usual.status };
  if (code === 4 || code === 17 || code === 32 || code === 613 || usual.kind === 'limited')
    return new SourceError(
      'limited',
      "The day's searches of Threads are used up, or it asks for fewer requests.",
      { ...more, retryAfterMs: usual.retryAfterMs ?? (usual.kind === 'limited' ? null : HOUR) },
    );
  if (code === 190 || code === 102 || usual.status === 401)
    return new SourceError(
      'refused',
      'Threads does not accept the token: it is wrong, revoked, or its 60 days are over. Make a new one and set EARSHOT_THREADS_TOKEN.',
      { status: 401 },
    );
  if (code === 10 || code === 3 || (typeof code === 'number' && code >= 200 && code <= 299))
    return new SourceError(
      'misconfigured',
      'The Threads app may not search: it needs threads_keyword_search, approved by App Review, and a token made after that.',
      more,
    );
  if (code === 1 || code === 2 || is_transient === true)
    return new SourceError('down', 'Threads has a passing failure.', more);
  return usual;
}
