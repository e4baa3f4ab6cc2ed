import { DAY, type Millis } from '../listening/time.ts';
import { int, json, type SqlQuery, text } from './database.ts';
import { EVERYBODY } from './numbers.ts';

/** What is kept of posts that nobody matched, as it was set at the start. */
export interface Kept {
  days: number;
  /** Sources whose terms want every kept post to be asked for again: theirs are not kept. */
  except: readonly string[];
  /** Since when all of them are there. */
  since: Millis;
}

export async function readUnmatchedSince(query: Pick<SqlQuery, 'all'>, now: Millis): Promise<Millis | null> {
  const kept = await readKept(query);
  return kept && Math.max(kept.since, now - kept.days * DAY);
}

export async function readKept(query: Pick<SqlQuery, 'all'>): Promise<Kept | null> {
  const [row] = await query.all("select data from unmatched_kept where workspace = '*'");
  return row ? json<Kept>(row.data) : null;
}

export async function saveKept(query: SqlQuery, kept: Kept): Promise<void> {
  await query.all(
    `insert into unmatched_kept (workspace, data) values ('*', $1)
     on conflict (workspace) do update set data = excluded.data`,
    [JSON.stringify(kept)],
  );
}

/** Number and days of retention of each workspace by its id; of everybody (`*`), the longest of them. */
export async function readRetention(query: SqlQuery): Promise<Map<string, { w: number; days: number }>> {
  const tenants = new Map<string, { w: number; days: number }>();
  for (const row of await query.all('select workspace, n, data from workspace order by n'))
    tenants.set(text(row.workspace), {
      w: int(row.n),
      days: json<{ retentionDays: number }>(row.data).retentionDays,
    });
  const longest = [...tenants.values()].reduce((days, tenant) => Math.max(days, tenant.days), 0);
  return tenants.set('*', { w: EVERYBODY, days: longest });
}
