import type { Span } from '../../../config/errors.ts';
import type { TermHit } from '../../mentions/mention.ts';
import { hitsOf, holds, occurrencesOf } from './evaluate.ts';
import type { FoundTerms } from './find.ts';
import { placesOf } from './near.ts';
import type { Plan } from './plan.ts';
import { isTerm } from './tree.ts';

/**
 * Keys into the words of each language.
 * - `missing-term`: not in the post; `too-far`: all there, but not close enough or not in that order;
 * - `excluded-term`: NOT took the post out; `filter`: another language, source or type.
 */
const MISS_CODES = ['missing-term', 'too-far', 'excluded-term', 'filter'] as const;
type MissCode = (typeof MISS_CODES)[number];

/** One cause for which a query does not match a post. */
export interface Miss {
  code: MissCode;
  /** As typed, without quotes. */
  term: string;
  /** Place in the text of the query. */
  span: Span;
  /** Where the post shows it: of an excluded term, and of terms too far apart. */
  hits: TermHit[];
}

/** Why a plan does not hold; empty when it does. */
export function missesOf(plan: Plan, found: FoundTerms): Miss[] {
  if (holds(plan, found)) return [];
  switch (plan.kind) {
    case 'and':
    case 'or':
      return plan.plans.flatMap((part) => missesOf(part, found));
    case 'not':
      return exclusions(plan.plan, found);
    case 'near': {
      const missing = plan.operands.filter((operand) => placesOf(operand, found).length === 0);
      if (missing.length === 0 || !isTerm(plan.operands[0]![0]!.node) || plan.node.kind === 'phrase')
        return [miss('too-far', plan, hitsOf(occurrencesOf(plan, found, true)))];
      return missing.flat().map((part) => miss('missing-term', part, []));
    }
    case 'within': {
      const isMissing = plan.terms.some((term) => found.of(term).length === 0);
      if (isMissing) return [miss('missing-term', plan, [])];
      return [miss('too-far', plan, hitsOf(occurrencesOf(plan, found, true)))];
    }
    case 'filter':
    case 'number':
      return [miss('filter', plan, [])];
    case 'term':
      return [miss('missing-term', plan, [])];
  }
}

/** The parts of what stands under a NOT that hold. */
function exclusions(plan: Plan, found: FoundTerms): Miss[] {
  if ('plans' in plan) {
    return plan.plans.filter((part) => holds(part, found, true)).flatMap((part) => exclusions(part, found));
  }
  if (plan.kind === 'not') return missesOf(plan.plan, found);
  return [miss('excluded-term', plan, hitsOf(occurrencesOf(plan, found)))];
}

function miss(
  code: MissCode,
  { label, node }: { label: string; node: { span: Span } },
  hits: TermHit[],
): Miss {
  return { code, term: label, span: { start: node.span.start, end: node.span.end }, hits };
}

/**
 * Whether a plan would hold if the post showed nothing of what it excludes.
 * @param negated under a NOT
 */
export function holdsWithoutExclusions(plan: Plan, found: FoundTerms, negated = false): boolean {
  switch (plan.kind) {
    case 'not':
      return !holdsWithoutExclusions(plan.plan, found, !negated);
    case 'and':
      return plan.plans.every((part) => holdsWithoutExclusions(part, found, negated));
    case 'or':
      return plan.plans.some((part) => holdsWithoutExclusions(part, found, negated));
    default:
      return !negated && holds(plan, found);
  }
}

export function excludesSomething(plan: Plan): boolean {
  if (plan.kind === 'and' || plan.kind === 'or') return plan.plans.some(excludesSomething);
  return plan.kind === 'not';
}
