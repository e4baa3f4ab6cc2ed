import { reachOf } from '../listening/mentions/mention.ts';
import { authorKey, authorName } from '../listening/mentions/normalize.ts';
import { DAY } from '../listening/time.ts';
import { type Database, int, json, type SqlQuery, text } from './database.ts';
import { emptyAuthors } from './forget.ts';
import type { Store } from './store.ts';

/** Names and followers that are found out after an author's posts were stored. */
export function completeAuthorsStore(database: Database): Pick<Store, 'unnamedAuthors' | 'completeAuthors'> {
  return {
    unnamedAuthors: async (source, since, limit) => {
      const prefix = `${source}:`;
      const rows = await database.all(
        `select distinct author.key from workspace cross join author
         where author.w = workspace.n and author.last_day >= $1 and author.followers is null
           and substr(author.key, 1, $2) = $3 and author.name = substr(author.key, $4) limit $5`,
        [since - DAY, prefix.length, prefix, prefix.length + 1, limit],
      );
      return rows.map(({ key }) => text(key).slice(prefix.length));
    },

    completeAuthors: (source, profiles) =>
      database.write(async (query) => {
        const withdrawn = profiles.filter((profile) => profile.withdrawn);
        await emptyAuthors(
          query,
          withdrawn.map(({ id }) => authorKey(source, id)),
        );
        for (const { id, name, followers, withdrawn: gone } of profiles) {
          if (gone || (name === null && followers === null)) continue;
          const shown = name === null ? null : authorName(name);
          const held = await query.all(
            `select author.w, author.n from workspace cross join author
             where author.w = workspace.n and author.key = $1`,
            [authorKey(source, id)],
          );
          for (const { w, n } of held) {
            await query.all(
              `update author set name = coalesce($3, name), followers = coalesce($4, followers)
               where w = $1 and n = $2`,
              [int(w), int(n), shown, followers],
            );
            if (followers !== null) await rankAnew(query, int(w), int(n), followers);
          }
        }
      }),
  };
}

/** The rank of an author's posts follows from how many read them. */
async function rankAnew(query: SqlQuery, w: number, author: number, followers: number): Promise<void> {
  const hits = await query.all(
    `select hit.k, hit.ts, hit.row, mention.counts from keyword
     cross join hit cross join mention
     where keyword.workspace = (select workspace from workspace where n = $1)
       and hit.w = $1 and hit.k = keyword.n and hit.author = $2 and hit.reach >= 0 and mention.row = hit.row`,
    [w, author],
  );
  await query.each(
    'update hit set reach = $5 where w = $1 and k = $2 and ts = $3 and row = $4',
    hits.map(({ k, ts, row, counts }) => [w, int(k), int(ts), int(row), reachOf(json(counts), followers)]),
  );
}
