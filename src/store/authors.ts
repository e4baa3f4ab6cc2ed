import type { Mention } from '../listening/mentions/mention.ts';
import { isUnnamed } from '../listening/mentions/normalize.ts';
import { DAY, floorTo } from '../listening/time.ts';
import { takeNumbers } from './counter.ts';
import { int, intOrNull, type SqlQuery, type SqlValue, text, textOrNull } from './database.ts';

/**
 * The numbers of the mentions' authors, by workspace number and key; new ones get one, known ones their newest name.
 * Followers that a source leaves out are not forgotten.
 */
export async function authorNumbers(
  query: SqlQuery,
  mentions: readonly { w: number; mention: Mention }[],
): Promise<(w: number, key: string) => number | null> {
  const latest = new Map<string, { w: number; mention: Mention }>();
  for (const item of mentions) {
    const key = item.mention.post.author?.key;
    if (key !== undefined) latest.set(`${item.w} ${key}`, item);
  }
  const lookups = [...latest].sort(([a], [b]) => (a < b ? -1 : 1));
  const stored = await query.each(
    'select n, name, url, followers, handle, last_day from author where w = $1 and key = $2',
    lookups.map(([, { w, mention }]) => [w, mention.post.author!.key]),
  );
  const numbers = new Map<string, number>();
  const added: SqlValue[][] = [];
  const changed: SqlValue[][] = [];
  const first = await takeNumbers(query, 'author', stored.filter((rows) => rows.length === 0).length);
  lookups.forEach(([id, { w, mention }], index) => {
    const author = mention.post.author!;
    const day = floorTo(mention.post.publishedAt, DAY);
    const row = stored[index]?.[0];
    const n = row ? int(row.n) : first + added.length;
    numbers.set(id, n);
    if (!row) {
      added.push([w, n, author.key, author.name, author.url, author.followers, author.handle ?? null, day]);
      return;
    }
    // Whose name is not known this time keeps the one that is.
    const name = isUnnamed(author) ? text(row.name) : author.name;
    const followers = author.followers ?? intOrNull(row.followers);
    const handle = author.handle ?? textOrNull(row.handle);
    const lastDay = Math.max(day, int(row.last_day));
    // Most authors are as they were: a row that is not touched costs no page.
    const same =
      row.name === name && row.url === author.url && row.followers === followers && row.handle === handle;
    if (!same || row.last_day !== lastDay) changed.push([w, n, name, author.url, followers, handle, lastDay]);
  });
  await query.each(
    'insert into author (w, n, key, name, url, followers, handle, last_day) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    added,
  );
  await query.each(
    'update author set name = $3, url = $4, followers = $5, handle = $6, last_day = $7 where w = $1 and n = $2',
    changed,
  );
  return (w, key) => numbers.get(`${w} ${key}`) ?? null;
}
