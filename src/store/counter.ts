import { int, type SqlQuery } from './database.ts';

/** Takes `count` numbers that were never given before, for mentions, keywords, authors, … @returns the first of them */
export async function takeNumbers(query: SqlQuery, name: string, count: number): Promise<number> {
  const [row] = await query.all(
    'insert into counter (name, n) values ($1, $2) on conflict (name) do update set n = counter.n + excluded.n returning n',
    [name, count],
  );
  return int(row?.n) - count + 1;
}
