import { DAY } from '../listening/time.ts';
import { type Database, int } from './database.ts';
import { MENTIONS, mentionOf } from './mention-row.ts';
import type { RefineStore } from './parts.ts';

/** Longest that a mention waits for the sentence model; then it stays as the words have it. */
const LONGEST_WAIT = DAY;

/** A note goes with its mention's text. */
const IDLE = `delete from unrefined where at < $1 or row in (
  select unrefined.row from unrefined left join mention on mention.row = unrefined.row
  where mention.row is null or mention.gone = 1)`;

/** Mentions that wait for the sentence model; triggers on the table of mentions note them. */
export function refineStore(database: Database): RefineStore {
  // Asked every few seconds, and there is seldom anything.
  const isEmpty = async () => (await database.all('select row from unrefined limit 1')).length === 0;

  return {
    unrefined: async (now, limit) => {
      if (await isEmpty()) return [];
      return database.write(async (query) => {
        await query.all('update unrefined set at = $1 where at is null', [now]);
        await query.all(IDLE, [now - LONGEST_WAIT]);
        const rows = await query.all(
          `${MENTIONS} join unrefined on unrefined.row = mention.row order by unrefined.at, unrefined.row limit $1`,
          [limit],
        );
        return rows.map(mentionOf);
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
