import type { Mention } from '../listening/mention.ts';
import { DAY, floorTo } from '../listening/time.ts';
import { takeNumbers } from './counter.ts';
import { int, type Query } from './database.ts';

/**
 * The numbers of the mentions' authors, by workspace number and key; new ones get one, known ones their newest name.
 * Followers that a source leaves out are not forgotten.
 */
export async function authorNumbers(
  query: Query,
  mentions: readonly { w: number; mention: Mention }[],
): Promise<(w: number, key: string) => number | null> {
  const latest = new Map<string, { w: number; mention: Mention }>();
  for (const item of mentions) {
    const key = item.mention.post.author?.key;
    if (key !== undefined) latest.set(`${item.w} ${key}`, item);
  }
  const numbers = new Map<string, number>();
  if (latest.size > 0) {
    const first = await takeNumbers(query, 'author', latest.size);
    const entries = [...latest].sort(([one], [other]) => (one < other ? -1 : 1));
    const rows = await query.each(
      `insert into author (w, n, key, name, url, followers, last_day) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (w, key) do update set name = excluded.name, url = excluded.url,
         followers = coalesce(excluded.followers, author.followers),
         last_day = case when excluded.last_day > author.last_day then excluded.last_day else author.last_day end
       returning n`,
      entries.map(([, { w, mention }], index) => {
        const author = mention.post.author!;
        const day = floorTo(mention.post.publishedAt, DAY);
        return [w, first + index, author.key, author.name, author.url, author.followers, day];
      }),
    );
    entries.forEach(([name], index) => {
      numbers.set(name, int(rows[index]?.[0]?.n));
    });
  }
  return (w, key) => numbers.get(`${w} ${key}`) ?? null;
}
