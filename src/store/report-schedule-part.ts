import type { Delivery } from '../listening/delivery.ts';
import type { ReportSchedule } from '../listening/reports/schedule.ts';
import type { Millis } from '../listening/time.ts';
import type { Message } from '../messages/message.ts';
import type { AuditRow } from './rows.ts';

/** Reports that come by themselves (store/report-schedules.ts). */
export interface ReportScheduleStore {
  /** Of all workspaces. */
  reportSchedules(): Promise<ReportSchedule[]>;
  reportSchedulesOf(workspaceId: string): Promise<ReportSchedule[]>;
  /** @returns its number */
  addReportSchedule(
    schedule: Omit<ReportSchedule, 'number'>,
    audit: (number: number) => AuditRow,
  ): Promise<number>;
  /** One that has been stopped meanwhile stays so. */
  saveReportSchedule(schedule: ReportSchedule, audit: AuditRow | null): Promise<void>;
  /** It comes no more; for a day it is kept, for who takes that back. */
  stopReportSchedule(schedule: ReportSchedule, at: Millis, audit: AuditRow): Promise<void>;
  /** One that was stopped within the last day. */
  stoppedReport(workspaceId: string, number: number): Promise<ReportSchedule | null>;
  resumeReportSchedule(schedule: ReportSchedule, audit: AuditRow): Promise<void>;
  /** What is due and up to when that reports, in one batch; of two that try it, the second does nothing. */
  enqueueReport(schedule: ReportSchedule, until: Millis, deliveries: Delivery<Message>[]): Promise<void>;
}
