import { HALF, type ReportSchedule } from '../listening/reports/schedule.ts';
import { DAY, type Millis } from '../listening/time.ts';
import { record } from './audit.ts';
import { isOfHome } from './away.ts';
import { takeNumbers } from './counter.ts';
import { type Database, int, json, type SqlQuery, type SqlRow, text } from './database.ts';
import { insertDeliveries } from './outbox-writes.ts';
import type { ReportScheduleStore } from './report-schedule-part.ts';

/** Those that come, not those that were stopped of late. */
const COMES = "json_extract(data, '$.off') is null";

export function reportScheduleStore(database: Database): ReportScheduleStore {
  return {
    reportSchedules: async () =>
      (
        await database.all(
          `select * from report_schedule where ${COMES} and ${isOfHome('report_schedule')} order by workspace, number`,
        )
      ).map(scheduleOf),

    reportSchedulesOf: async (workspaceId) =>
      (
        await database.all(
          `select * from report_schedule where workspace = $1 and ${COMES} and ${isOfHome('report_schedule')} order by number`,
          [workspaceId],
        )
      ).map(scheduleOf),

    addReportSchedule: (schedule, audit) =>
      database.write(async (query) => {
        const number = await nextNumber(query, schedule.workspaceId);
        await write(query, { ...schedule, number });
        await record(query, [audit(number)]);
        return number;
      }),

    saveReportSchedule: (schedule, audit) =>
      database.write(async (query) => {
        const still = await query.all(
          `select 1 as one from report_schedule where workspace = $1 and number = $2 and ${COMES}`,
          [schedule.workspaceId, schedule.number],
        );
        if (still.length === 0) return;
        await write(query, schedule);
        if (audit) await record(query, [audit]);
      }),

    stopReportSchedule: (schedule, at, audit) =>
      database.write(async (query) => {
        const { workspaceId, number } = schedule;
        await query.all(`delete from report_schedule where json_extract(data, '$.off') < $1`, [at - DAY]);
        const stopped = await query.all(
          `update report_schedule set data = json_set(data, '$.off', $3)
           where workspace = $1 and number = $2 and ${COMES} returning number`,
          [workspaceId, number, at],
        );
        if (stopped.length > 0) await record(query, [audit]);
      }),

    stoppedReport: async (workspaceId, number) => {
      const [row] = await database.all(
        `select * from report_schedule where workspace = $1 and number = $2 and not ${COMES}`,
        [workspaceId, number],
      );
      return row ? scheduleOf(row) : null;
    },

    resumeReportSchedule: ({ off: _, ...schedule }, audit) =>
      database.write(async (query) => {
        await write(query, schedule);
        await record(query, [audit]);
      }),

    enqueueReport: ({ workspaceId, number, sent }, until, deliveries) =>
      database.write(async (query) => {
        // Whoever was faster has sent it: nothing is sent twice.
        const moved = await query.all(
          `update report_schedule set until = $4, sent = sent + $5
           where workspace = $1 and number = $2 and sent = $3 and until < $4 and ${COMES} returning number`,
          [workspaceId, number, sent, until, deliveries.length > 0 ? 1 : 0],
        );
        if (moved.length > 0) await insertDeliveries(query, deliveries);
      }),
  };
}

/** Numbers that people have read on one report never name another. */
function nextNumber(query: SqlQuery, workspaceId: string): Promise<number> {
  return takeNumbers(query, `report-schedule:${workspaceId}`, 1);
}

/** Those of a channel go where it goes, under new numbers. @param newIds the new id of each keyword that goes along */
export async function moveReportSchedules(
  query: SqlQuery,
  channelId: string,
  to: string,
  newIds: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await query.all('delete from report_schedule where channel = $1 returning *', [channelId]);
  for (const schedule of rows.map(scheduleOf)) {
    const keywordIds = schedule.keywordIds?.flatMap((id) => newIds.get(id) ?? []) ?? null;
    if (keywordIds?.length === 0 || schedule.off !== undefined) continue;
    const number = await nextNumber(query, to);
    const { former: _, ...moved } = schedule;
    await write(query, { ...moved, workspaceId: to, number, keywordIds });
  }
}

/** The clock was set back: what lay ahead of it is not due once more, and what comes then is. */
export async function setReportSchedulesBack(query: SqlQuery, from: Millis, to: Millis): Promise<void> {
  for (const schedule of (
    await query.all('select * from report_schedule where until > $1 or since > $1', [to])
  ).map(scheduleOf)) {
    const { until, since, cadence } = schedule;
    const isAhead = until > to;
    await write(query, {
      ...schedule,
      until: Math.min(until, to),
      since: isAhead ? to + HALF[cadence] : Math.max(to, since - (from - to)),
    });
  }
}

async function write(query: SqlQuery, schedule: ReportSchedule): Promise<void> {
  const { workspaceId, number, channelId, until, since, sent, ...data } = schedule;
  await query.all(
    `insert into report_schedule (workspace, number, channel, data, until, since, sent)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (workspace, number) do update set channel = excluded.channel, data = excluded.data,
       until = excluded.until, since = excluded.since, sent = excluded.sent`,
    [workspaceId, number, channelId, JSON.stringify(data), until, since, sent],
  );
}

type Data = Omit<ReportSchedule, 'workspaceId' | 'number' | 'channelId' | 'until' | 'since' | 'sent'>;

function scheduleOf(row: SqlRow): ReportSchedule {
  return {
    ...json<Data>(row.data),
    workspaceId: text(row.workspace),
    number: int(row.number),
    channelId: text(row.channel),
    until: int(row.until),
    since: int(row.since),
    sent: int(row.sent),
  };
}
