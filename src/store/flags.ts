import type { Person } from '../listening/channel.ts';
import { record } from './audit.ts';
import { type Database, int, json, text } from './database.ts';
import { findMention } from './edit.ts';
import type { Flag, JudgementStore } from './judgement-parts.ts';
import { workspaceNumber } from './numbers.ts';

export function flagStore(database: Database): Pick<JudgementStore, 'flags' | 'setFlag'> {
  return {
    flags: async (workspaceId, mentionId) => {
      const rows = await database.all(
        `select flag.* from workspace join mention on mention.w = workspace.n and mention.id = $2
           join flag on flag.row = mention.row
         where workspace.workspace = $1 order by flag.at, flag.what, flag.value`,
        [workspaceId, mentionId],
      );
      return rows.map(
        (row): Flag => ({
          what: text(row.what) as Flag['what'],
          value: text(row.value),
          person: json<Person>(row.person),
          at: int(row.at),
        }),
      );
    },

    setFlag: (workspaceId, mentionId, { what, value, person, at }, on, audit) =>
      database.write(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        const mention = w === null ? null : await findMention(query, w, mentionId);
        if (!mention) return false;
        const row = int(mention.row);
        const changed = on
          ? await query.all(
              `insert into flag (row, what, value, w, person, at) values ($1, $2, $3, $4, $5, $6)
               on conflict (row, what, value) do nothing returning row`,
              [row, what, value, w, JSON.stringify(person), at],
            )
          : await query.all('delete from flag where row = $1 and what = $2 and value = $3 returning row', [
              row,
              what,
              value,
            ]);
        if (changed.length > 0) await record(query, [audit]);
        return changed.length > 0;
      }),
  };
}
