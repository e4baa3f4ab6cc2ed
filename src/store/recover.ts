import { type Database, int, type SqlQuery, text } from './database.ts';
import { deleteMention } from './delete-mention.ts';
import { decodeHits } from './hit-json.ts';
import { hitValues, MENTIONS, UPDATE_HITS } from './mention-row.ts';
import { returnMention } from './unmatched.ts';
import { sweepUnmatched } from './unmatched-removal.ts';

/** Hits, or rows of a series, that one step removes: some 10 ms. */
const AT_ONCE = 300;

/** Tables of counts by keyword, with the column that their rows are ordered by. */
export const COUNT_TABLES = [
  ['series_hour', 'hour'],
  ['bucket', 'start'],
  ['crowd_hour', 'hour'],
  ['repeat_hour', 'hour'],
] as const;

/** Ends every sweep that was begun, leaving room for other work between its steps. A killed one goes on at the next start. */
export async function sweepAll(database: Database): Promise<void> {
  while ((await database.write((query) => sweepStep(query, AT_ONCE))) > 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One step of removing what removed keywords left behind. @returns rows removed; 0 = nothing is left */
export async function sweepStep(query: SqlQuery, limit: number): Promise<number> {
  const [removed] = await query.all('select w, k, id from removed_keyword order by w, k limit 1');
  if (!removed) return 0;
  const w = int(removed.w);
  const k = int(removed.k);
  const count =
    (await sweepHits(query, w, k, text(removed.id), limit)) || (await sweepCounts(query, w, k, limit));
  if (count > 0) return count;
  for (const table of ['mark', 'muted', 'lessons_reset', 'theme_mark'])
    await query.all(`delete from ${table} where w = $1 and k = $2`, [w, k]);
  await query.all('delete from removed_keyword where w = $1 and k = $2', [w, k]);
  await sweepWorkspace(query, w);
  return 1;
}

async function sweepHits(
  query: SqlQuery,
  w: number,
  k: number,
  keywordId: string,
  limit: number,
): Promise<number> {
  const read = (table: 'hit' | 'held') =>
    query.all(`select ts, row from ${table} where w = $1 and k = $2 order by ts, row limit $3`, [
      w,
      k,
      limit,
    ]);
  const counted = await read('hit');
  const hits = counted.length > 0 ? counted : await read('held');
  const mentions = await query.each(
    'select row, w, post, published_at, hits from mention where row = $1',
    hits.map((hit) => [int(hit.row)]),
  );
  for (const mention of mentions.flat()) {
    const others = decodeHits(mention.hits).filter((hit) => hit.keywordId !== keywordId);
    if (others.length === 0) {
      // Of a workspace that is gone nothing is found.
      const [kept] = await query.all(`${MENTIONS} where mention.row = $1 and mention.gone = 0`, [
        int(mention.row),
      ]);
      await deleteMention(query, mention);
      if (kept) await returnMention(query, kept);
    } else await query.all(UPDATE_HITS, hitValues(int(mention.row), others));
  }
  await query.each(
    'delete from hit where w = $1 and k = $2 and ts = $3 and row = $4',
    hits.map((hit) => [w, k, int(hit.ts), int(hit.row)]),
  );
  await query.each(
    'delete from held where row = $1 and k = $2',
    hits.map((hit) => [int(hit.row), k]),
  );
  return hits.length;
}

async function sweepCounts(query: SqlQuery, w: number, k: number, limit: number): Promise<number> {
  for (const [table, time] of [...COUNT_TABLES, ['author_day', 'author'] as const]) {
    const gone = await query.all(
      `delete from ${table} where w = $1 and k = $2 and ${time} <= (select max(${time}) from (
         select ${time} from ${table} where w = $1 and k = $2 order by ${time} limit $3) as first) returning 1 as one`,
      [w, k, limit],
    );
    if (gone.length > 0) return gone.length;
  }
  return 0;
}

/** Removes the rest of a workspace that is gone, once the last of its keywords is swept. */
async function sweepWorkspace(query: SqlQuery, w: number): Promise<void> {
  const [needed] = await query.all(
    `select 1 as one from workspace where n = $1
     union all select 1 as one from removed_keyword where w = $1 limit 1`,
    [w],
  );
  if (needed) return;
  // Posts that were held back only, and whose text is gone: no keyword holds them.
  for (const table of ['mention', 'seen', 'author', 'muted', 'joined_story'])
    await query.all(`delete from ${table} where w = $1`, [w]);
  await query.all('delete from verdict where w = $1', [w]);
  await sweepUnmatched(query, w);
  await query.all('delete from shared_hour where w = $1', [w]);
}
