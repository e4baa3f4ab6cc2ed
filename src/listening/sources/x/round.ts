import { DAY, HOUR, MINUTE, type Millis } from '../../time.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf, timeOf } from '../shared/fields.ts';
import type { Pack } from '../shared/packed.ts';
import { type Paging, pagingOf } from '../shared/paging.ts';
import type { Page, SourceContext } from '../source.ts';
import { askX } from './ask.ts';
import { affordsPast, paidFor } from './budget.ts';
import { type Cursor, isId, markOf, type QueryMark, type Round, type Search, timeOfId } from './cursor.ts';

/** The search reaches back seven days; a little less, so that an id at the edge is not refused. */
const LIMITS = { overlap: 0, reach: 7 * DAY - 5 * MINUTE, maxPages: 20 } as const;
/** The end of a search lies 30 seconds back by default. */
const LAG = 5 * MINUTE;
/** Without money for the past of new words, their present begins this long ago. */
const SHORT_PAST = HOUR;
/** Longest that a round is taken up again: later its page tokens are no good any more. */
const ROUND_LIFE = HOUR;

/** A cursor with a round under way, which goes through all searches. */
export type InRound = Cursor & { round: Round };

/** The round under way, or a new one. */
export function inRound(cursor: Cursor, packs: readonly Pack[], now: Millis): InRound {
  const { round } = cursor;
  if (round !== null && now - round.begunAt < ROUND_LIFE) return { ...cursor, round };
  const left = packs.map(({ key }) => key);
  return {
    ...cursor,
    round: { left, begunAt: now, coveredFrom: now - LIMITS.reach, lostTo: null },
    search: null,
  };
}

