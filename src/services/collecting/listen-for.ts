import type { Keyword } from '../../listening/keywords/keyword.ts';
import { queryOfKeyword } from '../../listening/keywords/keyword-query.ts';
import { anchorsOf } from '../../listening/keywords/query/anchors.ts';
import { buildIndex } from '../../listening/keywords/query/index.ts';
import { type KeywordMatcher, keywordKey } from '../../listening/mentions/match-posts.ts';
import type { Listener } from '../../listening/sources/plan.ts';

/** One index for all. A stored query was parsed when it was added; one that no longer parses matches nothing. */
export function listenFor(keywords: readonly Keyword[]): { matcher: KeywordMatcher; listeners: Listener[] } {
  const parsed = keywords.flatMap((keyword) => {
    const query = queryOfKeyword(keyword);
    return query ? [{ keyword, query }] : [];
  });
  return {
    matcher: {
      index: buildIndex(
        parsed
          .filter(({ keyword }) => !keyword.paused)
          .map(({ keyword, query }) => ({ id: keywordKey(keyword), query })),
      ),
      keywords: new Map(keywords.map((keyword) => [keywordKey(keyword), keyword])),
    },
    listeners: parsed.map(({ keyword, query }) => ({ keyword, anchors: anchorsOf(query.tree) })),
  };
}
