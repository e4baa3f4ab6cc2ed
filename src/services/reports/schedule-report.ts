import { UserError } from '../../config/errors.ts';
import type { Channel } from '../../listening/channel.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { ReportFormat } from '../../listening/reports/report-file.ts';
import { nextReportDue, type ReportCadence, type ReportSchedule } from '../../listening/reports/schedule.ts';
import type { Millis } from '../../listening/time.ts';
import type { ScheduledReport } from '../../messages/reports/schedules.ts';
import type { AuditRow, Store } from '../../store/store.ts';
import { type Actor, auditRow, personId, requireAbility, requireOwner } from '../actor.ts';
import { seesChannel } from '../seen-store.ts';
import { stillThere } from './make-report.ts';
import { reckonedBy, restarted } from './send-report.ts';

/** As an act of the audit. */
export const REPORT_ON = 'report-on';
const REPORT_CHANGE = 'report-change';
const REPORT_OFF = 'report-off';

const USUAL_TIME = '08:00';

/** What is left out is as usual; of one that is there already, it stays as it is. */
export interface ReportChange {
  cadence?: ReportCadence | undefined;
  at?: string | undefined;
  /** Of the week, 1 (Monday) to 7, or of the month. */
  weekday?: number | undefined;
  date?: number | undefined;
  format?: ReportFormat | undefined;
  /** A condition on the posts that count, as we write it; null = none. */
  where?: string | null | undefined;
  /** Empty = those that `of` follows. */
  keywords: readonly Keyword[];
}

/**
 * A report that comes by itself from now on. One of the same keywords, format and rhythm in the same channel is changed instead.
 * @param of where the keywords come from, when none are named
 */
export async function scheduleReport(
  store: Store,
  actor: Actor,
  { channel, of }: { channel: Channel; of: Channel },
  change: ReportChange,
): Promise<{ schedule: ReportSchedule; what: 'added' | 'changed' | 'same' }> {
  const { workspaceId, person, now } = actor;
  const cadence =
    change.cadence ??
    (change.date !== undefined ? 'monthly' : change.weekday === undefined ? 'daily' : 'weekly');
  const keywordIds = change.keywords.length === 0 ? null : change.keywords.map(({ id }) => id);
  const wanted = {
    ...{ workspaceId, channelId: channel.id, keywordIds, of: of.id },
    ...{ format: change.format ?? ('pdf' as const), cadence },
    ...(change.where ? { where: change.where } : {}),
  };
  const twin = (await store.reportSchedulesOf(workspaceId)).find((known) => isSame(known, wanted));
  if (twin) return changeReport(store, actor, { from: channel, to: channel }, twin, change);
  const when = whenOf({ cadence, at: USUAL_TIME, day: 1 }, change);
  const added = {
    ...{ ...wanted, ...when, setBy: person, sent: 0 },
    ...restarted(when, { sent: 0, until: now }, channel, now),
  };
  const number = await store.addReportSchedule(added, (given) =>
    auditRow(actor, REPORT_ON, channel.id, detailOf({ ...added, number: given })),
  );
  return { schedule: { ...added, number }, what: 'added' };
}

/** Whose it is is asked where it has come, not where it is to come from now on. @throws UserError('not-allowed') */
export async function changeReport(
  store: Store,
  actor: Actor,
  { from, to: channel }: { from: Channel; to: Channel },
  known: ReportSchedule,
  change: ReportChange,
): Promise<{ schedule: ReportSchedule; what: 'changed' | 'same' }> {
  const cadence =
    change.cadence ??
    (change.date !== undefined ? 'monthly' : change.weekday !== undefined ? 'weekly' : known.cadence);
  const day = cadence === known.cadence ? known.day : 1;
  const when = whenOf({ cadence, at: known.at, day }, change);
  const format = change.format ?? known.format;
  const keywordIds = change.keywords.length === 0 ? known.keywordIds : change.keywords.map(({ id }) => id);
  const where = change.where === undefined ? known.where : (change.where ?? undefined);
  const moved = channel.id !== known.channelId;
  const isAsBefore =
    !moved &&
    format === known.format &&
    where === known.where &&
    JSON.stringify(keywordIds) === JSON.stringify(known.keywordIds) &&
    reckonedBy(when, channel) === reckonedBy(known, channel);
  if (isAsBefore) return { schedule: known, what: 'same' };
  requireOwner(actor, personId(known.setBy), from);
  const restarts = reckonedBy(when, channel) !== known.by;
  const schedule: ReportSchedule = {
    ...withoutWhere(known),
    ...when,
    ...(where === undefined ? {} : { where }),
    ...{ format, keywordIds, channelId: channel.id, former: formerOf(known) },
    ...(restarts ? restarted(when, known, channel, actor.now) : {}),
  };
  const row = auditRow(actor, REPORT_CHANGE, channel.id, detailOf(schedule));
  await store.saveReportSchedule(schedule, row);
  return { schedule, what: 'changed' };
}

/** @throws UserError('not-allowed') */
export async function stopReport(
  store: Store,
  actor: Actor,
  channel: Channel,
  schedule: ReportSchedule,
): Promise<void> {
  requireOwner(actor, personId(schedule.setBy), channel);
  const row = auditRow(actor, REPORT_OFF, channel.id, detailOf(schedule));
  await store.stopReportSchedule(schedule, actor.now, row);
}

/**
 * Takes back that one was changed or stopped.
 * @returns null when there is nothing to take back any more, or the same report comes by now
 * @throws UserError('not-allowed')
 */
