import { type Database, int, type SqlQuery } from './database.ts';
import { MENTIONS, mentionOf } from './mention-row.ts';
import type { OpinionProgress, OpinionStore } from './parts.ts';

export function opinionStore(database: Database): OpinionStore {
  return {
    opinionProgress: async () => {
      const stored = progressOf(await database.all('select * from second_opinion'));
      if (stored) return stored;
      const begin = { row: int((await database.all(LAST_ROW))[0]?.row), day: 0, asked: 0 };
      await database.write((query) => save(query, begin));
      return begin;
    },
    saveOpinionProgress: (progress) => database.write((query) => save(query, progress)),
    forgetOpinionProgress: async () => {
      if ((await database.all('select n from second_opinion')).length === 0) return;
      await database.write((query) => query.all('delete from second_opinion'));
    },
    mentionsBehind: async (row, since, limit) => {
      const rows = await database.all(
        `${MENTIONS} where mention.row > $1 and mention.published_at >= $2 and mention.gone = 0
         order by mention.row limit $3`,
        [row, since, limit],
      );
      return rows.map((found) => ({ row: int(found.row), mention: mentionOf(found) }));
    },
    lastMentionRow: async () => int((await database.all(LAST_ROW))[0]?.row),
  };
}

const LAST_ROW = 'select coalesce(max(row), 0) as row from mention';

async function save(query: SqlQuery, { row, day, asked }: OpinionProgress): Promise<void> {
  await query.all(
    `insert into second_opinion (n, row, day, asked) values (1, $1, $2, $3)
     on conflict (n) do update set row = excluded.row, day = excluded.day, asked = excluded.asked`,
    [row, day, asked],
  );
}

function progressOf(rows: Awaited<ReturnType<Database['all']>>): OpinionProgress | null {
  const [stored] = rows;
  return stored ? { row: int(stored.row), day: int(stored.day), asked: int(stored.asked) } : null;
}
