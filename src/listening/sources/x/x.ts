import { DAILY_RECHECKS } from '../../mentions/recheck.ts';
import { DAY, HOUR, MINUTE } from '../../time.ts';
import { distinctAnchors } from '../shared/anchors.ts';
import { type Fields, fieldsOf, listOf, textOf, timeOf } from '../shared/fields.ts';
import { type Pack, packed } from '../shared/packed.ts';
import type { Json, Page, Request, Source, SourceContext, Wanted } from '../source.ts';
import { ask, postOf } from './ask.ts';
import {
  affordsPast,
  KEEP_DAYS,
  keptDays,
  mustAfford,
  paidFor,
  postsLeft,
  SMALLEST_PAGE,
  usersIn,
} from './budget.ts';
import { type Cursor, cursorOf, isId, markOf, type Search, timeOfId } from './cursor.ts';

const EVERY_MINUTES = '15';
const MAX_LENGTH = 512;
const LARGEST_PAGE = 100;
/** Pages of one search in one round; what lies beyond is a gap. */
const MAX_PAGES = 20;
/** The search reaches back seven days; a little less, so that an id at the edge is not refused. */
const REACH = 7 * DAY - 5 * MINUTE;
/** The end of a search lies 30 seconds back by default. */
const LAG = 5 * MINUTE;
/** Without money for the past of new words, their present begins this long ago. */
const SHORT_PAST = HOUR;
/** Longest that a round is taken up again. */
const ROUND_LIFE = HOUR;
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
    baseUrl: 'https://api.x.com',
  },
  about: {
    bearerToken: 'bearer token of an app with credits.',
    monthlyBudget: 'dollars that may be spent in a calendar month (UTC); reading stops before more is.',
    everyMinutes: 'minutes between two searches.',
    keepDays:
      'days that text and author of a post are kept; each costs $0.005 a post, because X wants it asked for daily.',
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
  const asked = distinctAnchors(wanted);
  if (asked.length === 0) return [];
  const minutes = Number(options.everyMinutes ?? EVERY_MINUTES);
  return [
    {
      source: 'x',
      key: 'recent',
      params: {
        words: JSON.stringify(asked.map(({ words }) => words).sort()),
        budget: options.monthlyBudget ?? '',
      },
      scope: 'all',
      serves: [...new Set(asked.flatMap(({ keywordIds }) => keywordIds))].sort(),
      everyMs: Number.isFinite(minutes) && minutes >= 1 ? Math.round(minutes * MINUTE) : 15 * MINUTE,
    },
  ];
}

function fits(words: readonly string[]): boolean {
  return queryOf(words).length <= MAX_LENGTH;
}

function queryOf(words: readonly string[]): string {
  const terms = words.map((word) => (/^#[\p{L}\p{N}_]+$/u.test(word) ? word : `"${word}"`));
  return `${terms.length > 1 ? `(${terms.join(' OR ')})` : terms.join('')} -is:retweet`;
}

/** One page of one search; a round goes through all searches, and the account is kept from page to page. */
async function collect(request: Request, stored: Json, context: SourceContext): Promise<Page> {
  const now = context.now();
  const { options } = context;
  const words = JSON.parse(request.params.words ?? '[]') as string[];
  const packs = packed(
    words.map((one) => ({ words: one, lang: '', keywordIds: [] })),
    fits,
  );
  const before = cursorOf(stored, now);
  // A round that was broken off long ago begins anew: its page tokens are no good any more.
  const goesOn = before.round !== null && now - before.round.begunAt < ROUND_LIFE;
  if (!goesOn) before.search = null;
  const round =
    goesOn && before.round
      ? before.round
      : { left: packs.map(({ key }) => key), begunAt: now, coveredFrom: now - REACH, lostTo: null };
  mustAfford(before.spending, options, now);
  const cursor = await withSearch({ ...before, round }, packs, context);
  const { search } = cursor;
  if (search === null) return endOfRound(cursor, packs);

  const query = queryFor(search, postsLeft(cursor.spending, options));
  const answer = await ask('tweets/search/recent', query, context);
  const items = listOf(answer.data) ?? [];
  const users = usersIn(answer.includes);
  const byId = new Map(users.map((user) => [String(user.id), user]));
  cursor.spending = paidFor(cursor.spending, { posts: items.length, users: users.length }, options);
  const gap = endOfPage(cursor, search, answer, items);
  const over = cursor.search === null && cursor.round.left.length === 0;
  return {
    ...(over ? endOfRound(cursor, packs) : { cursor, more: true }),
    ...gap,
    posts: items.map((item) => postOf(item, byId)).filter((post) => post !== null),
    quotaLeft: postsLeft(cursor.spending, options),
  };
}

type InRound = Cursor & { round: NonNullable<Cursor['round']> };

/** The next search of the round: the past of words that are new, or what is new since the mark. */
async function withSearch(cursor: InRound, packs: readonly Pack[], context: SourceContext): Promise<InRound> {
  if (cursor.search !== null) return cursor;
  const { round } = cursor;
  const pack = packs.find(({ key }) => round.left.includes(key));
  if (!pack) return { ...cursor, round: { ...round, left: [] } };
  const now = context.now();
  const words = pack.asked.map((one) => one.words);
  const mark = markOf(cursor.marks, pack.key);
  const fresh = words.filter((word) => !mark.known.includes(word));
  const blank = { key: pack.key, next: null, newestId: null, pages: 0 };
  if (fresh.length > 0) {
    const past = await pastOf(fresh, cursor, context);
    return {
      ...cursor,
      spending: past.spending,
      round: { ...round, coveredFrom: past.whole ? round.coveredFrom : null },
      search: { ...blank, words: fresh, sinceId: null, from: past.whole ? now - REACH : now - SHORT_PAST },
    };
  }
  const readAt = cursor.readAt ?? now;
  // After a long silence (no money, no network) what has piled up may cost more than it is worth.
  const past = now - readAt > DAY ? await pastOf(words, cursor, context) : { ...cursor, whole: true };
  const reachable = past.whole ? now - REACH : now - SHORT_PAST;
  const since = mark.sinceId !== null && timeOfId(mark.sinceId) > reachable ? mark.sinceId : null;
  const from = since === null ? Math.max(reachable, Math.min(readAt, now - SHORT_PAST) - LAG) : null;
  const lostTo = Math.max(round.lostTo ?? 0, reachable);
  return {
    ...cursor,
    spending: past.spending,
    round: { ...round, lostTo: lostTo > readAt ? lostTo : round.lostTo },
    search: { ...blank, words, sinceId: since, from },
  };
}

/** Counting posts costs as much as one of them: whether the past of these words is worth its price. */
async function pastOf(words: readonly string[], cursor: Cursor, context: SourceContext) {
  const { meta } = await ask(
    'tweets/counts/recent',
    {
      query: queryOf(words),
      granularity: 'day',
      start_time: new Date(context.now() - REACH).toISOString(),
    },
    context,
  );
  const { total_tweet_count: total } = fieldsOf(meta);
  const spending = paidFor(cursor.spending, { counts: 1 }, context.options);
  return { spending, whole: affordsPast(typeof total === 'number' ? total : 0, context.options, spending) };
}

function queryFor(search: Search, affordable: number): Record<string, string> {
  return {
    query: queryOf(search.words),
    max_results: String(Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, affordable))),
    'tweet.fields':
      'created_at,lang,public_metrics,conversation_id,referenced_tweets,author_id,entities,note_tweet',
    expansions: 'author_id',
    'user.fields': 'name,username,public_metrics',
    ...(search.sinceId === null ? {} : { since_id: search.sinceId }),
    ...(search.from === null ? {} : { start_time: new Date(search.from).toISOString() }),
    ...(search.next === null ? {} : { next_token: search.next }),
  };
}

