import { DAILY_RECHECKS } from '../../mentions/recheck.ts';
import { DAY, HOUR, MINUTE } from '../../time.ts';
import { distinctAnchors } from '../shared/anchors.ts';
import { listOf } from '../shared/fields.ts';
import { missingIds } from '../shared/missing.ts';
import { packed } from '../shared/packed.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { askX, includedIn, postOfTweet } from './ask.ts';
import {
  KEEP_DAYS,
  keptDays,
  mustAfford,
  paidFor,
  postsLeft,
  readsPictures,
  SMALLEST_PAGE,
} from './budget.ts';
import { cursorOf, isId, type Search } from './cursor.ts';
import { afterPage, endOfRound, inRound, queryOf, withSearch } from './round.ts';

const EVERY_MINUTES = '15';
const MAX_LENGTH = 512;
const LARGEST_PAGE = 100;
const RECHECK_AT_ONCE = 100;

export const x: Source = {
  id: 'x',
  label: 'X',
  homepage: 'https://x.com/',
  access: 'keyed',
  options: {
    bearerToken: null,
    monthlyBudget: '50',
    everyMinutes: EVERY_MINUTES,
    keepDays: KEEP_DAYS,
    pictures: '',
    baseUrl: 'https://api.x.com',
  },
  about: {
    bearerToken: 'bearer token of an app with credits.',
    monthlyBudget: 'dollars that may be spent in a calendar month (UTC); reading stops before more is.',
    everyMinutes: 'minutes between two searches.',
    keepDays:
      'days that text and author of a post are kept; each costs $0.005 a post, because X wants it asked for daily.',
    pictures: '`on` = the descriptions of pictures are read too, at $0.005 for each picture.',
  },
  terms:
    "X's developer agreement applies: what is deleted or protected there goes here within a day, every post is asked for daily and kept for EARSHOT_X_KEEP_DAYS days (8), and nothing is passed on to third parties but ids.",
  cost: '$0.005 for each post read, once more for each day it is kept, and $0.010 for each author; stops at EARSHOT_X_MONTHLY_BUDGET dollars (50)',
  keyFrom: 'console.x.com: an app with credits, then its bearer token',
  triedLive: false,
  plan,
  collect,
  recheck,
  // "Kept current" (developer policy, Content compliance): asked for daily, and that is paid for.
  rechecks: DAILY_RECHECKS,
  // A little less, so that nobody pays for asking on the last day.
  keeps: (options) => keptDays(options) * DAY - 2 * HOUR,
};

/** One request for everybody, so that one cursor keeps the account of what was spent; it makes as few searches as it can. */
function plan(wanted: Wanted[], _feeds: unknown, options: SourceContext['options']): Request[] {
  const searches = distinctAnchors(wanted);
  if (searches.length === 0) return [];
  const minutes = Number(options.everyMinutes ?? EVERY_MINUTES);
  return [
    {
      source: 'x',
      key: 'recent',
      params: {
        words: JSON.stringify(searches.map(({ words }) => words).sort()),
        budget: options.monthlyBudget ?? '',
      },
      scope: 'all',
      serves: [...new Set(searches.flatMap(({ keywordIds }) => keywordIds))].sort(),
      everyMs: Number.isFinite(minutes) && minutes >= 1 ? Math.round(minutes * MINUTE) : 15 * MINUTE,
    },
  ];
}

function fits(words: readonly string[]): boolean {
  return queryOf(words).length <= MAX_LENGTH;
}

/** One page of one search; a round goes through all searches, and the account is kept from page to page. */
async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const now = context.now();
  const { options } = context;
  const words = JSON.parse(request.params.words ?? '[]') as string[];
  const packs = packed(
    words.map((word) => ({ words: word, lang: '', keywordIds: [] })),
    fits,
  );
  const before = inRound(cursorOf(stored, now), packs, now);
  mustAfford(before.spending, options, now);
  const cursor = await withSearch(before, packs, context);
  const { search } = cursor;
  if (search === null) return endOfRound(cursor, packs);

  const query = queryFor(search, postsLeft(cursor.spending, options), readsPictures(options));
  const answer = await askX('tweets/search/recent', query, context);
  const items = listOf(answer.data) ?? [];
  const included = includedIn(answer.includes);
  const read = { posts: items.length, users: included.users.size, media: included.media.size };
  const spending = paidFor(cursor.spending, read, options);
  const { cursor: next, ...gap } = afterPage({ ...cursor, spending }, search, packs, answer, now);
  const over = next.search === null && next.round.left.length === 0;
  return {
    ...(over ? endOfRound(next, packs) : { cursor: next, more: true }),
    ...gap,
    posts: items.map((item) => postOfTweet(item, included)).filter((post) => post !== null),
    quotaLeft: postsLeft(spending, options),
  };
}

function queryFor({ sinceId, chain }: Search, affordable: number, pictures: boolean): Record<string, string> {
  return {
    query: queryOf(chain.words),
    max_results: String(Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, affordable))),
    'tweet.fields':
      'created_at,lang,public_metrics,conversation_id,referenced_tweets,author_id,entities,note_tweet,attachments',
    // Posts that are quoted are paid for once more, and could not be followed to their deletion.
    expansions: `author_id,attachments.poll_ids${pictures ? ',attachments.media_keys' : ''}`,
    'poll.fields': 'options',
    ...(pictures ? { 'media.fields': 'type,alt_text' } : {}),
    'user.fields': 'name,username,public_metrics',
    ...(sinceId === null ? { start_time: new Date(chain.from).toISOString() } : { since_id: sinceId }),
    ...(chain.at === null ? {} : { next_token: chain.at }),
  };
}

/** Posts that a look-up by id no longer brings: deleted, protected, or of an account that is gone. */
function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  return missingIds(extIds.filter(isId), RECHECK_AT_ONCE, async (part) => {
    const { data } = await askX('tweets', { ids: part.join(',') }, context);
    return new Set(listOf(data)?.map(({ id }) => id));
  });
}
