import type { Keyword } from '../keywords/keyword.ts';
import type { Post } from './mention.ts';
import type { Reason } from './verdict.ts';

/** Why a keyword does not want a post that its query matches; null when it does. */
export function unwantedBy(keyword: Keyword, post: Post): Reason | null {
  if (keyword.paused) return 'no-keyword';
  if (keyword.sources.length > 0 && !keyword.sources.includes(post.source)) return 'source-not-wanted';
  if (post.lang !== null && keyword.languages.length > 0 && !keyword.languages.includes(post.lang))
    return 'language';
  return null;
}
