import type { FoundTerms, Occurrence } from './find.ts';
import type { Plan } from './plan.ts';
import type { NearLink } from './tree.ts';

/**
 * The occurrences that take part in a chain `a NEAR/3 b ONEAR/2 c`, by operand: in a chain stands one of each, no two neighbors on the same
 * word, at most `max` other words between neighbors. Empty when no chain is complete. Two passes, so that the cost
 * grows with the number of occurrences and the reach, not with the number of chains.
 */
export function chain(plan: Extract<Plan, { kind: 'near' }>, found: FoundTerms): Occurrence[][] {
  const { links } = plan;
  const stages: Occurrence[][] = [];
  for (const [index, operand] of plan.operands.entries()) {
    const all = operand.flatMap(({ term }) => found.of(term));
    if (operand.length > 1) all.sort((a, b) => a.from - b.from);
    const reached = index === 0 ? all : reachable(all, stages[index - 1]!, links[index - 1]!, 'after');
    if (reached.length === 0) return [];
    stages.push(reached);
  }
  for (let index = stages.length - 2; index >= 0; index--) {
    stages[index] = reachable(stages[index]!, stages[index + 1]!, links[index]!, 'before');
  }
  return stages;
}

/** Those that stand close enough to one of `others`; both sorted by place. */
function reachable(
  candidates: Occurrence[],
  others: Occurrence[],
  { max, ordered }: NearLink,
  side: 'after' | 'before',
): Occurrence[] {
  let longest = 0;
  for (const { from, to } of others) longest = Math.max(longest, to - from);
  let first = 0;
  return candidates.filter(({ from, to }) => {
    while (first < others.length && others[first]!.from < from - max - longest) first++;
    for (let at = first; at < others.length; at++) {
      const other = others[at]!;
      if (other.from > to + max) return false;
      const isBehind = other.to <= from && from - other.to <= max;
      const isAhead = other.from >= to && other.from - to <= max;
      if (ordered ? (side === 'after' ? isBehind : isAhead) : isBehind || isAhead) return true;
    }
    return false;
  });
}
