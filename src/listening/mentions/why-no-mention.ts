import type { Keyword } from '../keywords/keyword.ts';
import { explainMatch } from '../keywords/query/explain.ts';
import type { Miss } from '../keywords/query/reasons.ts';
import type { Query } from '../keywords/query/tree.ts';
import type { Post } from './mention.ts';
import { unwantedBy } from './wanted.ts';

/** Why a post whose text is known is no mention of a keyword. */
export interface KeywordMiss {
  keywordId: string;
  /** `quoted`: only words of others that it quotes match. `changed`: its query matches today, so it is newer than the post or was edited since. */
  reason: 'query' | 'quoted' | 'paused' | 'source-not-wanted' | 'language' | 'changed';
  /** Terms of the query that the post lacks, shows too far apart, or that exclude it. */
  misses: Miss[];
}

/**
 * The keywords that the post is no mention of, those that it misses by the least first.
 * @param queryOf what a keyword is matched with
 */
export function whyNoMention(
  post: Post,
  keywords: readonly Keyword[],
  queryOf: (keyword: Keyword) => Query | null,
): KeywordMiss[] {
  return keywords
    .flatMap((keyword) => {
      const query = queryOf(keyword);
      if (!query) return [];
      const { matched, found, misses } = explainMatch(query, post);
      const unwanted = keyword.paused ? 'paused' : matched ? unwantedBy(keyword, post) : null;
      const quoted = !matched && !keyword.paused && explainMatch(query, { ...post, kind: 'article' }).matched;
      const reason = quoted ? 'quoted' : reasonOf(matched, unwanted);
      const miss = { keywordId: keyword.id, reason, misses: quoted ? [] : misses };
      // Words that are not there at all say less than one that is missing beside others.
      return [
        {
          miss,
          near: quoted ? 0 : found.length > 0 ? misses.length : Number.POSITIVE_INFINITY,
          name: keyword.name,
        },
      ];
    })
    .sort((a, b) => (a.near === b.near ? a.name.localeCompare(b.name) : a.near - b.near))
    .map(({ miss }) => miss);
}

function reasonOf(matched: boolean, unwanted: string | null): KeywordMiss['reason'] {
  if (unwanted === 'paused' || unwanted === 'source-not-wanted' || unwanted === 'language') return unwanted;
  return matched ? 'changed' : 'query';
}
