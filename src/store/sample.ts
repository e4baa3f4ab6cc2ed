import type { Mention } from '../listening/mentions/mention.ts';
import { DAY, floorTo, type Millis } from '../listening/time.ts';
import { type Database, int, type SqlQuery } from './database.ts';
import { byRow } from './mentions.ts';
import { type KeywordNumbers, keywordNumbers } from './numbers.ts';
import { PLACES, SAMPLE_PLACE } from './sample-place.ts';
import type { ThemeStore } from './theme-parts.ts';

/** Mentions read in one go: some 10 ms. */
const AT_ONCE = 300;

/** An even part of a keyword's mentions, read in the order of an index by day: its cost is that of the part, not of all. */
export function sampleStore(database: Database): Pick<ThemeStore, 'sample'> {
  return {
    sample: async (workspaceId, keywordId, from, to, { part, upTo = Number.MAX_SAFE_INTEGER }) => {
      const rows = await database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return [];
        return part >= 1
          ? allRows(query, numbers, from, to, upTo)
          : partOfRows(query, numbers, from, to, upTo, Math.floor(part * PLACES));
      });
      const mentions: Mention[] = [];
      for (let first = 0; first < rows.length; first += AT_ONCE) {
        const some = rows.slice(first, first + AT_ONCE);
        mentions.push(...(await database.read((query) => byRow(query, some))));
        await new Promise((resolve) => setImmediate(resolve));
      }
      return mentions;
    },
  };
}

async function allRows(
  query: SqlQuery,
  { w, k }: KeywordNumbers,
  from: Millis,
  to: Millis,
  upTo: number,
): Promise<number[]> {
  const rows = await query.all(
    'select row from hit where w = $1 and k = $2 and ts >= $3 and ts < $4 and row <= $5 order by ts, row',
    [w, k, from, to, upTo],
  );
  return rows.map((row) => int(row.row));
}

async function partOfRows(
  query: SqlQuery,
  { w, k }: KeywordNumbers,
  from: Millis,
  to: Millis,
  upTo: number,
  places: number,
): Promise<number[]> {
  const days: Millis[] = [];
  for (let day = floorTo(from, DAY); day < to; day += DAY) days.push(day);
  const found = await query.each(
    `select ts, row from hit where w = $1 and k = $2 and ts / ${DAY} = $3 and ${SAMPLE_PLACE} < $4
       and ts >= $5 and ts < $6 and row <= $7`,
    days.map((day) => [w, k, day / DAY, places, from, to, upTo]),
  );
  return found
    .flat()
    .map((row) => ({ ts: int(row.ts), row: int(row.row) }))
    .sort((a, b) => a.ts - b.ts || a.row - b.row)
    .map(({ row }) => row);
}
