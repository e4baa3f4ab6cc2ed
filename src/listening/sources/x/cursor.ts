import type { Millis } from '../../time.ts';
import { type Fields, fieldsOf } from '../shared/fields.ts';
import { isKin } from '../shared/packed.ts';
import type { Json } from '../source.ts';
import { type Spending, spendingOf } from './budget.ts';

/** What was read for the words of one query. */
export type Mark = { known: string[]; sinceId: string | null };

/** One search under way, page by page; `sinceId` stays as it was until its last page. */
export type Search = {
  key: string;
  words: string[];
  sinceId: string | null;
  /** In place of `sinceId`: for new words, and when there is no id or one that is too old. */
  from: Millis | null;
  next: string | null;
  newestId: string | null;
  pages: number;
};

export type Cursor = {
  v: 1;
  spending: Spending;
  marks: Record<string, Mark>;
  /** When the last whole round of searches began, ms. */
  readAt: Millis | null;
  /**
   * A round under way: the searches still to do, since when, how far back a first round reaches, and up to when what came
   * after the last round is left out.
   */
  round: { left: string[]; begunAt: Millis; coveredFrom: Millis | null; lostTo: Millis | null } | null;
  search: Search | null;
};

/** What an earlier read has stored; the month's spending begins anew with the month. */
export function cursorOf(stored: Json, now: Millis): Cursor {
  const fields = fieldsOf(stored);
  const known = fields.v === 1 ? (fields as Partial<Cursor>) : {};
  return {
    v: 1,
    spending: spendingOf(known.spending, now),
    marks: structuredClone(known.marks ?? {}),
    readAt: known.readAt ?? null,
    round: structuredClone(known.round ?? null),
    search: known.search ?? null,
  };
}

/** The mark of a query, or of the query that it was split from or merged of: the older id, so that nothing is missed. */
export function markOf(marks: Cursor['marks'], key: string): Mark {
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

export function isId(value: Fields[string]): value is string {
  return typeof value === 'string' && /^\d{1,19}$/.test(value);
}
