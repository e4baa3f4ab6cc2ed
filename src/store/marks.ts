import type { Person } from '../listening/channel.ts';
import { type Mark, type MarkKind, type MarkValue, markedHit } from '../listening/mentions/marks.ts';
import type { Hit } from '../listening/mentions/mention.ts';
import { int, json, type SqlQuery, type SqlRow, text } from './database.ts';

/** What a mark replaced. */
type Former = { value: string; person: Person; at: number };

/** Hits as they are counted: what people marked goes before what is judged of them. */
export async function withMarks(
  query: SqlQuery,
  row: number,
  hits: readonly Hit[],
  keywords: ReadonlyMap<string, number>,
): Promise<Hit[]> {
  const rows = await query.all('select k, what, value from mark where row = $1', [row]);
  return hits.map((hit) =>
    markedHit(hit, rows.filter((mark) => int(mark.k) === keywords.get(hit.keywordId)).map(markValue)),
  );
}

/** @param mark null takes it away */
export async function placeMark(
  query: SqlQuery,
  { w, k, row }: { w: number; k: number; row: number },
  what: MarkKind,
  mark: Former | null,
): Promise<void> {
  const [stored] = await query.all('select * from mark where row = $1 and k = $2 and what = $3', [
    row,
    k,
    what,
  ]);
  if (mark === null) {
    await query.all('delete from mark where row = $1 and k = $2 and what = $3', [row, k, what]);
    return;
  }
  const former: Former | null = stored
    ? { value: text(stored.value), person: json<Person>(stored.person), at: int(stored.at) }
    : null;
  await query.all(
    `insert into mark (row, k, what, w, value, person, at, former) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (row, k, what) do update set value = excluded.value, person = excluded.person, at = excluded.at,
       former = excluded.former`,
    [row, k, what, w, mark.value, JSON.stringify(mark.person), mark.at, former && JSON.stringify(former)],
  );
}

/** What stood before a mark comes back, if that mark stands still. @returns whether it did */
export async function takeBackMark(
  query: SqlQuery,
  { w, k, row }: { w: number; k: number; row: number },
  what: MarkKind,
  at: number,
): Promise<boolean> {
  const [stored] = await query.all(
    'delete from mark where row = $1 and k = $2 and what = $3 and at = $4 returning former',
    [row, k, what, at],
  );
  if (!stored) return false;
  if (stored.former !== null) await placeMark(query, { w, k, row }, what, json<Former>(stored.former));
  return true;
}

export function markOf(row: SqlRow, mentionId: string, keywordId: string): Mark {
  return {
    ...markValue(row),
    mentionId,
    keywordId,
    person: json<Person>(row.person),
    at: int(row.at),
  };
}

function markValue(row: SqlRow): MarkValue {
  return { what: text(row.what), value: text(row.value) } as MarkValue;
}
