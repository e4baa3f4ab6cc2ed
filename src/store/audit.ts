import { takeNumbers } from './counter.ts';
import { type Database, int, json, type SqlQuery, text, textOrNull } from './database.ts';
import type { AuditRow, Store } from './store.ts';

/** Writes down who did what, in the batch that does it. */
export async function record(query: SqlQuery, rows: readonly (AuditRow | null)[]): Promise<void> {
  const real = rows.filter((row) => row !== null);
  if (real.length === 0) return;
  const first = await takeNumbers(query, 'audit', real.length);
  await query.each(
    'insert into audit (workspace, at, n, person, act, subject, detail) values ($1, $2, $3, $4, $5, $6, $7)',
    real.map((row, index) => [
      row.workspaceId,
      row.at,
      first + index,
      JSON.stringify(row.person),
      row.act,
      row.subject,
      row.detail,
    ]),
  );
}

export function auditStore(database: Database): Pick<Store, 'audit'> {
  return {
    audit: async (workspaceId, { subject, limit }) => {
      const rows = await database.all(
        `select at, person, act, subject, detail from audit
         where workspace = $1 ${subject === undefined ? '' : 'and subject = $3'} order by at desc, n desc limit $2`,
        subject === undefined ? [workspaceId, limit] : [workspaceId, limit, subject],
      );
      return rows.map((row) => ({
        workspaceId,
        at: int(row.at),
        person: json<AuditRow['person']>(row.person),
        act: text(row.act),
        subject: text(row.subject),
        detail: textOrNull(row.detail),
      }));
    },
  };
}
