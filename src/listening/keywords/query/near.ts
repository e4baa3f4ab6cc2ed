import type { FoundTerms, Occurrence } from './find.ts';
import type { NearOperandPlan, NearPlan } from './plan.ts';
import type { NearLink } from './tree.ts';

/** Chains within chains that are looked at in one post: more only in a text made to be slow. */
const MAX_CHAINS = 1_000;

/**
 * The occurrences that take part in a chain `a NEAR/3 b ONEAR/2 c`, by operand: in a chain stands one of each, no two neighbors on the same
 * word, at most `max` other words between neighbors. Empty when no chain is complete. Two passes, so that the cost
 * grows with the number of occurrences and the reach, not with the number of chains.
 */
export function chain(plan: NearPlan, found: FoundTerms): Occurrence[][] {
  const { links } = plan;
  const stages: Occurrence[][] = [];
  for (const [index, operand] of plan.operands.entries()) {
    const all = placesOf(operand, found);
    const reached = index === 0 ? all : reachable(all, stages[index - 1]!, links[index - 1]!, 'after');
    if (reached.length === 0) return [];
    stages.push(reached);
  }
  for (let index = stages.length - 2; index >= 0; index--) {
    stages[index] = reachable(stages[index]!, stages[index + 1]!, links[index]!, 'before');
  }
  return stages;
}

/** Where an operand stands, in the order of the text. */
export function placesOf(operand: NearOperandPlan, found: FoundTerms): Occurrence[] {
  const all = operand.flatMap((part) =>
    part.kind === 'near' ? stretches(part, found) : [...found.of(part.term)],
  );
  return operand.length > 1 || operand[0]?.kind === 'near'
    ? all.sort((a, b) => a.from - b.from || a.to - b.to)
    : all;
}

/** The stretches of text that complete chains cover: each from its first word to its last. */
function stretches(plan: NearPlan, found: FoundTerms): Occurrence[] {
  const stages = chain(plan, found);
  if (stages.length === 0) return [];
  let open = stages[0]!.map((place) => ({ place, hull: place }));
  for (let index = 1; index < stages.length; index++) {
    const link = plan.links[index - 1]!;
    const next = new Map<string, { place: Occurrence; hull: Occurrence }>();
    for (const { place, hull } of open) {
      for (const other of stages[index]!) {
        if (!isLinked(place, other, link)) continue;
        const wider = hullOf(hull, other);
        next.set(`${other.from} ${other.to} ${wider.from} ${wider.to}`, { place: other, hull: wider });
        if (next.size >= MAX_CHAINS) break;
      }
      if (next.size >= MAX_CHAINS) break;
    }
    open = [...next.values()];
  }
  const distinct = new Map(open.map(({ hull }) => [`${hull.from} ${hull.to}`, hull]));
  return [...distinct.values()];
}

function hullOf(a: Occurrence, b: Occurrence): Occurrence {
  return {
    field: a.field,
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
  };
}

/** Whether `b` stands close enough to `a`, and after it where the order counts. */
function isLinked(a: Occurrence, b: Occurrence, { max, ordered }: NearLink): boolean {
  const isAfter = b.from >= a.to && b.from - a.to <= max;
  const isBefore = a.from >= b.to && a.from - b.to <= max;
  return isAfter || (!ordered && isBefore);
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
