import { DAY } from '../listening/time.ts';
import { type Database, int } from './database.ts';
import { MENTIONS, mentionOf } from './mention-row.ts';
import type { RefineStore } from './parts.ts';

/** Longest that a mention waits for the sentence model; then it stays as the words have it. */
const LONGEST_WAIT = DAY;

/** Mentions that wait for the sentence model; triggers on the table of mentions note them. */
export function refineStore(database: Database): RefineStore {
  // Asked every few seconds, and there is seldom anything.
  const isEmpty = async () => (await database.all('select row from unrefined limit 1')).length === 0;

  return {
    unrefined: async (now, limit) => {
      if (await isEmpty()) return [];
      return database.write(async (query) => {
        await query.all('update unrefined set at = $1 where at is null', [now]);
        await query.all('delete from unrefined where at < $1', [now - LONGEST_WAIT]);
        for (;;) {
          const notes = await query.all('select row from unrefined order by at, row limit $1', [limit]);
          const rows = notes.map(({ row }) => int(row));
          const found = await query.each(
            `${MENTIONS} where mention.row = $1 and mention.gone = 0`,
            rows.map((row) => [row]),
          );
          // A note goes after its mention, and after the text of it.
          const idle = rows.filter((_, at) => found[at]!.length === 0);
          await query.each(
            'delete from unrefined where row = $1',
            idle.map((row) => [row]),
          );
          if (idle.length < rows.length || rows.length === 0) return found.flat().map(mentionOf);
        }
      });
    },
    dropUnrefined: async (mentions) => {
      if (mentions === 'all') {
        if (await isEmpty()) return;
        await database.write((query) => query.all('delete from unrefined'));
        return;
      }
      // One that was edited meanwhile waits with its new words.
      await database.write((query) =>
        query.each(
          `delete from unrefined where row = (
           select mention.row from mention join workspace on workspace.n = mention.w
           where workspace.workspace = $1 and mention.id = $2 and json_extract(mention.rest, '$.contentHash') = $3)`,
          mentions.map(({ workspaceId, id, post }) => [workspaceId, id, post.contentHash]),
        ),
      );
    },
    countUnrefined: async () => {
      const [row] = await database.all('select count(*) as n from unrefined');
      return int(row?.n);
    },
  };
}
