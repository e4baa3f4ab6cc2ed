import { int, type SqlQuery, type SqlRow } from './database.ts';
import { dropNotes } from './held.ts';
import { dropWords } from './search.ts';

/** A mention that no keyword holds: its row, its entry in the ledger, its words. Its hits are gone already. */
export async function deleteMention(query: SqlQuery, row: SqlRow): Promise<void> {
  await dropWords(query, int(row.row), int(row.published_at));
  await dropNotes(query, [int(row.row)]);
  await query.all('delete from seen where w = $1 and post = $2', [int(row.w), row.post!]);
  await query.all('delete from mention where row = $1', [int(row.row)]);
}
