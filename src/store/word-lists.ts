import type { WordList } from '../listening/keywords/word-list.ts';
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
