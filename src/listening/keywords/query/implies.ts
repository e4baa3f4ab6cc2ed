import { pathsOf } from './paths.ts';
import { printQuery } from './print.ts';
import type { QueryNode, TermNode } from './tree.ts';
import { isTerm } from './tree.ts';

/** Equal for two parts of a query that find the same posts: case, accents and kind of quotes do not count. */
export function meaningOf(node: QueryNode): string {
  if (node.kind === 'and' || node.kind === 'or')
    return `(${node.kind} ${node.nodes.map(meaningOf).sort().join(' ')})`;
  if (node.kind === 'not') return `-${meaningOf(node.node)}`;
  if (node.kind === 'word' || (node.kind === 'phrase' && node.within === null))
    return wordsOf(node).join('+');
  if (node.kind === 'field') return `${node.field}:${meaningOf(node.term)}`;
  return printQuery(node);
}

/**
 * Whether every post that shows `node` also shows `term`: `"acme phone"` implies `acme`. Only what is certain: false
 * may mean that it is unknown.
 */
export function impliesTerm(node: QueryNode, term: QueryNode): boolean {
  if (node.kind === 'or') return node.nodes.every((part) => impliesTerm(part, term));
  if (node.kind === 'and' || node.kind === 'near') return node.nodes.some((part) => impliesTerm(part, term));
  if (node.kind === 'field')
    return node.field === 'title' && node.term.kind !== 'near' && impliesTerm(node.term, term);
  if (!isTerm(node) || !isTerm(term) || term.kind === 'literal') return false;
  if (term.kind === 'phrase' && term.within !== null) return false;
  if (node.kind === 'phrase' && node.within !== null) {
    return node.text.split(/\s+/).some((unit) => contains(pathsOf(unit)[0]?.keys ?? [], term));
  }
  if (node.kind === 'wild') return term.kind === 'wild' && startsWith(wordsOf(node)[0]!, term);
  return contains(wordsOf(node), term);
}

function contains(words: string[], term: TermNode): boolean {
  if (term.kind === 'wild') return words.some((word) => startsWith(word, term));
  const sought = wordsOf(term);
  return words.some((_, at) => sought.every((key, offset) => shows(words[at + offset], key)));
}

function startsWith(word: string, prefix: TermNode): boolean {
  return word.startsWith(wordsOf(prefix)[0]!);
}

/** A tag shows its word. */
function shows(word: string | undefined, key: string): boolean {
  return word === key || word === `#${key}` || word === `@${key}`;
}

function wordsOf(term: TermNode): string[] {
  return pathsOf(term.kind === 'regex' ? term.source : term.text)[0]!.keys;
}
