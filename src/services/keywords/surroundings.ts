import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { queryOfKeyword } from '../../listening/keywords/keyword-query.ts';
import { readEntry } from '../../listening/keywords/query/entries.ts';
import { MAX_RESOLVED, resolveQuery, type Surroundings } from '../../listening/keywords/query/resolve.ts';
import type { Query, QueryNode } from '../../listening/keywords/query/tree.ts';
import type { WordList } from '../../listening/keywords/word-list.ts';
import { clip } from '../../messages/foreign.ts';
import type { Store } from '../../store/store.ts';
import { nearest } from '../nearest.ts';

/** What the queries of a workspace refer to; entries are read when a query first asks for them. */
export async function readSurroundings(store: Store, workspaceId: string): Promise<Surroundings> {
  return surroundingsOf(await store.wordLists(workspaceId));
}

/** @param lists those of one workspace */
export function surroundingsOf(lists: readonly WordList[]): Surroundings {
  const entries = new Map(lists.map(({ name, entries }) => [name, entries]));
  const read = new Map<string, readonly QueryNode[]>();
  return {
    list: (name) => {
      const known = read.get(name);
      if (known) return known;
      const texts = entries.get(name);
      if (!texts) return null;
      const nodes = texts.flatMap((text) => readEntry(text)?.node ?? []);
      read.set(name, nodes);
      return nodes;
    },
  };
}

/**
 * The query that a keyword is matched with: the one place where its text becomes that. null = it cannot be read; it was
 * when it was saved.
 */
export function keywordQuery(
  keyword: Pick<Keyword, 'query' | 'forms' | 'languages'>,
  surroundings: Surroundings,
): Query | null {
  const query = queryOfKeyword(keyword);
  if (!query) return null;
  const resolved = resolveQuery(query, surroundings);
  return 'query' in resolved ? resolved.query : null;
}

/** The same for several keywords of one workspace, each text read once. */
export async function keywordQueries(
  store: Store,
  workspaceId: string,
): Promise<(keyword: Pick<Keyword, 'query' | 'forms' | 'languages'>) => Query | null> {
  const surroundings = await readSurroundings(store, workspaceId);
  const known = new Map<string, Query | null>();
  return (keyword) => {
    const key = JSON.stringify([keyword.query, keyword.forms ?? 'off', keyword.languages]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const query = keywordQuery(keyword, surroundings);
    known.set(key, query);
    return query;
  };
}

/** @throws UserError('list-not-found' | 'lists-too-long') when a query that is to be saved names such lists */
export async function requireLists(store: Store, workspaceId: string, query: Query): Promise<void> {
  const lists = await store.wordLists(workspaceId);
  const resolved = resolveQuery(query, surroundingsOf(lists));
  if ('missing' in resolved) {
    const { name } = resolved.missing[0]!;
    const near = nearest(
      name,
      lists.map((list) => list.name),
    );
    throw new UserError('list-not-found', { typed: clip(name, 60), ...(near === null ? {} : { near }) });
  }
  if ('operands' in resolved)
    throw new UserError('lists-too-long', { operands: resolved.operands, max: MAX_RESOLVED });
}
