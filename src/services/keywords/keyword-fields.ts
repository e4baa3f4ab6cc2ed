import { UserError } from '../../config/errors.ts';
import type { Query, QueryNode, TermNode } from '../../listening/keywords/query/tree.ts';
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

/** @param typed ids or labels @throws UserError('source-not-found') about `source` */
export function sourceIds(sources: readonly CatalogSource[], typed: readonly string[]): string[] {
  return [...new Set(typed.map((name) => findSource(sources, name, 'source')))];
}

/** Two spellings of one query, for "is it there already": case, accents and spaces do not count. */
export function sameQuery(a: string, b: string): boolean {
  const plain = (query: string) => foldWord(query).replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}

/** The name of a keyword that was given none: the first term of its query. */
export function nameFor({ tree }: Query, typed: string): string {
  return (firstTerm(tree)?.text ?? typed).slice(0, MAX_KEYWORD_NAME).trim();
}

function firstTerm(node: QueryNode): TermNode | null {
  switch (node.kind) {
    case 'word':
    case 'prefix':
    case 'phrase':
    case 'literal':
      return node;
    case 'field':
      return node.term;
    case 'filter':
    case 'not':
      return null;
    case 'and':
    case 'or':
      for (const child of node.nodes) {
        const found = firstTerm(child);
        if (found) return found;
      }
      return null;
    case 'near': {
      const [first] = node.nodes;
      return first ? firstTerm(first) : null;
    }
  }
}
