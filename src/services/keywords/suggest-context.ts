import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { QueryWarning } from '../../listening/keywords/query/tree.ts';
import { isAlsoAWord } from '../../listening/relevance/lessons.ts';
import { proposeContext } from '../../listening/relevance/propose-context.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { recentPosts } from '../mentions/read-relevance-lessons.ts';

/** Stored posts of other keywords that the words are compared with. */
const MAX_OTHERS = 300;
const OTHERS = 30 * DAY;

/**
 * Words that would tell a keyword's posts from those about an everyday word of the same name; none for a name that means
 * nothing else, or where too little is stored.
 */
export async function suggestContext(
  store: Store,
  keyword: Keyword,
  warnings: readonly QueryWarning[],
  now: Millis,
): Promise<string[]> {
  if (keyword.context) return [];
  const found = await recentPosts(store, keyword, now);
  const isCommon = warnings.some(({ code }) => code === 'common-word' || code === 'too-short');
  if (!isCommon && !isAlsoAWord(found)) return [];
  const stored = await store.allMentionsIn(keyword.workspaceId, now - OTHERS, now, MAX_OTHERS);
  const others = stored.filter(({ hits }) => !hits.some(({ keywordId }) => keywordId === keyword.id));
  return proposeContext(
    found,
    others.map(({ post }) => `${post.title ?? ''} ${post.text}`),
  );
}
