import { DAILY_RECHECKS } from '../../mentions/recheck.ts';
import { DAY, HOUR, MINUTE } from '../../time.ts';
import { distinctAnchors } from '../shared/anchors.ts';
import { missingIds } from '../shared/missing.ts';
import { packed } from '../shared/packed.ts';
import { pagingOf } from '../shared/paging.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { askReddit } from './ask.ts';
import { createdAt, isGone, postOfThing } from './thing.ts';

/** 100 requests a minute for each app, averaged over ten; half of them are planned. */
const MAX_PER_MINUTE = 50;
const EVERY_MS = 5 * MINUTE;
const MAX_LENGTH = 500;
const PAGE_SIZE = 100;
/** Listings end at about a thousand things. */
const LIMITS = { overlap: HOUR, reach: 7 * DAY, maxPages: 10 } as const;
const RECHECK_AT_ONCE = 100;

export const reddit: Source = {
  id: 'reddit',
  label: 'Reddit',
  homepage: 'https://www.reddit.com/',
  access: 'keyed',
  options: {
    clientId: null,
    clientSecret: null,
    userName: null,
    subreddits: '',
    baseUrl: 'https://oauth.reddit.com',
    tokenUrl: 'https://www.reddit.com/api/v1/access_token',
  },
  about: {
    clientId: 'id of the approved app.',
    clientSecret: 'secret of the approved app.',
    userName: 'account that the app belongs to; it is named to Reddit with every request, as they ask.',
    subreddits: 'subreddits to stay within, separated by spaces; empty = all of Reddit.',
  },
  terms:
    "Reddit's Data API terms apply and every app needs their approval, commercial use a contract; what is deleted there is deleted here within two days, author included.",
  cost: 'free for approved apps that are not commercial; others by contract',
  keyFrom:
    'apply under the Responsible Builder Policy, then reddit.com/prefs/apps: a "script" app has id and secret',
  triedLive: false,
  previews: true,
  // Its content may not be used to watch its users (Public Content Policy).
  forbidsProfiles: true,
  plan,
  collect,
  recheck,
  // Within two days, those included in which a read failed (support.reddithelp.com, Data API Wiki).
  rechecks: DAILY_RECHECKS,
};

function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  const searches = distinctAnchors(wanted);
  if (searches.length === 0) return [];
  const packs = packed(searches, (words) => queryOf(words).length <= MAX_LENGTH);
  const within = subredditsOf(options);
  const comments = within === '' ? 0 : 1;
  const everyMs = Math.max(EVERY_MS, Math.ceil(((packs.length + comments) * MINUTE) / MAX_PER_MINUTE));
  const requests = packs.map(
    ({ key, searches: served }): Request => ({
      source: 'reddit',
      key: key === '' ? 'search' : `search:${key}`,
      params: { words: JSON.stringify(served.map(({ words }) => words)), within },
      scope: 'all',
      serves: [...new Set(served.flatMap(({ keywordIds }) => keywordIds))].sort(),
      everyMs,
    }),
  );
  if (within === '') return requests;
  const commentsRequest: Request = {
    source: 'reddit',
    key: 'comments',
    params: { within },
    scope: 'all',
    serves: 'all',
    everyMs: EVERY_MS,
  };
  return [...requests, commentsRequest];
}

function queryOf(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(' OR ');
}

/** Names joined as an address wants them: `selfhosted+homelab`; empty = all of Reddit. */
function subredditsOf(options: SourceContext['options']): string {
  const names = (options.subreddits ?? '').split(/[\s,+]+/).map((name) => name.replace(/^\/?r\//i, ''));
  return [...new Set(names)].filter((name) => /^\w{2,21}$/.test(name)).join('+');
}

/** Newest first until the mark; listings know no time, so older things show that it has been reached. */
async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const { within = '' } = request.params;
  // Comments are read of chosen subreddits and matched here.
  const words =
    request.params.words === undefined ? undefined : (JSON.parse(request.params.words) as string[]);
  const paging = pagingOf(stored, LIMITS, context.now(), words);
  const { chain } = paging;
  const place = within === '' ? '' : `r/${within}/`;
  const page = { limit: String(PAGE_SIZE), ...(chain.at === null ? {} : { after: chain.at }) };
  const { things, after, quotaLeft } =
    words === undefined
      ? await askReddit(`${place}comments`, page, context)
      : await askReddit(
          `${place}search`,
          {
            q: queryOf(chain.words),
            sort: 'new',
            type: 'link',
            t: 'week',
            ...(within === '' ? {} : { restrict_sr: '1' }),
            ...page,
          },
          context,
        );
  const times = things.map(({ data }) => createdAt(data)).filter((time) => time !== null);
  const reached = times.length === 0 || Math.min(...times) < chain.from;
  const cutOff = chain.pages + 1 >= LIMITS.maxPages ? 'end' : null;
  const gone = things.filter(({ data }) => isGone(data)).map(({ data }) => String(data.name));
  return {
    posts: things
      .filter(({ data }) => !isGone(data))
      .map(({ kind, data }) => postOfThing(kind, data))
      .filter((post) => post !== null),
    ...paging.after({ times, next: reached ? null : (after ?? cutOff) }),
    ...(gone.length > 0 ? { deleted: gone } : {}),
    ...(quotaLeft === null ? {} : { quotaLeft }),
  };
}

/** Things that a look-up brings marked as deleted or removed, or does not bring any more. */
function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const known = extIds.filter((id) => /^t[13]_\w+$/.test(id));
  return missingIds(known, RECHECK_AT_ONCE, async (part) => {
    const { things } = await askReddit('api/info', { id: part.join(',') }, context);
    return new Set(things.filter(({ data }) => !isGone(data)).map(({ data }) => data.name));
  });
}