export function queryOf(words: readonly string[]): string {
  const terms = words.map((word) => (/^#[\p{L}\p{N}_]+$/u.test(word) ? word : `"${word}"`));
  return `${terms.length > 1 ? `(${terms.join(' OR ')})` : terms.join('')} -is:retweet`;
}

/** The next search of the round: the past of words that are new, or what is new since the mark. */
export async function withSearch(
  cursor: InRound,
  packs: readonly Pack[],
  context: SourceContext,
): Promise<InRound> {
  if (cursor.search !== null) return cursor;
  const { round } = cursor;
  const pack = packs.find(({ key }) => round.left.includes(key));
  if (!pack) return { ...cursor, round: { ...round, left: [] } };
  const now = context.now();
  const words = wordsOf(pack);
  const mark = markOf(cursor.marks, pack.key);
  const fresh = words.filter((word) => !mark.known.includes(word));
  if (fresh.length > 0) {
    const past = await pastOf(fresh, cursor, context);
    const { chain } = pagingOf(progressOf(mark, null), { ...LIMITS, reach: past.reach }, now, words);
    return {
      ...cursor,
      spending: past.spending,
      round: { ...round, coveredFrom: past.whole ? round.coveredFrom : null },
      search: { key: pack.key, sinceId: null, newestId: null, chain },
    };
  }
  const readAt = cursor.readAt ?? now;
  // After a long silence (no money, no network) what has piled up may cost more than it is worth.
  const past =
    now - readAt > DAY
      ? await pastOf(words, cursor, context)
      : { reach: LIMITS.reach, spending: cursor.spending };
  const reachable = now - past.reach;
  const sinceId = mark.sinceId !== null && timeOfId(mark.sinceId) > reachable ? mark.sinceId : null;
  const from =
    sinceId === null ? Math.max(reachable, Math.min(readAt, now - SHORT_PAST) - LAG) : timeOfId(sinceId);
  const { chain } = pagingOf(progressOf(mark, null), LIMITS, now, words);
  const lostTo = Math.max(round.lostTo ?? 0, reachable);
  return {
    ...cursor,
    spending: past.spending,
    round: { ...round, lostTo: lostTo > readAt ? lostTo : round.lostTo },
    search: { key: pack.key, sinceId, newestId: null, chain: { ...chain, from } },
  };
}

/** Counting posts costs as much as one of them: whether the past of these words is worth its price. */
async function pastOf(words: readonly string[], cursor: Cursor, context: SourceContext) {
  const { meta } = await askX(
    'tweets/counts/recent',
    {
      query: queryOf(words),
      granularity: 'day',
      start_time: new Date(context.now() - LIMITS.reach).toISOString(),
    },
    context,
  );
  const total = numberOf(fieldsOf(meta).total_tweet_count) ?? 0;
  const spending = paidFor(cursor.spending, { counts: 1 }, context.options);
  const whole = affordsPast(total, context.options, spending);
  return { spending, whole, reach: whole ? LIMITS.reach : SHORT_PAST };
}

/**
 * The cursor past one page of its search. The first page names the newest id; the mark moves when the last has been
 * read.
 */
export function afterPage(
  cursor: InRound,
  search: Search,
  packs: readonly Pack[],
  answer: Fields,
  now: Millis,
): { cursor: InRound } & Pick<Page, 'gap'> {
  const { next_token, newest_id } = fieldsOf(answer.meta);
  const items = listOf(answer.data) ?? [];
  const { key, chain } = search;
  const newestId = search.newestId ?? (isId(newest_id) ? newest_id : null);
  const mark = markOf(cursor.marks, key);
  const pack = packs.find((candidate) => candidate.key === key);
  const paging = pagingOf(progressOf(mark, chain), LIMITS, now, pack ? wordsOf(pack) : chain.words);
  const after = paging.after({
    times: items.map((item) => timeOf(item.created_at)).filter((time) => time !== null),
    next: items.length > 0 ? (textOf(next_token) ?? null) : null,
  });
  const goesOn = after.cursor.chain;
  if (goesOn !== null) return { cursor: { ...cursor, search: { ...search, newestId, chain: goesOn } } };
  const marked = {
    known: after.cursor.known,
    // The posts of new words say nothing about the other words, which are read next.
    sinceId: after.more ? mark.sinceId : (newestId ?? mark.sinceId),
  };
  const marks = { ...cursor.marks, [key]: marked };
  if (after.more) return { cursor: { ...cursor, marks, search: null } };
  const round = { ...cursor.round, left: cursor.round.left.filter((other) => other !== key) };
  const lost = lostIn(paging, after);
  const isFirstRound = cursor.readAt === null;
  if (isFirstRound && lost && round.coveredFrom !== null)
    round.coveredFrom = Math.max(round.coveredFrom, lost.to);
  return {
    cursor: { ...cursor, marks, round, search: null },
    ...(lost && !isFirstRound ? { gap: lost } : {}),
  };
}

/** The stretch that the deepest page did not reach. A round covers as much as all its searches do. */
function lostIn({ chain }: Paging, { gap, coveredFrom }: Pick<Page, 'gap' | 'coveredFrom'>): Page['gap'] {
  if (gap) return gap;
  const cut = coveredFrom !== undefined && coveredFrom > chain.from;
  return cut ? { from: chain.from, to: coveredFrom } : undefined;
}

/** The round is over: marks of queries that are no more are forgotten, after those that came out of them have theirs. */
export function endOfRound(cursor: InRound, packs: readonly Pack[]): Page {
  const { begunAt, coveredFrom, lostTo } = cursor.round;
  const { readAt } = cursor;
  const marks = Object.fromEntries(
    packs.map((pack) => {
      const { known, sinceId } = markOf(cursor.marks, pack.key);
      const words = wordsOf(pack);
      return [pack.key, { known: known.filter((word) => words.includes(word)), sinceId }];
    }),
  );
  return {
    posts: [],
    cursor: { ...cursor, marks, readAt: begunAt, round: null, search: null },
    more: false,
    ...(readAt === null && coveredFrom !== null ? { coveredFrom } : {}),
    ...(readAt !== null && lostTo !== null ? { gap: { from: readAt, to: lostTo, reason: 'quota' } } : {}),
  };
}

function wordsOf({ searches }: Pack): string[] {
  return searches.map(({ words }) => words);
}

/** A mark as the paging knows it. */
function progressOf({ known, sinceId }: QueryMark, chain: Search['chain'] | null) {
  return { v: 1, high: sinceId === null ? null : timeOfId(sinceId), known, chain };
}
