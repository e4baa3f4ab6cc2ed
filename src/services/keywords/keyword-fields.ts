import type { Services } from '../../commands/command.ts';
import { withArgument } from '../../commands/with-argument.ts';
import { UserError } from '../../config/errors.ts';
import type { Query, QueryNode, TermNode } from '../../listening/keywords/query/tree.ts';
import { typedWords } from '../../messages/languages/vocabulary.ts';
import { findSources } from '../lookup.ts';
import { foldWord } from '../nearest.ts';

export const MAX_NAME = 60;

const ALL = new Set(typedWords('all'));

function isAll(typed: string): boolean {
  return ALL.has(typed.toLowerCase());
}

/** `en, fr` to codes; `all` to none. @throws UserError('bad-argument') */
export function readLanguages(typed: string): string[] {
  if (isAll(typed)) return [];
  const codes = typed.split(/[\s,;]+/).filter((code) => code !== '');
  const wrong = codes.find((code) => !/^[a-z]{2}$/i.test(code));
  if (wrong !== undefined)
    throw new UserError('bad-argument', { argument: 'lang', problem: 'language', typed: wrong.slice(0, 60) });
  return [...new Set(codes.map((code) => code.toLowerCase()))];
}

/** `hacker-news, feed` to ids; `all` to none. @throws UserError('source-not-found') about `source` */
export async function readSources(
  sources: ReturnType<Services['sources']>,
  typed: string,
): Promise<string[]> {
  return isAll(typed) ? [] : withArgument('source', () => findSources(sources, typed));
}

/** Two spellings of one query, for "is it there already": case, accents and spaces do not count. */
export function sameQuery(a: string, b: string): boolean {
  const plain = (query: string) => foldWord(query).replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim();
  return plain(a) === plain(b);
}

/** What to call a keyword without a name of its own: the first thing it looks for. */
export function nameFor({ tree }: Query, typed: string): string {
  return (firstTerm(tree)?.text ?? typed).slice(0, MAX_NAME).trim();
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