/** Moves the cursor past one page. The first page names the newest id; the mark moves when the last has been read. */
function endOfPage(
  cursor: InRound,
  search: Search,
  answer: Fields,
  items: readonly Fields[],
): Pick<Page, 'gap'> {
  const { next_token, newest_id } = fieldsOf(answer.meta);
  const { round } = cursor;
  const pages = search.pages + 1;
  const newestId = search.newestId ?? (isId(newest_id) ? newest_id : null);
  const next = items.length > 0 ? (textOf(next_token) ?? null) : null;
  if (next !== null && pages < MAX_PAGES) {
    cursor.search = { ...search, next, newestId, pages };
    return {};
  }
  const { known, sinceId } = markOf(cursor.marks, search.key);
  const onlyNew = known.length > 0 && search.words.every((word) => !known.includes(word));
  cursor.search = null;
  cursor.marks[search.key] = {
    known: [...new Set([...known, ...search.words])],
    // What new words have brought says nothing about the others.
    sinceId: onlyNew ? sinceId : (newestId ?? sinceId),
  };
  if (onlyNew) return {};
  round.left = round.left.filter((key) => key !== search.key);
  const from = search.from ?? timeOfId(search.sinceId ?? '0');
  const oldest = Math.min(...items.map((item) => timeOf(item.created_at) ?? Number.POSITIVE_INFINITY));
  if (next === null || !Number.isFinite(oldest) || oldest <= from) return {};
  if (cursor.readAt !== null) return { gap: { from, to: oldest } };
  if (round.coveredFrom !== null) round.coveredFrom = Math.max(round.coveredFrom, oldest);
  return {};
}

/** The round is over: marks of queries that are no more are forgotten, after those that came out of them have theirs. */
function endOfRound(cursor: InRound, packs: readonly Pack[]): Page {
  const { begunAt, coveredFrom, lostTo } = cursor.round;
  const { readAt } = cursor;
  const marks = Object.fromEntries(
    packs.map(({ key, asked }) => {
      const { known, sinceId } = markOf(cursor.marks, key);
      return [key, { known: known.filter((word) => asked.some((one) => one.words === word)), sinceId }];
    }),
  );
  return {
    posts: [],
    cursor: { ...cursor, marks, readAt: begunAt, round: null, search: null },
    more: false,
    ...(readAt === null && coveredFrom !== null ? { coveredFrom } : {}),
    ...(readAt !== null && lostTo !== null ? { gap: { from: readAt, to: lostTo } } : {}),
  };
}

/** Posts that a look-up by id no longer brings: deleted, protected, or of an account that is gone. */
async function recheck(extIds: string[], context: SourceContext): Promise<string[]> {
  const gone: string[] = [];
  const known = extIds.filter(isId);
  for (let at = 0; at < known.length; at += RECHECK_AT_ONCE) {
    const part = known.slice(at, at + RECHECK_AT_ONCE);
    const { data } = await ask('tweets', { ids: part.join(',') }, context);
    const there = new Set(listOf(data)?.map(({ id }) => id));
    gone.push(...part.filter((id) => !there.has(id)));
  }
  return gone;
}
