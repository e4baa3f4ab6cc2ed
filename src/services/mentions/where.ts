import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { type Condition, conditionOf } from '../../listening/keywords/query/condition.ts';
import { parseQuery } from '../../listening/keywords/query/parse.ts';
import { printQuery } from '../../listening/keywords/query/print.ts';
import type { Query, QueryNode } from '../../listening/keywords/query/tree.ts';
import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import type { Millis } from '../../listening/time.ts';

/** Longest condition: buttons of lists carry it. */
export const MAX_WHERE = 500;

/** A condition on posts that are stored and judged, as one types it behind `--where`. */
export interface WhereCondition {
  /** As we write it. */
  text: string;
  holds: Condition;
  asksAge: boolean;
}

/** @throws UserError('query') about `where`, with the place and a condition that works when there is one */
export function readCondition(typed: string): WhereCondition {
  const parsed = parseQuery(typed, 'search');
  if (parsed.ok) return conditionIn(printQuery(parsed.query.tree), parsed.query);
  const { code, params, span, fix } = parsed.problem;
  throw new UserError(
    'query',
    { ...params, argument: 'where', problem: code, query: typed, ...(fix === null ? {} : { fix }) },
    span,
  );
}

/**
 * A condition of an alert rule. The age of a post depends on when one looks: the same posts would count at one look and not at
 * the next, and a replay would count others than the rule did.
 * @throws UserError about `where`
 */
export function readRuleCondition(typed: string): WhereCondition {
  const condition = readCondition(typed);
  if (condition.asksAge) throw new UserError('bad-argument', { argument: 'where', problem: 'where-age' });
  return condition;
}

function conditionIn(text: string, query: Query): WhereCondition {
  return { text, holds: conditionOf(query), asksAge: asksAge(query.tree) };
}

function asksAge(node: QueryNode): boolean {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.nodes.some(asksAge);
    case 'not':
      return asksAge(node.node);
    case 'number':
      return node.field === 'age';
    default:
      return false;
  }
}

/** One that was read before, and perhaps by a former version: null when it cannot be read any more. */
export function storedCondition(text: string | undefined): WhereCondition | null {
  const parsed = text === undefined ? null : parseQuery(text, 'search');
  return parsed?.ok ? conditionIn(text!, parsed.query) : null;
}

/** The condition of an alert rule; null when it counts every post. A stored one that cannot be read any more hides nothing. */
export function ruleCondition({ rule }: Pick<Keyword, 'rule'>): WhereCondition | null {
  return storedCondition(rule.where);
}

/** The one place that says whether a mention, as one keyword counts it, meets a condition. */
export function meetsWhere(
  { holds }: WhereCondition,
  { post }: Pick<Mention, 'post'>,
  { sentiment, relevance, held }: Hit,
  now: Millis,
): boolean {
  if (held !== null) return false;
  // Log-odds, as a share of certainty.
  const about = 1 / (1 + Math.exp(-relevance.score));
  return holds(post, { sentiment: sentiment.label, relevance: about, now });
}
