import type { Channel, Workspace } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { HALF, lastReportDue, type ReportSchedule, reportPeriod } from '../../listening/reports/schedule.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { nothingToReport } from '../../messages/reports/schedules.ts';
import type { Store } from '../../store/store.ts';
import { keywordsOf } from '../digests/read-digest.ts';
import { stillThere } from './make-report.ts';
import { reportDeliveries } from './report-deliveries.ts';

/** Sends the report that is due, if one is: one for all that was missed, with its file, once. */
export async function sendDueReport(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  stored: ReportSchedule,
  now: Millis,
): Promise<void> {
  const schedule = await followChannel(store, channel, stored, now);
  if (channel.paused) return;
  const due = lastReportDue(schedule, channel.timeZone, now);
  if (due <= schedule.until || due <= schedule.since) return;
  const keywords = (await reportKeywords(store, schedule)).filter(({ paused }) => !paused);
  const { number, sent, format, where } = schedule;
  const key = `report:${workspace.id}:${number}:${sent + 1}`;
  if (keywords.length === 0) {
    const message = nothingToReport(schedule, channel);
    const notice = postTo(channel, { key, message, expiresAt: now + 2 * DAY, purpose: 'digest' }, now);
    return store.enqueueReport(schedule, due, [notice]);
  }
  const period = reportPeriod(schedule, channel.timeZone, due);
  const report = { keywords, period, format, ...(where === undefined ? {} : { where }) };
  await store.enqueueReport(
    schedule,
    due,
    await reportDeliveries(store, workspace, channel, report, key, now),
  );
}

/** The keywords it is about now. */
async function reportKeywords(
  store: Store,
  { workspaceId, keywordIds, of }: Pick<ReportSchedule, 'workspaceId' | 'keywordIds' | 'of'>,
): Promise<Keyword[]> {
  if (keywordIds !== null) return stillThere(store, workspaceId, keywordIds);
  const channel = await store.channel(workspaceId, of);
  return channel ? keywordsOf(store, channel) : [];
}

/** By what the moments of a schedule are reckoned. */
export function reckonedBy(
  { cadence, at, day }: Pick<ReportSchedule, 'cadence' | 'at' | 'day'>,
  { timeZone, paused }: Pick<Channel, 'timeZone' | 'paused'>,
): string {
  return paused ? 'paused' : `${cadence} ${day} ${at} ${timeZone}`;
}

/** Another time, another zone, or a channel that speaks again: nothing is due at once, and the next report is a whole one. */
async function followChannel(
  store: Store,
  channel: Channel,
  schedule: ReportSchedule,
  now: Millis,
): Promise<ReportSchedule> {
  const by = reckonedBy(schedule, channel);
  if (by === schedule.by) return schedule;
  const followed = { ...schedule, ...restarted(schedule, schedule, channel, now) };
  await store.saveReportSchedule(followed, null);
  return followed;
}

/** A report that was moved begins anew: where it was sent just now, the next one is not of the same day. */
export function restarted(
  when: Pick<ReportSchedule, 'cadence' | 'at' | 'day'>,
  { sent, until }: Pick<ReportSchedule, 'sent' | 'until'>,
  channel: Pick<Channel, 'timeZone' | 'paused'>,
  now: Millis,
): Pick<ReportSchedule, 'by' | 'until' | 'since'> {
  const since = sent === 0 ? now : Math.max(now, until + Math.min(HALF[when.cadence], DAY));
  return {
    by: reckonedBy(when, channel),
    until: lastReportDue(when, channel.timeZone, now),
    since,
  };
}
