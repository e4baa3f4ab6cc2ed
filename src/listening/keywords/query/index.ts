import type { Span } from '../../../config/errors.ts';
import type { TermHit } from '../../mentions/mention.ts';
import { anchorNodes, rarestWord } from './anchors.ts';
import { hitsOf, holds, occurrencesOf } from './evaluate.ts';
import { createFinder, type FoundTerms, type Matchable } from './find.ts';
import { rowOf } from './paths.ts';
import { createTermBook, type NearPlan, type Plan } from './plan.ts';
import { excludesSomething, holdsWithoutExclusions, type Miss, missesOf } from './reasons.ts';
import type { Query, QueryNode } from './tree.ts';

/** A post that a query matches, and the positive terms it holds: at most `MAX_TERM_HITS` places, in reading order. */
interface Match {
  id: string;
  terms: TermHit[];
}

/** A post that a query would match, were it not for a term that it excludes. */
interface Excluded {
  id: string;
  terms: TermHit[];
  by: Miss[];
}

/** All queries of all workspaces, asked at once. The cost of a post grows with what it holds, not with their number. */
export interface KeywordIndex {
  size: number;
  /** In the order of the entries. */
  match(post: Matchable): Match[];
  /** As `match`, and the near misses that only an exclusion stopped. */
  judge(post: Matchable): { matches: Match[]; excluded: Excluded[] };
}

/**
 * Each query waits at its anchors, words of which a matching post must show one; only queries whose anchor a post
 * shows are evaluated. Building blocks: about 60 ms for 10,000 phrases.
 * @param entries ids are opaque and come back in matches.
 */
export function buildIndex(entries: readonly { id: string; query: Query }[]): KeywordIndex {
  const book = createTermBook();
  const plans = entries.map(({ query }) => book.add(query.tree));
  const table = book.table();
  const waiting: number[][] = table.terms.map(() => []);
  entries.forEach(({ query }, number) => {
    for (const term of anchorTerms(query.tree, plans[number]!)) waiting[term]!.push(number);
  });
  const excluding = plans.map(excludesSomething);
  const find = createFinder(table);
  const askedIn = new Int32Array(entries.length);
  let round = 0;

  function candidates(found: FoundTerms): number[] {
    round = (round + 1) | 0;
    const numbers: number[] = [];
    for (const term of found.terms) {
      for (const number of waiting[term]!) {
        if (askedIn[number] === round) continue;
        askedIn[number] = round;
        numbers.push(number);
      }
    }
    return numbers.sort((a, b) => a - b);
  }

  function matchOf(number: number, found: FoundTerms): Match {
    return { id: entries[number]!.id, terms: hitsOf(occurrencesOf(plans[number]!, found)) };
  }

  return {
    size: entries.length,
    match(post) {
      const found = find(post);
      const matches: Match[] = [];
      for (const number of candidates(found)) {
        if (holds(plans[number]!, found)) matches.push(matchOf(number, found));
      }
      return matches;
    },
    judge(post) {
      const found = find(post);
      const matches: Match[] = [];
      const excluded: Excluded[] = [];
      for (const number of candidates(found)) {
        const plan = plans[number]!;
        if (holds(plan, found)) matches.push(matchOf(number, found));
        else if (excluding[number] && holdsWithoutExclusions(plan, found)) {
          const by = missesOf(plan, found).filter(({ code }) => code === 'excluded-term');
          const terms = hitsOf(occurrencesOf(plan, found, true));
          excluded.push({ id: entries[number]!.id, terms, by });
        }
      }
      return { matches, excluded };
    },
  };
}

/** Numbers of the terms at which a query waits. */
function anchorTerms(tree: QueryNode, plan: Plan): Set<number> {
  const anchors = anchorNodes(tree);
  if (!anchors) throw new Error('a query without anchor matches everything: parseQuery refuses it');
  // A field is an anchor by what it was read from.
  const nodes = new Set<QueryNode | Span>(anchors.flatMap((node) => [node, node.span]));
  const terms = new Set<number>();
  collectTerms(plan, nodes, terms);
  return terms;
}

function collectTerms(plan: Plan, nodes: ReadonlySet<QueryNode | Span>, terms: Set<number>): void {
  const isAnchor = (node: QueryNode) => nodes.has(node) || nodes.has(node.span);
  switch (plan.kind) {
    case 'and':
    case 'or':
      for (const part of plan.plans) collectTerms(part, nodes, terms);
      return;
    case 'not':
      collectTerms(plan.plan, nodes, terms);
      return;
    case 'near':
      // The words of a phrase with stars are one anchor: the rarest is waited for.
      if (plan.node.kind !== 'near' && isAnchor(plan.node)) {
        const [first] = plan.operands[rarestOperand(plan)]!;
        if (first?.kind === 'term') terms.add(first.term);
        return;
      }
      for (const operand of plan.operands) for (const part of operand) collectTerms(part, nodes, terms);
      return;
    case 'within':
      if (isAnchor(plan.node)) terms.add(plan.terms[0]!);
      return;
    case 'term':
      if (isAnchor(plan.node)) terms.add(plan.term);
      return;
    case 'filter':
    case 'number':
      return;
  }
}

function rarestOperand({ node }: NearPlan): number {
  const term = node.kind === 'field' ? node.term : node;
  if (term.kind !== 'phrase') return 0;
  return Math.max(0, rowOf(term.text).indexOf(rarestWord(term)));
}
