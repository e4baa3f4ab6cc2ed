import type { Person } from '../channel.ts';
import type { Period } from '../digest.ts';
import { DAY, type Millis } from '../time.ts';
import { type LocalTime, lastDue, localTime, momentOf, plusDays } from '../zoned.ts';
import type { ReportFormat } from './report-file.ts';

export type ReportCadence = 'daily' | 'weekly' | 'monthly';

/** A report that comes by itself, in the zone of its channel. */
export interface ReportSchedule {
  workspaceId: string;
  /** As people type it; never given twice. */
  number: number;
  channelId: string;
  /** The keywords it is about; null = those that `of` follows when it is made. */
  keywordIds: readonly string[] | null;
  of: string;
  format: ReportFormat;
  /** Only posts that meet this condition count; absent = all. */
  where?: string;
  cadence: ReportCadence;
  /** `HH:MM` */
  at: string;
  /** Of a weekly one 1 (Monday) to 7, of a monthly one the day of the month: in a shorter month its last. */
  day: number;
  setBy: Person;
  /** Up to when it has reported, and since when it is as it is: what it would have asked for earlier is not due. */
  until: Millis;
  since: Millis;
  /** How many have been sent: the name of the next one. */
  sent: number;
  /** Zone, time and pause by which `until` was set; when these are others, it begins anew. */
  by: string;
  /** What it was before it was last changed, and since when it comes no more: for who takes that back. */
  former?: FormerReport;
  off?: Millis;
}

type FormerReport = Pick<
  ReportSchedule,
  'channelId' | 'keywordIds' | 'of' | 'format' | 'where' | 'cadence' | 'at' | 'day'
>;

type When = Pick<ReportSchedule, 'cadence' | 'at' | 'day'>;

/** A report that was missed covers no more than the series keep whole. */
const LONGEST = 180 * DAY;
/** After a clock that was set back, one that comes so soon would be the same one twice. */
export const HALF: Readonly<Record<ReportCadence, Millis>> = {
  daily: DAY / 2,
  weekly: 3.5 * DAY,
  monthly: 14 * DAY,
};

/** The last moment up to now at which it is due. */
export function lastReportDue({ cadence, at, day }: When, timeZone: string, now: Millis): Millis {
  if (cadence !== 'monthly') return lastDue(now, timeZone, at, cadence === 'weekly' ? day : null);
  const today = localTime(now, timeZone);
  const due = inMonth(today, 0, day, at, timeZone);
  return due <= now ? due : inMonth(today, -1, day, at, timeZone);
}

export function nextReportDue({ cadence, at, day }: When, timeZone: string, now: Millis): Millis {
  if (cadence === 'monthly') {
    const today = localTime(now, timeZone);
    const due = inMonth(today, 0, day, at, timeZone);
    return due > now ? due : inMonth(today, 1, day, at, timeZone);
  }
  const days = cadence === 'daily' ? 1 : 7;
  const last = lastReportDue({ cadence, at, day }, timeZone, now);
  const next = plusDays({ ...localTime(last, timeZone), ...clock(at) }, days);
  // What summer time moved is due a whole day after the time that was meant.
  const due = momentOf(next, timeZone);
  return due > now ? due : momentOf(plusDays(next, days), timeZone);
}

/** What a report that is due covers: one day, week or month of the calendar, or all since the last one where some were missed. */
export function reportPeriod(
  { cadence, at, day, until }: Pick<ReportSchedule, 'cadence' | 'at' | 'day' | 'until'>,
  timeZone: string,
  due: Millis,
): Period {
  const usual = lastReportDue({ cadence, at, day }, timeZone, due - 1);
  const from = Math.max(Math.min(usual, until), due - LONGEST);
  const missed = from < usual;
  return { from, to: due, beforeFrom: from - (due - from), cadence: missed ? 'catch-up' : cadence };
}

function inMonth(local: LocalTime, months: number, day: number, at: string, timeZone: string): Millis {
  const first = new Date(Date.UTC(local.year, local.month - 1 + months, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return momentOf({ year, month, day: Math.min(day, days), ...clock(at) }, timeZone);
}

function clock(at: string): { hour: number; minute: number } {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return { hour, minute };
}
