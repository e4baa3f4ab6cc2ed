import type { Alert } from '../listening/alerts/alert.ts';
import { int, json, type SqlQuery } from './database.ts';

/**
 * Moves the alerts and the audit of a workspace that ends to the one that it joins. Alerts come after those that are there,
 * in their old order under new numbers; their version rises, since every card shows the number. An alert whose id is
 * there already is the same event and does not come twice.
 * @param newIds the new id of each keyword
 */
export async function moveRecords(
  query: SqlQuery,
  from: string,
  to: string,
  newIds: ReadonlyMap<string, string>,
): Promise<void> {
  const alerts = (
    await query.all(
      `select data from alert where workspace = $1 and id not in (select id from alert where workspace = $2)
       order by number`,
      [from, to],
    )
  ).map((row) => json<Alert>(row.data));
  const [counted] = await query.all(
    'update workspace set last_alert = last_alert + $2 where workspace = $1 returning last_alert',
    [to, alerts.length],
  );
  const before = int(counted!.last_alert) - alerts.length;
  const numbers = new Map(alerts.map(({ id }, nth) => [id, before + nth + 1]));
  for (const alert of alerts) await moveAlert(query, movedTo(alert, to, newIds, numbers), from);

  await moveMutes(query, from, to, newIds);
  await moveThemeMarks(query, from, to, newIds);
  await query.all('update audit set workspace = $2 where workspace = $1', [from, to]);
  await query.each('update audit set subject = $3 where workspace = $1 and subject = $2', [
    [to, from, to],
    ...[...newIds].map(([old, id]) => [to, old, id]),
  ]);
}

/**
 * Whoever was muted stays so for the keywords that come along, and for no other. Marks and flags go with the posts that they
 * are of.
 */
async function moveMutes(
  query: SqlQuery,
  from: string,
  to: string,
  newIds: ReadonlyMap<string, string>,
): Promise<void> {
  await query.each(
    `insert into muted (w, k, what, key, name, person, at, ended_at)
     select target.n, copy.n, muted.what, muted.key, muted.name, muted.person, muted.at, muted.ended_at
     from workspace join workspace as target on target.workspace = $2
       join keyword on keyword.workspace = $1 and keyword.id = $3
       join keyword as copy on copy.workspace = $2 and copy.id = $4
       join muted on muted.w = workspace.n and muted.k in (0, keyword.n)
     where workspace.workspace = $1
     on conflict (w, what, key, k) do nothing`,
    [...newIds].map(([old, id]) => [from, to, old, id]),
  );
}

/** What people said of a keyword's themes holds for it in its new workspace. */
async function moveThemeMarks(
  query: SqlQuery,
  from: string,
  to: string,
  newIds: ReadonlyMap<string, string>,
): Promise<void> {
  await query.each(
    `insert into theme_mark (w, k, key, name, shown, person, at, former)
     select target.n, copy.n, theme_mark.key, theme_mark.name, theme_mark.shown, theme_mark.person, theme_mark.at, theme_mark.former
     from workspace join workspace as target on target.workspace = $2
       join keyword on keyword.workspace = $1 and keyword.id = $3
       join keyword as copy on copy.workspace = $2 and copy.id = $4
       join theme_mark on theme_mark.w = workspace.n and theme_mark.k = keyword.n
     where workspace.workspace = $1
     on conflict (w, k, key) do nothing`,
    [...newIds].map(([old, id]) => [from, to, old, id]),
  );
}

function movedTo(
  alert: Alert,
  to: string,
  newIds: ReadonlyMap<string, string>,
  numbers: ReadonlyMap<string, number>,
): Alert {
  const { keywordId, triage } = alert;
  const duplicateNumber = numbers.get(triage.duplicateOf ?? '');
  return {
    ...alert,
    workspaceId: to,
    number: numbers.get(alert.id)!,
    keywordId: newIds.get(keywordId) ?? keywordId,
    triage: duplicateNumber === undefined ? triage : { ...triage, duplicateNumber },
    version: alert.version + 1,
  };
}

async function moveAlert(query: SqlQuery, alert: Alert, from: string): Promise<void> {
  await query.all(
    `update alert set workspace = $3, number = $4, keyword = $5, version = $6, data = $7
     where workspace = $1 and id = $2`,
    [from, alert.id, alert.workspaceId, alert.number, alert.keywordId, alert.version, JSON.stringify(alert)],
  );
}
