import { UserError } from '../../config/errors.ts';
import { basicOf, basicText, itemsOf } from '../../listening/keywords/basic-query.ts';
import { parseQuery } from '../../listening/keywords/query/parse.ts';
import { printQuery } from '../../listening/keywords/query/print.ts';

/** A query as somebody gives it: in the language, or as lists. */
export interface TypedQuery {
  query?: string | undefined;
  any?: string | undefined;
  all?: string | undefined;
  none?: string | undefined;
}

/**
 * The query that was meant. A form sends back all that it showed, the query and its lists: the one that was changed counts.
 * @param argument of the query
 * @param before the query as it was; null = a new one
 * @returns undefined = nothing was given
 * @throws UserError('bad-argument') when both were
 */
export function queryOf(
  { query, any, all, none }: TypedQuery,
  argument: string,
  before: string | null,
): string | undefined {
  if (any === undefined && all === undefined && none === undefined) return query;
  const lists = basicText({ any: itemsOf(any ?? ''), all: itemsOf(all ?? ''), none: itemsOf(none ?? '') });
  if (lists === '' || lists === listsOf(before)) return query;
  if (query === undefined || query === before || query === lists) return lists;
  // Of a new one all that was filled in holds.
  if (before === null) return both(query, lists);
  throw new UserError('bad-argument', { argument, problem: 'query-and-lists', typed: query.slice(0, 60) });
}

/** A query, and lists beside it, as one query. */
function both(query: string, lists: string): string {
  const text = `(${query}) ${lists}`;
  const parsed = parseQuery(text, 'search');
  return parsed.ok ? printQuery(parsed.query.tree) : text;
}

/** The lists of a query as a form shows them; null = only the language can say it. */
export function listsIn(query: string): { any?: string; all?: string; none?: string } | null {
  const parsed = parseQuery(query, 'search');
  const basic = parsed.ok ? basicOf(parsed.query.tree) : null;
  if (!basic) return null;
  const lists = Object.entries(basic).filter(([, items]) => items.length > 0);
  return Object.fromEntries(lists.map(([name, items]) => [name, items.join(', ')]));
}

function listsOf(query: string | null): string | null {
  const parsed = query === null ? null : parseQuery(query, 'search');
  const basic = parsed?.ok ? basicOf(parsed.query.tree) : null;
  return basic && basicText(basic);
}
