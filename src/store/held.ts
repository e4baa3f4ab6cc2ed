import type { Held } from '../listening/mentions/mention.ts';
import type { Millis } from '../listening/time.ts';
import { int, intOrNull, type SqlQuery, type SqlRow } from './database.ts';
import type { HitRow } from './hit-row.ts';

/** A hit that is held back, with what the detector made of it. */
export type HeldRow = Pick<
  HitRow,
  'w' | 'k' | 'ts' | 'row' | 'part' | 'counted' | 'countedNegative' | 'lateAt'
>;

export async function insertHeld(
  query: SqlQuery,
  held: readonly (HeldRow & { reason: Held['reason']; at: Millis })[],
): Promise<void> {
  await query.each(
    `insert into held (row, k, w, ts, reason, at, part, counted, counted_negative, late_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    held.map((row) => [
      row.row,
      row.k,
      row.w,
      row.ts,
      row.reason,
      row.at,
      row.part,
      row.counted,
      row.countedNegative,
      row.lateAt,
    ]),
  );
}

export async function findHeld(query: SqlQuery, row: number, k: number): Promise<HeldRow | null> {
  const [held] = await query.all('select * from held where row = $1 and k = $2', [row, k]);
  return held ? heldRow(held) : null;
}

export async function dropHeld(query: SqlQuery, { row, k }: Pick<HeldRow, 'row' | 'k'>): Promise<void> {
  await query.all('delete from held where row = $1 and k = $2', [row, k]);
}

function heldRow(row: SqlRow): HeldRow {
  return {
    w: int(row.w),
    k: int(row.k),
    ts: int(row.ts),
    row: int(row.row),
    part: int(row.part),
    counted: int(row.counted),
    countedNegative: int(row.counted_negative),
    lateAt: intOrNull(row.late_at),
  };
}

/** What the filters and people noted of mentions that go, or whose text does. */
export async function dropNotes(query: SqlQuery, rows: readonly number[]): Promise<void> {
  for (const table of ['held', 'mark', 'flag'])
    await query.each(
      `delete from ${table} where row = $1`,
      rows.map((row) => [row]),
    );
}
