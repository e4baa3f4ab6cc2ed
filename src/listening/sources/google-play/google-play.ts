import { SourceError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';
import { countsOf, type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/fields.ts';
import { fieldsIn, jsonOf } from '../shared/json.ts';
import { forgottenSince } from '../shared/memory.ts';
import { namedIn } from '../shared/named.ts';
import { pagingOf } from '../shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted, WebAnswer } from '../source.ts';
import { forgetToken, TOKEN_PAGE, tokenOf } from './token.ts';

/** 200 requests an hour for each app (developers.google.com/android-publisher/reply-to-reviews, quotas): a read takes a few. */
const EVERY_MS = 30 * MINUTE;
const GAP_MS = 1_500;
const PAGE_SIZE = 100;
/** Reviews that were written or changed in the last week, and no others. 30 pages are 3,000. */
const MEMORY = 7 * DAY;
const LIMITS = { overlap: DAY, reach: MEMORY, maxPages: 30 } as const;
const MINE = /^[\w.]+:[\w:.-]+$/;

/**
 * Reviews of apps of one's own, by the interface for developers of Google Play. Each carries the app's name as a tag, for
 * a review seldom names its app. Answers of the developer are no mentions.
 */
export const googlePlay: Source = {
  id: 'google-play',
  label: 'Google Play reviews',
  homepage: 'https://play.google.com/console/',
  access: 'keyed',
  options: {
    apps: null,
    serviceAccount: null,
    privateKey: null,
    baseUrl: 'https://androidpublisher.googleapis.com',
    tokenUrl: TOKEN_PAGE,
  },
  about: {
    apps: 'package names of your own apps with the name under which their reviews count: `example.kestrelbox=Kestrelbox`.',
    serviceAccount: 'address of the service account, `client_email` of its key file.',
    privateKey: 'its key, `private_key` of the same file, in one line with `\\n`.',
  },
  terms:
    "Google's API terms allow no permanent copies: texts and names of reviews go when they are 30 days old, and those deleted there within a week; counts stay.",
  cost: 'free, for apps of your own',
  keyFrom:
    'console.cloud.google.com: a project with the "Google Play Android Developer API", a service account and a JSON key for it; then invite it in the Play Console (Users and permissions) with "View app information"',
  triedLive: false,
  plan,
  collect,
  recheck,
  rechecks: { ages: [DAY, 7 * DAY], thenEvery: 7 * DAY },
  keeps: () => 30 * DAY,
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  if (wanted.length === 0) return [];
  return namedIn(options.apps)
    .filter(({ id }) => /^[a-z]\w*(?:\.[a-z]\w*)+$/i.test(id))
    .map(({ id, name }) => ({
      source: 'google-play',
      key: id,
      params: { id, ...(name === null ? {} : { name }) },
      scope: 'all' as const,
      serves: 'all' as const,
      everyMs: EVERY_MS,
    }));
}

async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { id = request.key, name } = request.params;
  const now = context.now();
  const paging = pagingOf(stored, LIMITS, now);
  const { from, at } = paging.chain;
  const query = new URLSearchParams({ maxResults: String(PAGE_SIZE), ...(at === null ? {} : { token: at }) });
  const answer = jsonOf(await ask(`${id}/reviews?${query}`, [], context), 'Google Play', context);
  const { reviews, tokenPagination } = fieldsOf(answer);
  const list = isEmptyAnswer(answer) ? [] : listOf(reviews);
  if (!list)
    throw new SourceError('malformed', 'Google Play answers with something that is no list of reviews.');
  const times = list.map((review) => changedAt(userCommentOf(review))).filter((time) => time !== null);
  const next = textOf(fieldsOf(tokenPagination).nextPageToken);
  const goesOn = list.length > 0 && Math.max(...times) >= from && next !== undefined;
  const after = paging.after({ times, next: goesOn ? next : null });
  const readAt = numberOf(fieldsOf(stored).readAt);
  return {
    posts: list.map((review) => postOf(review, id, name)).filter((post) => post !== null),
    ...after,
    ...(after.more ? {} : forgottenSince(stored, now, MEMORY)),
    cursor: { ...after.cursor, readAt: after.more ? readAt : now },
    title: name ?? id,
  };
}

/** An app without reviews in the last week has no list at all. */
function isEmptyAnswer(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return false;
  return Object.keys(answer).every((field) => field === 'pageInfo' || field === 'tokenPagination');
}

async function ask(path: string, allow: number[], context: SourceContext): Promise<WebAnswer> {
  const { baseUrl = googlePlay.options.baseUrl } = context.options;
  const url = `${baseUrl?.replace(/\/+$/, '')}/androidpublisher/v3/applications/${path}`;
  const read = async () =>
    context.web.fetch(url, {
      lane: 'api',
      gapMs: GAP_MS,
      headers: { authorization: `Bearer ${await tokenOf(context)}` },
      allow: [401, ...allow],
      explain,
    });
  let answer = await read();
  if (answer.status === 401) {
    forgetToken(context);
    answer = await read();
  }
  if (answer.status === 401)
    throw new SourceError(
      'refused',
      'Google Play does not accept the service account: check its key, and that it is invited in the Play Console.',
      { status: 401 },
    );
  return answer;
}

/** Reasons as Google's APIs name them (cloud.google.com/apis/design/errors, and the older list of `errors`). */
function explain(body: string, usual: SourceError): SourceError {
  const { errors, details } = fieldsOf(fieldsIn(body).error);
  const reasons = [...(listOf(errors) ?? []), ...(listOf(details) ?? [])].map(({ reason }) => reason);
  const has = (...names: string[]) => names.some((name) => reasons.includes(name));
  const more = { status: usual.status };
  if (has('quotaExceeded', 'rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED'))
    return new SourceError(
      'limited',
      'Google Play asks for fewer requests: its quota of the hour is used up.',
      {
        ...more,
        retryAfterMs: usual.retryAfterMs ?? HOUR,
      },
    );
  if (has('accessNotConfigured', 'SERVICE_DISABLED'))
    return new SourceError(
      'misconfigured',
      'The project of the service account may not ask Google Play: enable "Google Play Android Developer API" for it.',
      more,
    );
  if (usual.status === 403)
    return new SourceError(
      'refused',
      'Google Play does not let the service account read these reviews: invite it in the Play Console with "View app information".',
      more,
    );
  if (usual.status === 404)
    return new SourceError(
      'misconfigured',
      'Google Play knows no such app of yours: check the package names in EARSHOT_GOOGLE_PLAY_APPS.',
      more,
    );
  return usual;
}

function postOf(review: Fields, app: string, name: string | undefined): RawPost | null {
  const id = textOf(review.reviewId);
  const comment = userCommentOf(review);
  // The older form: title and text with a tab between them.
  const [first = '', ...rest] = (textOf(comment.text) ?? '').split('\t');
  const text = rest.length > 0 ? rest.join(' ').trim() : first.trim();
  const title = rest.length > 0 ? first.trim() : '';
  const extId = `${app}:${id}`;
  if (!id || !MINE.test(extId) || (text === '' && title === '')) return null;
  const writer = textOf(review.authorName);
  const lang = textOf(comment.reviewerLanguage);
  const stars = comment.starRating;
  return {
    source: 'google-play',
    extId,
    kind: 'review',
    // A review has no public page of its own; the store passes over what it does not know.
    url: `https://play.google.com/store/apps/details?id=${app}&reviewId=${encodeURIComponent(id)}`,
    publishedAt: changedAt(comment),
    outlet: 'Google Play',
    counts: countsOf({ likes: comment.thumbsUpCount }),
    ...(typeof stars === 'number' ? { rating: { stars, ...(name ? { of: name } : {}) } } : {}),
    ...(name ? { tags: [name] } : {}),
    ...(title ? { title } : {}),
    ...(text ? { text } : {}),
    ...(lang ? { lang } : {}),
    ...(writer ? { author: { name: writer } } : {}),
  };
}

/** A review has a comment of its user, and perhaps one of the developer after it. */
function userCommentOf({ comments }: Fields): Fields {
  const found = (listOf(comments) ?? []).find(({ userComment }) => typeof userComment === 'object');
  return fieldsOf(found?.userComment);
}

/** Seconds as text or number. */
function changedAt(comment: Fields): Millis | null {
  const { seconds } = fieldsOf(comment.lastModified);
  const time =
    typeof seconds === 'string' && /^\d{9,11}$/.test(seconds) ? Number(seconds) : numberOf(seconds);
  return time !== null && Number.isSafeInteger(time) ? time * 1000 : null;
}

/** A review that Google Play does not give any more by its id has been deleted. */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const gone: string[] = [];
  for (const extId of extIds.filter((id) => MINE.test(id))) {
    const [app = '', ...id] = extId.split(':');
    const { status } = await ask(`${app}/reviews/${encodeURIComponent(id.join(':'))}`, [404, 410], context);
    if (status !== 200) gone.push(extId);
  }
  return gone;
}
