import type { LabeledOccurrence } from './evaluate.ts';
import type { Found } from './find.ts';
import type { Plan } from './plan.ts';
import type { NearLink } from './tree.ts';

/**
 * The occurrences that take part in a chain `a NEAR/3 b ONEAR/2 c`: one of each operand, no two neighbors on the same
 * word, at most `max` other words between neighbors. Empty when no chain is complete. Two passes, so that the cost
 * grows with the number of occurrences and the reach, not with the number of chains.
 */
export function chain(plan: Extract<Plan, { kind: 'near' }>, found: Found): LabeledOccurrence[] {
  const { links } = plan;
  const stages: LabeledOccurrence[][] = [];
  for (const [index, operand] of plan.operands.entries()) {
    const all = operand
      .flatMap(({ label, term }) => found.of(term).map((occurrence) => ({ label, occurrence })))
      .sort((a, b) => a.occurrence.from - b.occurrence.from);
    const reached = index === 0 ? all : reachable(all, stages[index - 1]!, links[index - 1]!, 'after');
    if (reached.length === 0) return [];
    stages.push(reached);
  }
  for (let index = stages.length - 2; index >= 0; index--) {
    stages[index] = reachable(stages[index]!, stages[index + 1]!, links[index]!, 'before');
  }
  return stages.flat();
}

/** Those that stand close enough to one of `others`; both sorted by place. */
function reachable(
  candidates: LabeledOccurrence[],
  others: LabeledOccurrence[],
  { max, ordered }: NearLink,
  side: 'after' | 'before',
): LabeledOccurrence[] {
  const longest = Math.max(...others.map(({ occurrence }) => occurrence.to - occurrence.from));
  let first = 0;
  return candidates.filter(({ occurrence: { from, to } }) => {
    while (first < others.length && others[first]!.occurrence.from < from - max - longest) first++;
    for (let at = first; at < others.length; at++) {
      const other = others[at]!.occurrence;
      if (other.from > to + max) return false;
      const isBehind = other.to <= from && from - other.to <= max;
      const isAhead = other.from >= to && other.from - to <= max;
      if (ordered ? (side === 'after' ? isBehind : isAhead) : isBehind || isAhead) return true;
    }
    return false;
  });
}
