import type { Span } from '../../../config/errors.ts';
import { isCommonWord } from './common-words.ts';
import { pathsOf, unitsOf } from './paths.ts';
import type { FieldNode, FilterNode, PhraseNode, QueryNode, RegexNode, TermNode } from './tree.ts';

/** A node that a post must show before its query can match. */
export type AnchorNode =
  | Exclude<TermNode, RegexNode>
  | (FieldNode & { term: Exclude<TermNode, RegexNode> })
  | FilterNode;

/**
 * Alternatives that together find everything the query can match: each is one word or phrase, and every post that
 * matches holds at least one. The cheapest choice: of what must all be there, the rarest is asked for. A prefix gives
 * its letters without the star. Empty only for a tree that `parseQuery` refuses.
 */
export function anchorsOf(tree: QueryNode): string[] {
  const nodes = anchorNodes(tree) ?? [];
  return [...new Set(nodes.map(anchorText))];
}

function anchorText(node: AnchorNode): string {
  switch (node.kind) {
    case 'filter':
      return node.value;
    case 'field':
      return node.field === 'tag'
        ? `#${node.term.text.replace(/[^\p{L}\p{N}\p{M}]+/gu, '')}`
        : anchorText(node.term);
    case 'phrase':
      return node.within === null ? node.text : rarestWord(node);
    default:
      return node.text;
  }
}

/** Of words that may come in any order, the one that fewest posts hold. */
export function rarestWord(phrase: PhraseNode): string {
  return unitsOf(phrase.text).reduce((best, unit) => (commonness(unit) < commonness(best) ? unit : best));
}

/**
 * The nodes of which every matching post shows at least one, or null when the query can match without any.
 * @param negated reads the tree as if under a NOT.
 */
export function anchorNodes(tree: QueryNode, negated = false): AnchorNode[] | null {
  switch (tree.kind) {
    case 'not':
      return anchorNodes(tree.node, !negated);
    case 'and':
      return negated ? allOf(tree.nodes, negated) : cheapestOf(tree.nodes, negated);
    case 'or':
      return negated ? cheapestOf(tree.nodes, negated) : allOf(tree.nodes, negated);
    case 'near':
      return negated ? null : cheapestOf(tree.nodes as QueryNode[], negated);
    case 'filter':
      return negated || tree.field !== 'site' ? null : [tree];
    case 'number':
    case 'list':
    case 'regex':
      return null;
    default:
      return negated ? null : [tree as AnchorNode];
  }
}

function allOf(nodes: readonly QueryNode[], negated: boolean): AnchorNode[] | null {
  const all: AnchorNode[] = [];
  for (const node of nodes) {
    const anchors = anchorNodes(node, negated);
    if (!anchors) return null;
    all.push(...anchors);
  }
  return all;
}

function cheapestOf(nodes: readonly QueryNode[], negated: boolean): AnchorNode[] | null {
  let best: AnchorNode[] | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const anchors = anchorNodes(node, negated);
    if (!anchors) continue;
    const cost = anchors.reduce((sum, anchor) => sum + costOf(anchor), 0);
    if (cost < bestCost) {
      best = anchors;
      bestCost = cost;
    }
  }
  return best;
}

/** How often a post shows this, as a rank without unit: an everyday word costs more than any rare ones together. */
function costOf(node: AnchorNode): number {
  if (node.kind === 'filter') return 2;
  if (node.kind === 'field') return node.field === 'author' ? 1 : costOf(node.term);
  if (node.kind === 'wild') return 2 * commonness(node.text);
  if (node.kind === 'phrase' && node.within !== null) return commonness(rarestWord(node));
  return commonness(node.text);
}

/** Of words that must stand together, the rarest counts, and all the others a little. */
function commonness(text: string): number {
  const { keys } = pathsOf(text)[0]!;
  return Math.min(...keys.map(commonnessOfKey)) / keys.length;
}

function commonnessOfKey(key: string): number {
  if (isCommonWord(key)) return 1_000;
  const letters = [...key].length;
  return letters <= 2 ? 100 : 20 / letters;
}

/** The first branch that would match nearly everything, and why; null when the query can be searched for. */
export function branchWithoutAnchor(
  tree: QueryNode,
): { code: 'only-not' | 'only-filters'; span: Span } | null {
  if (anchorNodes(tree)) return null;
  if (tree.kind === 'or') return branchWithoutAnchor(tree.nodes.find((node) => !anchorNodes(node))!);
  return { code: excludes(tree) ? 'only-not' : 'only-filters', span: tree.span };
}

function excludes(node: QueryNode): boolean {
  if (node.kind === 'not') return true;
  return (node.kind === 'and' || node.kind === 'or') && node.nodes.some(excludes);
}