export async function undoReportAct(
  store: Store,
  actor: Actor,
  { act, subject, detail }: Pick<AuditRow, 'act' | 'subject' | 'detail'>,
): Promise<ReportSchedule | null> {
  const { workspaceId, now } = actor;
  const number = Number.parseInt(detail ?? '', 10);
  const all = await store.reportSchedulesOf(workspaceId);
  const known =
    act === REPORT_OFF
      ? await store.stoppedReport(workspaceId, number)
      : (all.find((schedule) => schedule.number === number && schedule.former !== undefined) ?? null);
  if (!known) return null;
  const { former = formerOf(known), ...rest } = known;
  const before = act === REPORT_OFF ? known : { ...withoutWhere(rest), ...former };
  const here = await store.channel(workspaceId, known.channelId);
  const channel = await store.channel(workspaceId, before.channelId);
  if (!here || !channel || all.some((other) => other.number !== number && isSame(other, before))) return null;
  requireAbility(actor, 'set-up', channel, { verb: 'report' });
  requireOwner(actor, personId(known.setBy), here);
  const schedule = { ...before, ...restarted(before, known, channel, now) };
  const row = auditRow(actor, 'undo', subject, `${act} ${detail ?? ''}`.trim());
  await (act === REPORT_OFF
    ? store.resumeReportSchedule(schedule, row)
    : store.saveReportSchedule(schedule, row));
  return schedule;
}

export function isReportAct(act: string): boolean {
  return act === REPORT_OFF || act === REPORT_CHANGE;
}

function formerOf({
  channelId,
  keywordIds,
  of,
  format,
  cadence,
  at,
  day,
  where,
}: ReportSchedule): NonNullable<ReportSchedule['former']> {
  const counted = where === undefined ? {} : { where };
  return { channelId, keywordIds, of, format, cadence, at, day, ...counted };
}

function withoutWhere<Schedule extends Pick<ReportSchedule, 'where'>>({ where: _, ...rest }: Schedule) {
  return rest;
}

/** One by its number, with its channel. Of one in a channel that they cannot see nobody learns that it is there. @throws UserError('bad-argument') */
export async function findReport(
  store: Store,
  actor: Actor,
  number: number,
): Promise<{ schedule: ReportSchedule; channel: Channel }> {
  const { workspaceId } = actor;
  const schedule = (await store.reportSchedulesOf(workspaceId)).find((known) => known.number === number);
  const channel = schedule && (await store.channel(workspaceId, schedule.channelId));
  if (schedule && channel && seesChannel(actor, channel)) return { schedule, channel };
  throw new UserError('bad-argument', { argument: 'number', problem: 'no-report', typed: String(number) });
}

/** The scheduled reports that somebody may see, those of one channel first. */
export async function listReports(store: Store, actor: Actor, here: Channel): Promise<ScheduledReport[]> {
  const reports: ScheduledReport[] = [];
  for (const schedule of await store.reportSchedulesOf(actor.workspaceId)) {
    const report = await asListed(store, actor, schedule);
    const channel = report && (await store.channel(actor.workspaceId, schedule.channelId));
    if (channel && seesChannel(actor, channel)) reports.push(report);
  }
  return reports.sort(
    (a, b) => Number(b.schedule.channelId === here.id) - Number(a.schedule.channelId === here.id),
  );
}

/** @returns null when its channel is gone */
export async function asListed(
  store: Store,
  actor: Actor,
  schedule: ReportSchedule,
): Promise<ScheduledReport | null> {
  const { workspaceId, keywordIds, of } = schedule;
  const channel = await store.channel(workspaceId, schedule.channelId);
  if (!channel) return null;
  const source = await store.channel(workspaceId, of);
  return {
    schedule,
    channel,
    keywords: keywordIds === null ? null : await stillThere(store, workspaceId, keywordIds),
    of: source && !seesChannel(actor, source) ? null : (source ?? channel),
    next: channel.paused ? null : nextAfter(schedule, channel, actor.now),
  };
}

function nextAfter(schedule: ReportSchedule, { timeZone }: Channel, now: Millis): Millis {
  let next = nextReportDue(schedule, timeZone, now);
  // After a clock that was set back, some are passed over.
  while (next <= schedule.since) next = nextReportDue(schedule, timeZone, next);
  return next;
}

type When = Pick<ReportSchedule, 'cadence' | 'at' | 'day'>;

/** A day of the week says nothing to a report of each month, nor the other way round. */
function whenOf(known: When, { at, weekday, date }: ReportChange): When {
  const { cadence } = known;
  const named = cadence === 'weekly' ? weekday : cadence === 'monthly' ? date : undefined;
  return { cadence, at: at ?? known.at, day: cadence === 'daily' ? 1 : (named ?? known.day) };
}

function isSame(
  known: ReportSchedule,
  wanted: Pick<ReportSchedule, 'channelId' | 'keywordIds' | 'of' | 'format' | 'cadence' | 'where'>,
): boolean {
  const about = ({ keywordIds, of }: typeof wanted) =>
    keywordIds === null ? `all of ${of}` : [...keywordIds].sort().join();
  return (
    known.channelId === wanted.channelId &&
    known.format === wanted.format &&
    known.where === wanted.where &&
    known.cadence === wanted.cadence &&
    about(known) === about(wanted)
  );
}

/** As the audit notes it; `messages/settings/act-detail.ts` words it. */
function detailOf({
  number,
  cadence,
  day,
  at,
  format,
}: Pick<ReportSchedule, 'number' | 'cadence' | 'day' | 'at' | 'format'>): string {
  return `${number}: ${cadence} ${cadence === 'daily' ? '' : `${day} `}${at} ${format}`;
}
