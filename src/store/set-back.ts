import type { Alert } from '../listening/alerts/alert.ts';
import { alertSetBack } from '../listening/alerts/set-back.ts';
import type { RequestState } from '../listening/series/health.ts';
import { requestSetBack } from '../listening/series/set-back.ts';
import type { Millis } from '../listening/time.ts';
import { type Database, json, type SqlQuery } from './database.ts';
import { saveFigures } from './digest-figures.ts';
import type { OutboxStore } from './parts.ts';
import { setReportSchedulesBack } from './report-schedules.ts';
import { upsertRequest } from './requests.ts';

/**
 * What was stored by a clock that ran ahead and has been set right, moved back with it: else it would wait until the
 * clock comes there again, and marks that only grow would keep the digests of all that time from being sent.
 */
export function setBackStore(database: Database): Pick<OutboxStore, 'setBack' | 'moveDigestMark'> {
  return {
    moveDigestMark: (mark, reported) =>
      database.write(async (query) => {
        const name = [mark.workspaceId, mark.channelId, mark.cadence];
        await query.all(
          'update digest_mark set until = $4, since = $5 where workspace = $1 and channel = $2 and cadence = $3',
          [...name, mark.until, mark.since],
        );
        if (reported.length > 0) await saveFigures(query, mark, reported);
      }),

    setBack: (from, to) =>
      database.write(async (query) => {
        const by = from - to;
        // The digest of a day that has not come: its name is needed once more, by the one of that day.
        await query.all(
          `update outbox set key = key || ':ahead:' || cast($2 as integer), created_at = $1
           where purpose = 'digest' and created_at > $1
             and not exists (select 1 from outbox as other where other.root = outbox.key)`,
          [to, from],
        );
        await query.all("update outbox set due_at = due_at - $2 where state = 'waiting' and due_at > $1", [
          to,
          by,
        ]);
        await query.all(
          "update outbox set created_at = $1 where state in ('waiting', 'folded') and created_at > $1",
          [to],
        );
        await query.all(
          'update outbox_hold set until = until - $2, since = min(since, $1) where until > $1',
          [to, by],
        );
        for (const column of ['until', 'since'])
          await query.all(`update digest_mark set ${column} = ${column} - $2 where ${column} > $1`, [to, by]);
        await query.all(
          'update digest_figure set to_at = to_at - $2, from_at = min(from_at, to_at - $2) where to_at > $1',
          [to, by],
        );
        await setReportSchedulesBack(query, from, to);
        await query.all('update dashboard set shown_at = $1 where shown_at > $1', [to]);
        await query.all(
          'update dashboard_link set until = until - $2, created_at = created_at - $2 where created_at > $1',
          [to, by],
        );
        await query.all('update first_look set at = $1 where at > $1', [to]);
        // When a card was there to be seen, and what the day's budget counts.
        await query.all("update outbox set sent_at = sent_at - $2 where state = 'sent' and sent_at > $1", [
          to,
          by,
        ]);
        await setAlertsBack(query, to, by);
        await setReadsBack(query, to, by);
        // What is older than this is not taken any more; nothing that is said now must be.
        await query.all('update workspace set pruned_until = pruned_until - $2 where pruned_until > $1', [
          to,
          by,
        ]);
        await query.all('update home set removed_at = $1 where removed_at > $1', [to]);
        await query.all('update keyword set created_at = created_at - $2 where created_at > $1', [to, by]);
        for (const field of ['createdAt', 'filledFrom'])
          await query.all(
            `update keyword set data = json_set(data, '$.${field}', json_extract(data, '$.${field}') - $2)
             where json_extract(data, '$.${field}') > $1`,
            [to, by],
          );
      }),
  };
}

async function setAlertsBack(query: SqlQuery, to: Millis, by: Millis): Promise<void> {
  const rows = await query.all('select data from alert where open = 1 or raised_at > $1', [to]);
  for (const row of rows) {
    const alert = alertSetBack(json<Alert>(row.data), to, by);
    if (!alert) continue;
    await query.all(
      'update alert set data = $3, version = $4, raised_at = $5 where workspace = $1 and id = $2',
      [alert.workspaceId, alert.id, JSON.stringify(alert), alert.version, alert.raisedAt],
    );
  }
}

/** What was read when, and what was not: a time that has not come is no gap. */
async function setReadsBack(query: SqlQuery, to: Millis, by: Millis): Promise<void> {
  for (const row of await query.all("select data from request where workspace = '*'")) {
    const state = requestSetBack(json<RequestState>(row.data), to, by);
    if (state) await upsertRequest(query, state);
  }
  await query.all("delete from gap where workspace = '*' and from_at >= $1", [to]);
  await query.all("update gap set to_at = $1 where workspace = '*' and to_at > $1", [to]);
}
