import { groupBy } from '../../listening/group.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { anchorsOf } from '../../listening/keywords/query/anchors.ts';
import { buildIndex } from '../../listening/keywords/query/index.ts';
import type { WordList } from '../../listening/keywords/word-list.ts';
import { type KeywordMatcher, keywordKey } from '../../listening/mentions/match-posts.ts';
import { languageIndexes } from '../../listening/mentions/post-language.ts';
import type { Listener } from '../../listening/sources/plan.ts';
import { keywordQuery, surroundingsOf } from '../keywords/surroundings.ts';

/**
 * One index for all. A stored query was parsed when it was added; one that no longer parses matches nothing.
 * @param lists those of all workspaces
 */
export function listenFor(
  keywords: readonly Keyword[],
  lists: readonly WordList[],
): { matcher: KeywordMatcher; listeners: Listener[] } {
  const listsOf = groupBy(lists, ({ workspaceId }) => workspaceId);
  const ids = new Set(keywords.map(({ workspaceId }) => workspaceId));
  const surroundings = new Map([...ids].map((id) => [id, surroundingsOf(listsOf.get(id) ?? [])]));
  const parsed = keywords.flatMap((keyword) => {
    const query = keywordQuery(keyword, surroundings.get(keyword.workspaceId)!);
    return query ? [{ keyword, query }] : [];
  });
  const queries = new Map(parsed.map(({ keyword, query }) => [keywordKey(keyword), query]));
  return {
    matcher: {
      index: buildIndex(
        parsed
          .filter(({ keyword }) => !keyword.paused)
          .map(({ keyword, query }) => ({ id: keywordKey(keyword), query })),
      ),
      keywords: new Map(keywords.map((keyword) => [keywordKey(keyword), keyword])),
      languageIndexOf: languageIndexes((keyword) => queries.get(keywordKey(keyword)) ?? null),
    },
    listeners: parsed.map(({ keyword, query }) => ({ keyword, anchors: anchorsOf(query.tree) })),
  };
}
