import type { Person } from '../listening/channel.ts';
import { record } from './audit.ts';
import { type Database, int, json, type SqlRow, text, textOrNull } from './database.ts';
import { keywordNumbers } from './numbers.ts';
import type { ThemeMark, ThemeStore } from './theme-parts.ts';

/** What a mark replaced, and what that replaced: people change their mind, and back. */
type Former = Omit<ThemeMark, 'key'> & { former: Former | null };
/** Further back nobody asks. */
const MOST_FORMER = 5;

/** What people say of themes, by the keys of these: it holds for as long as people talk about them. */
export function themeMarkStore(
  database: Database,
): Pick<ThemeStore, 'themeMarks' | 'markTheme' | 'takeBackThemeMark'> {
  return {
    themeMarks: async (workspaceId, keywordId) => {
      const rows = await database.all(
        `select theme_mark.* from keyword join workspace on workspace.workspace = keyword.workspace
           join theme_mark on theme_mark.w = workspace.n and theme_mark.k = keyword.n
         where keyword.workspace = $1 and keyword.id = $2 order by theme_mark.at, theme_mark.key`,
        [workspaceId, keywordId],
      );
      return rows.map((row) => ({
        key: text(row.key),
        ...markOf(row),
      }));
    },

    markTheme: (workspaceId, keywordId, { key, name, shown, person, at }, audit) =>
      database.write(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return;
        const [before] = await query.all(
          'select name, shown, person, at, former from theme_mark where w = $1 and k = $2 and key = $3',
          [numbers.w, numbers.k, key],
        );
        const former: Former | null = before
          ? { ...markOf(before), former: before.former === null ? null : json<Former>(before.former) }
          : null;
        await query.all(
          `insert into theme_mark (w, k, key, name, shown, person, at, former)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (w, k, key) do update set name = excluded.name, shown = excluded.shown, person = excluded.person, at = excluded.at,
             former = excluded.former`,
          [
            numbers.w,
            numbers.k,
            key,
            name,
            shown,
            JSON.stringify(person),
            at,
            former === null ? null : JSON.stringify(cut(former, MOST_FORMER)),
          ],
        );
        await record(query, [audit]);
      }),

    takeBackThemeMark: (workspaceId, keywordId, at, audit) =>
      database.write(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return null;
        const { w, k } = numbers;
        const [marked] = await query.all(
          'select key, former from theme_mark where w = $1 and k = $2 and at = $3 order by key limit 1',
          [w, k, at],
        );
        if (!marked) return null;
        const key = text(marked.key);
        const former = marked.former === null ? null : json<Former>(marked.former);
        if (former === null)
          await query.all('delete from theme_mark where w = $1 and k = $2 and key = $3', [w, k, key]);
        else
          await query.all(
            `update theme_mark set name = $4, shown = $5, person = $6, at = $7, former = $8
             where w = $1 and k = $2 and key = $3`,
            [
              w,
              k,
              key,
              former.name,
              former.shown,
              JSON.stringify(former.person),
              former.at,
              former.former === null ? null : JSON.stringify(former.former),
            ],
          );
        await record(query, [audit]);
        return key;
      }),
  };
}

function markOf(row: SqlRow): Omit<ThemeMark, 'key'> {
  return {
    name: textOrNull(row.name),
    shown: text(row.shown),
    person: json<Person>(row.person),
    at: int(row.at),
  };
}

function cut(former: Former, depth: number): Former {
  if (former.former === null) return former;
  return { ...former, former: depth === 0 ? null : cut(former.former, depth - 1) };
}
