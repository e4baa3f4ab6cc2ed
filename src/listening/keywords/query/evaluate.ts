import type { TermHit } from '../../mentions/mention.ts';
import { meetsFilter, meetsNumber } from './conditions.ts';
import type { FoundTerms, Occurrence } from './find.ts';
import { MAX_TERM_HITS } from './limits.ts';
import { chain, placesOf } from './near.ts';
import type { NearOperandPlan, Plan } from './plan.ts';
import { within } from './within.ts';

/**
 * Whether a post meets a query.
 * @param negated under a NOT: a post of unknown language passes `lang:fr` and `-lang:fr` alike.
 */
export function holds(plan: Plan, found: FoundTerms, negated = false): boolean {
  switch (plan.kind) {
    case 'term':
      return found.of(plan.term).length > 0;
    case 'within':
      return within(plan, found).length > 0;
    case 'near':
      return chain(plan, found).length > 0;
    case 'filter':
      return meetsFilter(plan.node, found.post, negated);
    case 'number':
      return meetsNumber(plan.node, found.post);
    case 'and':
      return plan.plans.every((part) => holds(part, found, negated));
    case 'or':
      return plan.plans.some((part) => holds(part, found, negated));
    case 'not':
      return !holds(plan.plan, found, !negated);
  }
}

/** A term found at a place, before it is cut to what is kept. */
export interface LabeledOccurrence {
  label: string;
  occurrence: Occurrence;
}

/**
 * The positive terms that made a query hold: only of branches that hold.
 * @param everywhere also those of branches that do not hold.
 */
export function occurrencesOf(plan: Plan, found: FoundTerms, everywhere = false): LabeledOccurrence[] {
  switch (plan.kind) {
    case 'term':
      return labeled(plan.label, found.of(plan.term));
    case 'within':
      if (everywhere) return plan.terms.flatMap((term) => labeled(plan.label, found.of(term)));
      return labeled(plan.label, within(plan, found));
    case 'near':
      if (everywhere) return plan.operands.flat().flatMap((part) => occurrencesOf(part, found, true));
      return chain(plan, found).flatMap((places, index) =>
        labeledOperand(plan.operands[index]!, places, found),
      );
    case 'and':
    case 'or':
      return plan.plans
        .filter((part) => everywhere || holds(part, found))
        .flatMap((part) => occurrencesOf(part, found, everywhere));
    case 'not':
      return doublyNegated(plan.plan, found, everywhere);
    case 'filter':
    case 'number':
      return [];
  }
}

/** Under a NOT, only what a second NOT asks for again is positive. */
function doublyNegated(plan: Plan, found: FoundTerms, everywhere: boolean): LabeledOccurrence[] {
  if (plan.kind === 'not') return occurrencesOf(plan.plan, found, everywhere);
  return 'plans' in plan ? plan.plans.flatMap((part) => doublyNegated(part, found, everywhere)) : [];
}

/** More of one term than are ever kept are not worth sorting. */
function labeled(label: string, occurrences: readonly Occurrence[]): LabeledOccurrence[] {
  return occurrences.slice(0, MAX_TERM_HITS).map((occurrence) => ({ label, occurrence }));
}

/** An operand of NEAR may be one of several terms. */
function labeledOperand(
  operand: NearOperandPlan,
  places: readonly Occurrence[],
  found: FoundTerms,
): LabeledOccurrence[] {
  const first = new Set(places.slice(0, MAX_TERM_HITS).map(({ from, to }) => `${from} ${to}`));
  return operand.flatMap((part) => {
    const own = part.kind === 'near' ? placesOf([part], found) : found.of(part.term);
    return labeled(
      part.label,
      own.filter(({ from, to }) => first.has(`${from} ${to}`)),
    );
  });
}

/** In reading order, no place twice for one term; of many, the first of every term before the second of any. */
export function hitsOf(occurrences: LabeledOccurrence[]): TermHit[] {
  const ordered = occurrences
    .map(({ label, occurrence }) => ({ label, ...occurrence }))
    .sort((a, b) => a.from - b.from || a.start - b.start || b.end - a.end);
  const last = new Map<string, { rank: number; to: number }>();
  const ranked: { rank: number; from: number; hit: TermHit }[] = [];
  for (const { label, field, from, to, start, end } of ordered) {
    const before = last.get(label);
    if (before && from < before.to) continue;
    const rank = before ? before.rank + 1 : 0;
    last.set(label, { rank, to });
    ranked.push({ rank, from, hit: { term: label, field, start, end } });
  }
  const ranking =
    ranked.length > MAX_TERM_HITS
      ? ranked.sort((a, b) => a.rank - b.rank || a.from - b.from).slice(0, MAX_TERM_HITS)
      : ranked;
  return ranking.sort((a, b) => a.from - b.from || a.hit.start - b.hit.start).map(({ hit }) => hit);
}
