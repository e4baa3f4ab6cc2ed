import type { Keyword } from '../keywords/keyword.ts';
import type { Post } from './mention.ts';
import type { Reason } from './verdict.ts';

/** Why a keyword does not want a post that its query matches; null when it does. */
export function unwantedBy(keyword: Keyword, post: Post): Reason | null {
  if (keyword.paused) return 'no-keyword';
  if (keyword.sources.length > 0 && !keyword.sources.includes(post.source)) return 'source-not-wanted';
  if (keyword.languages.length > 0 && !keyword.languages.some((language) => mayBeIn(post, language)))
    return 'language';
  return null;
}

/** Whether a post is in a language, for all that is known: one that declares several is in each of them. */
export function mayBeIn({ lang, langs = [] }: Pick<Post, 'lang' | 'langs'>, language: string): boolean {
  return lang === null || lang === language || langs.includes(language);
}
