import type { Keyword } from '../keywords/keyword.ts';
import type { DetectLanguage } from '../keywords/languages/detect.ts';
import { buildIndex, type KeywordIndex } from '../keywords/query/index.ts';
import type { Query, QueryNode } from '../keywords/query/tree.ts';
import type { Candidate, LanguageIndexOf } from './match-posts.ts';
import type { Post } from './mention.ts';
import { ownWords } from './quotes.ts';
import { unwantedBy } from './wanted.ts';

/** Detection runs only here, for what is about to be stored since it costs more than all else together. */
export function withLanguage(post: Post, detect: DetectLanguage | null): Post {
  if (post.lang !== null || detect === null) return post;
  const lang = detect(`${post.title ?? ''} ${ownWords(post.text, 'foreign')}`);
  return lang === null ? post : { ...post, lang, langBy: 'detected' };
}

/**
 * The matches that hold now that the language of a post is known. While it was not, `lang:fr` and `-lang:fr` both let it
 * pass: a detected language counts as a declared one, as it does for what is stored.
 */
export function stillWanted(
  { post, matches }: Candidate,
  readable: Post,
  indexOf: LanguageIndexOf,
): Candidate['matches'] {
  if (readable.lang === post.lang) return matches;
  return matches.flatMap((match) => {
    const { keyword } = match;
    if (unwantedBy(keyword, readable) !== null) return [];
    // A query may ask for a language: read again once that is known.
    const index = indexOf(keyword);
    if (index === null) return [match];
    const [again] = index.match(readable);
    return again ? [{ keyword, terms: again.terms }] : [];
  });
}

/** Each index is built at its first use. */
export function languageIndexes(queryOf: (keyword: Keyword) => Query | null): LanguageIndexOf {
  const known = new Map<Query, KeywordIndex | null>();
  return (keyword) => {
    const query = queryOf(keyword);
    if (query === null) return null;
    const built = known.get(query);
    if (built !== undefined) return built;
    const index = asksForLanguage(query.tree) ? buildIndex([{ id: keyword.id, query }]) : null;
    known.set(query, index);
    return index;
  };
}

function asksForLanguage(tree: QueryNode): boolean {
  switch (tree.kind) {
    case 'filter':
      return tree.field === 'lang';
    case 'not':
      return asksForLanguage(tree.node);
    case 'and':
    case 'or':
      return tree.nodes.some(asksForLanguage);
    default:
      return false;
  }
}
