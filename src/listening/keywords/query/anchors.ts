import type { Span } from '../../../config/errors.ts';
import { isCommonWord } from './common-words.ts';
import { pathsOf, unitsOf } from './paths.ts';
import { requiredLiterals } from './regex.ts';
import type {
  FieldNode,
  FilterNode,
  ListNode,
  NearOperand,
  PhraseNode,
  QueryNode,
  TermNode,
} from './tree.ts';

/** A node that a post must show before its query can match. */
export type AnchorNode = TermNode | (FieldNode & { term: TermNode }) | FilterNode | ListNode;

/**
 * Alternatives that together find everything the query can match: each is one word or phrase, and every post that
 * matches holds at least one. The cheapest choice: of what must all be there, the rarest is asked for. A word with a star
 * gives its longest row of letters, an expression the letters that it must hold. Empty only for a tree that `parseQuery` refuses.
 */
export function anchorsOf(tree: QueryNode): string[] {
  const nodes = anchorNodes(tree) ?? [];
  return [...new Set(nodes.flatMap(anchorTexts))];
}

function anchorTexts(node: AnchorNode): string[] {
  switch (node.kind) {
    case 'filter':
      return [node.value];
    case 'field':
      return node.field === 'tag'
        ? [`#${(anchorTexts(node.term)[0] ?? '').replace(/[^\p{L}\p{N}\p{M}]+/gu, '')}`]
        : anchorTexts(node.term);
    // Taken apart before anything is asked for.
    case 'list':
      return [];
    case 'regex':
      return requiredLiterals(node.source) ?? [];
    case 'wild':
      return [longestRow(node.text)];
    case 'phrase':
      if (node.within !== null || /[*?]/.test(node.text)) return [longestRow(rarestWord(node))];
      return [node.text];
    default:
      return [node.text];
  }
}

function longestRow(text: string): string {
  return text.split(/[*?]+/).reduce((best, row) => (row.length > best.length ? row : best), '');
}

/** Of words that may come in any order, the one that fewest posts hold. */
export function rarestWord(phrase: PhraseNode): string {
  const rank = (unit: string) => (/[*?]/.test(unit) ? 2_000 : commonness(unit));
  return unitsOf(phrase.text).reduce((best, unit) => (rank(unit) < rank(best) ? unit : best));
}

/**
 * The nodes of which every matching post shows at least one, or null when the query can match without any.
 * @param negated reads the tree as if under a NOT.
 */
export function anchorNodes(tree: QueryNode | NearOperand, negated = false): AnchorNode[] | null {
  switch (tree.kind) {
    case 'not':
      return anchorNodes(tree.node, !negated);
    case 'and':
      return negated ? allOf(tree.nodes, negated) : cheapestOf(tree.nodes, negated);
    case 'or':
      return negated ? cheapestOf(tree.nodes, negated) : allOf(tree.nodes, negated);
    case 'near':
      return negated ? null : cheapestOf(tree.nodes, negated);
    case 'filter':
      return negated || tree.field !== 'site' ? null : [tree];
    case 'number':
      return null;
    case 'field':
      if (negated) return null;
      return tree.term.kind === 'near' ? anchorNodes(tree.term) : [{ ...tree, term: tree.term }];
    default:
      return negated ? null : [tree];
  }
}

function allOf(nodes: readonly (QueryNode | NearOperand)[], negated: boolean): AnchorNode[] | null {
  const all: AnchorNode[] = [];
  for (const node of nodes) {
    const anchors = anchorNodes(node, negated);
    if (!anchors) return null;
    all.push(...anchors);
  }
  return all;
}

function cheapestOf(nodes: readonly (QueryNode | NearOperand)[], negated: boolean): AnchorNode[] | null {
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
  switch (node.kind) {
    case 'filter':
    case 'list':
      return 2;
    case 'field':
      return node.field === 'author' ? 1 : costOf(node.term);
    // A source can search for the beginning of a word at best: any whole word is the better question.
    case 'wild':
      return (/^[^*?]{3,}\*$/.test(node.text) ? 2 : 20) * commonness(longestRow(node.text));
    case 'fuzzy':
      return 3 * commonness(node.text);
    case 'regex':
      return 20 * Math.max(...(requiredLiterals(node.source) ?? ['']).map(commonness));
    case 'phrase':
      return commonness(
        node.within === null && !/[*?]/.test(node.text) ? node.text : longestRow(rarestWord(node)),
      );
    default:
      return commonness(node.text);
  }
}

/** Of words that must stand together, the rarest counts, and all the others a little. */
function commonness(text: string): number {
  const { keys } = pathsOf(text)[0]!;
  if (keys.length === 0) return 1_000;
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
