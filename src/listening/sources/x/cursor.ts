import type { Millis } from '../../time.ts';
import { fieldsOf, numberOf, stringsOf, textOf } from '../shared/fields.ts';
import { isKin } from '../shared/packed.ts';
import type { PageChain } from '../shared/paging.ts';
import type { Json } from '../source.ts';
import { type Spending, spendingOf } from './budget.ts';

/** Where the reading of one query stands. The id is exact: with a time in its place the last post would be paid again. */
export type QueryMark = { known: string[]; sinceId: string | null };

/** One search under way, page by page; the mark stays as it was until its last page. */
export type Search = {
  key: string;
  /** Null for new words, and when there is no id or one that is too old: then the time of the chain counts. */
  sinceId: string | null;
  newestId: string | null;
  chain: PageChain;
};

/**
 * A round under way: the searches still to do, since when, how far back a first round reaches, and up to when what came
 * after the last round is left out.
 */
export type Round = {
  left: string[];
  begunAt: Millis;
  coveredFrom: Millis | null;
  lostTo: Millis | null;
};

export type Cursor = {
  v: 1;
  spending: Spending;
  marks: Record<string, QueryMark>;
  /** When the last whole round of searches began, ms. */
  readAt: Millis | null;
  round: Round | null;
  search: Search | null;
};

/** The cursor of an earlier read; the month's spending begins anew with the month. */
export function cursorOf(stored: Json, now: Millis): Cursor {
  const fields = fieldsOf(stored);
  const { spending, marks, readAt, round, search } = fields.v === 1 ? fields : {};
  return {
    v: 1,
    spending: spendingOf(spending, now),
    marks: Object.fromEntries(Object.entries(fieldsOf(marks)).map(([key, mark]) => [key, readMark(mark)])),
    readAt: numberOf(readAt),
    round: readRound(round),
    search: readSearch(search),
  };
}

/** The mark of a query, or of the query that it was split from or merged of: the older id, so that nothing is missed. */
export function markOf(marks: Cursor['marks'], key: string): QueryMark {
  const own = marks[key];
  if (own) return own;
  const kin = Object.entries(marks).filter(([other]) => isKin(other, key));
  const ids = kin.map(([, { sinceId }]) => sinceId);
  const oldest = ids.reduce(
    (best, id) => (best !== null && id !== null && BigInt(id) < BigInt(best) ? id : best),
    ids[0] ?? null,
  );
  return {
    known: [...new Set(kin.flatMap(([, { known }]) => known))],
    sinceId: ids.includes(null) ? null : oldest,
  };
}

/** When an id was made: its upper bits are ms since 4 November 2010 (X: snowflake ids). */
export function timeOfId(id: string): Millis {
  return Number(BigInt(id) >> 22n) + 1_288_834_974_657;
}

export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,19}$/.test(value);
}

function readMark(value: unknown): QueryMark {
  const { known, sinceId } = fieldsOf(value);
  return { known: stringsOf(known), sinceId: idOf(sinceId) };
}

function readRound(value: unknown): Round | null {
  const { left, begunAt, coveredFrom, lostTo } = fieldsOf(value);
  const begun = numberOf(begunAt);
  if (begun === null) return null;
  return {
    left: stringsOf(left),
    begunAt: begun,
    coveredFrom: numberOf(coveredFrom),
    lostTo: numberOf(lostTo),
  };
}

/** Earlier versions had the fields of the chain beside the others; read on, since a page read again is paid again. */
function readSearch(value: unknown): Search | null {
  const { key, sinceId, newestId, chain, ...beside } = fieldsOf(value);
  if (typeof key !== 'string') return null;
  const since = idOf(sinceId);
  const { words, from, at, next, pages, newest, oldest } = chain === undefined ? beside : fieldsOf(chain);
  return {
    key,
    sinceId: since,
    newestId: idOf(newestId),
    chain: {
      words: stringsOf(words),
      from: numberOf(from) ?? timeOfId(since ?? '0'),
      at: textOf(at ?? next) ?? null,
      pages: numberOf(pages) ?? 0,
      newest: numberOf(newest),
      oldest: numberOf(oldest),
    },
  };
}

function idOf(value: unknown): string | null {
  return isId(value) ? value : null;
}
