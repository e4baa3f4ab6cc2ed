import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { clip } from '../../messages/foreign.ts';
import { foldWord, nearest } from '../nearest.ts';

/**
 * The keyword a person means: by id, name, query, or the only one whose name begins so.
 * @throws UserError('keyword-not-found' | 'keyword-ambiguous')
 */
export function findKeyword(keywords: readonly Keyword[], typed: string): Keyword {
  const folded = foldWord(typed);
  const exact =
    keywords.find(({ id }) => id === typed) ??
    keywords.find(({ name }) => foldWord(name) === folded) ??
    keywords.find(({ query }) => foldWord(query) === folded);
  if (exact) return exact;
  const begin = folded === '' ? [] : keywords.filter(({ name }) => foldWord(name).startsWith(folded));
  if (begin.length === 1) return begin[0]!;
  if (begin.length > 1) {
    const names = begin.slice(0, 5).map(({ name }) => name);
    throw new UserError('keyword-ambiguous', { typed: clip(typed, 60), names: names.join(', ') });
  }
  const near = nearest(
    typed,
    keywords.map(({ name }) => name),
  );
  throw new UserError('keyword-not-found', { typed: clip(typed, 60), ...(near === null ? {} : { near }) });
}
