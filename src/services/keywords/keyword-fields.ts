import { UserError } from '../../config/errors.ts';
import { tokenize } from '../../listening/keywords/languages/tokenize.ts';
import { isFunctionWord } from '../../listening/keywords/query/common-words.ts';
import {
  isTerm,
  type NearOperand,
  type Query,
  type QueryNode,
  type TermNode,
} from '../../listening/keywords/query/tree.ts';
import { clip } from '../../messages/foreign.ts';
import { foldWord } from '../nearest.ts';
import { type CatalogSource, findSource } from '../sources/find-source.ts';

export const MAX_KEYWORD_NAME = 60;

/** @throws UserError('bad-argument') about `lang` */
export function languageCodes(typed: readonly string[]): string[] {
  const wrong = typed.find((code) => !/^[a-z]{2}$/i.test(code));
  if (wrong !== undefined)
    throw new UserError('bad-argument', { argument: 'lang', problem: 'language', typed: wrong.slice(0, 60) });
  return [...new Set(typed.map((code) => code.toLowerCase()))];
}

const MAX_CONTEXT_WORDS = 12;

/**
 * Words as they are compared with those of posts; a phrase is its words, and words of grammar say nothing. Those that begin
 * with a plus are added to what is there.
 * @throws UserError('bad-argument') about `context`
 */
export function contextWords(typed: readonly string[], before: readonly string[]): string[] {
  const keys = tokenize(typed.join(' ')).keys.filter((key) => key !== '' && !isFunctionWord(key));
  const added = typed.length > 0 && typed.every((word) => word.startsWith('+'));
  const words = [...new Set([...(added ? before : []), ...keys])];
  const bad = { argument: 'context', problem: 'context-words', max: MAX_CONTEXT_WORDS };
  if (typed.length > 0 && (keys.length === 0 || words.length > MAX_CONTEXT_WORDS))
    throw new UserError('bad-argument', { ...bad, typed: clip(typed.join(', '), 60) });
  return words;
}

/** @param typed ids or labels @throws UserError('source-not-found') about `source` */
export function sourceIds(sources: readonly CatalogSource[], typed: readonly string[]): string[] {
  return [...new Set(typed.map((name) => findSource(sources, name, 'source')))];
}

/** Two spellings of one query, for "is it there already": case, accents and spaces do not count. */
export function sameQuery(a: string, b: string): boolean {
  const plain = (query: string) => foldWord(query).replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}

/**
 * The name of a keyword that was given none: the words that its query begins with. Taken already, it is all that the
 * query looks for, then the query, and in the end a number tells the two apart.
 * @param taken names of the workspace's keywords
 */
export function nameFor({ tree }: Query, typed: string, taken: readonly string[]): string {
  const used = new Set(taken.map(foldWord));
  const printed = (terms: readonly TermNode[]) => terms.map((term) => asTyped(term, typed)).join(' ');
  const names = [printed(firstTerms(tree)), printed(termsOf(tree)), typed].map(shortened).filter(Boolean);
  const free = names.find((name) => !used.has(foldWord(name)));
  if (free !== undefined) return free;
  const [first = ''] = names;
  for (let nth = 2; ; nth++) {
    const numbered = `${shortened(first, ` ${nth}`.length)} ${nth}`;
    if (!used.has(foldWord(numbered))) return numbered;
  }
}

/** @param room characters that something else needs */
function shortened(name: string, room = 0): string {
  return clip(name.trim(), MAX_KEYWORD_NAME - room);
}

/** A term with the signs that people write in it, of which a query reads only some: `C++`, `.NET`. */
function asTyped({ span }: TermNode, typed: string): string {
  return typed
    .slice(span.start, span.end)
    .replace(/^[\s`"'“”„«»_]+|[\s`"'“”„«»_*]+$/g, '')
    .trim();
}

/** The words before the first that is only one of several, or a condition. */
function firstTerms(node: QueryNode): TermNode[] {
  if (node.kind !== 'and') return termsOf(node).slice(0, 1);
  const terms = node.nodes.filter(({ kind }) => kind !== 'not' && kind !== 'filter');
  const until = terms.findIndex((child) => !isTerm(child));
  const first = terms.slice(0, until === -1 ? terms.length : until).flatMap(termsOf);
  return first.length > 0 ? first : termsOf(node).slice(0, 1);
}

/** Everything that is looked for, in the order of the query. */
function termsOf(node: QueryNode | NearOperand): TermNode[] {
  if (isTerm(node)) return [node];
  switch (node.kind) {
    case 'field':
      return termsOf(node.term);
    case 'and':
    case 'or':
    case 'near':
      return (node.nodes as (QueryNode | NearOperand)[]).flatMap(termsOf);
    default:
      return [];
  }
}
