import type { Keyword } from '../keywords/keyword.ts';
import { queryOfKeyword } from '../keywords/keyword-query.ts';
import type { DetectLanguage } from '../keywords/languages/detect.ts';
import { buildIndex, type KeywordIndex } from '../keywords/query/index.ts';
import type { Candidate } from './match-posts.ts';
import type { Post } from './mention.ts';
import { ownWords } from './quotes.ts';
import { unwantedBy } from './wanted.ts';

/** A query may ask for a language: read again once that is known. */
const ASKS_FOR_LANGUAGE = /\blang:/i;

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
  indexOf: (keyword: Keyword) => KeywordIndex | null,
): Candidate['matches'] {
  if (readable.lang === post.lang) return matches;
  return matches.flatMap((match) => {
    const { keyword } = match;
    if (unwantedBy(keyword, readable) !== null) return [];
    if (!ASKS_FOR_LANGUAGE.test(keyword.query)) return [match];
    const [again] = indexOf(keyword)?.match(readable) ?? [];
    return again ? [{ keyword, terms: again.terms }] : [];
  });
}

/** Indexes of single keywords, each built at its first use. */
export function singleIndexes(): (keyword: Keyword) => KeywordIndex | null {
  const known = new Map<string, KeywordIndex | null>();
  return (keyword) => {
    const { query: text, forms = 'off', languages } = keyword;
    const key = JSON.stringify([text, forms, languages]);
    const built = known.get(key);
    if (built !== undefined) return built;
    const query = queryOfKeyword(keyword);
    const index = query ? buildIndex([{ id: text, query }]) : null;
    known.set(key, index);
    return index;
  };
}
