import type { Keyword } from '../listening/keywords/keyword.ts';
import { listsNamed, renameLists } from '../listening/keywords/query/rename-lists.ts';
import { numberedName, type WordList } from '../listening/keywords/word-list.ts';
import { record } from './audit.ts';
import { isLivedIn } from './away.ts';
import { saveFill } from './back-fill.ts';
import { type Database, json, type SqlQuery } from './database.ts';
import type { WordListStore } from './word-list-parts.ts';

export function wordListStore(database: Database): WordListStore {
  return {
    wordLists: async (workspaceId) =>
      (
        await database.all('select data from word_list where workspace = $1 order by name', [workspaceId])
      ).map((row) => json<WordList>(row.data)),

    allWordLists: async () =>
      (
        await database.all(
          `select data from word_list where ${isLivedIn('word_list')} order by workspace, name`,
        )
      ).map((row) => json<WordList>(row.data)),

    saveWordList: (list, fills, audit) =>
      database.write(async (query) => {
        await writeList(query, list);
        for (const fill of fills) await saveFill(query, fill);
        await record(query, [audit]);
      }),

    renameWordList: (list, former, keywords, audit) =>
      database.write(async (query) => {
        await dropList(query, list.workspaceId, former);
        await writeList(query, list);
        // Only the query: whatever else of a keyword was changed meanwhile stays.
        for (const keyword of keywords) await writeQuery(query, keyword);
        await record(query, [audit]);
      }),

    removeWordList: (workspaceId, name, audit) =>
      database.write(async (query) => {
        await dropList(query, workspaceId, name);
        await record(query, [audit]);
      }),
  };
}

/**
 * Lists that keywords name come along to another workspace. One that is called so there, and holds something else, gets another
 * name.
 * @param which `all`: those too that no keyword names
 * @returns the keywords, with queries that name the lists as they are called there
 */
export async function moveLists(
  query: SqlQuery,
  from: string,
  to: string,
  keywords: readonly Keyword[],
  which: 'all' | 'subscribed',
): Promise<Keyword[]> {
  const named = new Set(keywords.flatMap(({ query: words }) => listsNamed(words).map(({ name }) => name)));
  const listsOf = async (workspace: string) =>
    (await query.all('select data from word_list where workspace = $1 order by name', [workspace])).map(
      (row) => json<WordList>(row.data),
    );
  const there = await listsOf(to);
  const newNames = new Map<string, string>();
  for (const list of await listsOf(from)) {
    if (which === 'subscribed' && !named.has(list.name)) continue;
    let name = list.name;
    const twin = () => there.find((other) => other.name === name);
    for (let n = 2; twin() && !holdsTheSame(twin()!, list); n++) name = numberedName(list.name, n);
    if (!twin()) {
      const moved = { ...list, workspaceId: to, name };
      there.push(moved);
      await writeList(query, moved);
    }
    if (name !== list.name) newNames.set(list.name, name);
  }
  return keywords.map((keyword) => ({
    ...keyword,
    query: renameLists(keyword.query, (name) => newNames.get(name) ?? null),
  }));
}

function holdsTheSame(a: WordList, b: WordList): boolean {
  return a.entries.length === b.entries.length && a.entries.every((entry) => b.entries.includes(entry));
}

async function writeList(query: SqlQuery, list: WordList): Promise<void> {
  await query.all(
    `insert into word_list (workspace, name, data) values ($1, $2, $3)
     on conflict (workspace, name) do update set data = excluded.data`,
    [list.workspaceId, list.name, JSON.stringify(list)],
  );
}

async function dropList(query: SqlQuery, workspaceId: string, name: string): Promise<void> {
  await query.all('delete from word_list where workspace = $1 and name = $2', [workspaceId, name]);
}

async function writeQuery(
  query: SqlQuery,
  { workspaceId, id, query: words }: { workspaceId: string; id: string; query: string },
): Promise<void> {
  await query.all(
    `update keyword set data = json_set(data, '$.query', $3) where workspace = $1 and id = $2`,
    [workspaceId, id, words],
  );
}
