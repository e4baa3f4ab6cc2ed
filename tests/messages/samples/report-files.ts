import type { Digest } from '../../../src/listening/digest.ts';
import type { FileRefusal, ReportFile, ReportRequest } from '../../../src/listening/reports/report-file.ts';
import type { ReportSchedule } from '../../../src/listening/reports/schedule.ts';
import { DAY } from '../../../src/listening/time.ts';
import type { Locale } from '../../../src/messages/locale.ts';
import type { Message } from '../../../src/messages/message.ts';
import {
  fileGone,
  reportFileMessage,
  reportOnItsWay,
  reportSummary,
  reportWithFile,
  withFileMade,
  withoutFile,
} from '../../../src/messages/reports/file-message.ts';
import { reportDocument } from '../../../src/messages/reports/report-document.ts';
import {
  nothingToReport,
  type ScheduledReport,
  scheduledMessage,
  scheduleRemoved,
  schedulesList,
} from '../../../src/messages/reports/schedules.ts';

const NOW = Date.UTC(2026, 10, 24, 13, 5);

const channel = (name: string) => ({
  ref: { platform: 'slack', home: 'T0KESTREL', channel: 'C0123' } as const,
  name,
  timeZone: 'Europe/Paris',
});

function scheduled(number: number, more: Partial<ReportSchedule> = {}): ScheduledReport {
  const schedule: ReportSchedule = {
    ...{ workspaceId: 'w1', number, channelId: 'c1', keywordIds: null, of: 'c1', format: 'pdf' },
    ...{ cadence: 'weekly', at: '08:00', day: 1, until: NOW, since: NOW, sent: 0, by: '' },
    setBy: { platform: 'slack', id: 'U0MAPLE', name: 'maplefox' },
    ...more,
  };
  return {
    schedule,
    channel: channel('board'),
    keywords: null,
    of: channel('brand-watch'),
    next: NOW + 3 * DAY,
  };
}

/** Reports as files: around one, in place of one, and those that come by themselves. */
export function reportFileMessages(digest: Digest, locale: Locale): Message[] {
  const data = {
    digest,
    alertsBefore: null,
    posts: [],
    languages: new Map<string, string>(),
    held: 0,
    campaigns: [],
    now: NOW,
  };
  const document = reportDocument(data, locale);
  const request: ReportRequest = {
    format: 'pdf',
    keywordIds: ['k1'],
    period: { from: NOW - 7 * DAY, to: NOW, beforeFrom: NOW - 14 * DAY, cadence: 'weekly' },
  };
  const file = (format: ReportFile['format'], more: Partial<ReportFile> = {}): ReportFile => ({
    ...{ name: `earshot-kestrelbox.${format}`, type: '', data: new Uint8Array(1_234_567), format },
    ...more,
  });
  const waiting = reportFileMessage(request, locale);
  const refusals: FileRefusal[] = [
    ...(['not-allowed', 'scope', 'type', 'storage', 'shared', 'disk', 'folder', 'unclear'] as const).map(
      (why) => ({ why }),
    ),
    { why: 'size', limit: null },
    { why: 'size', limit: 10 * 1_048_576 },
  ];
  const some: ScheduledReport[] = [
    scheduled(1),
    {
      ...scheduled(2, { keywordIds: ['k1'], format: 'xlsx', cadence: 'monthly', day: 31 }),
      keywords: ['Kestrelbox', 'Brindlemoor', 'Tavnik', 'Quillmere', 'Ostrand'].map((name) => ({ name })),
    },
    {
      ...scheduled(3, { cadence: 'daily', at: '07:30', format: 'csv', keywordIds: ['k9'] }),
      keywords: [],
      next: null,
      channel: { ...channel('board'), timeZone: 'America/New_York' },
    },
    { ...scheduled(4, { at: '18:30', day: 5 }), of: null },
  ];
  return [
    reportSummary(document, 'pdf', locale),
    reportWithFile(document, file('xlsx'), locale),
    reportWithFile(document, file('html', { instead: 'timeout' }), locale),
    reportOnItsWay({ ...channel('board'), paused: null }, locale),
    reportOnItsWay({ ...channel('board'), paused: { reason: 'command', since: NOW } }, locale),
    waiting,
    withFileMade(waiting, file('pdf')),
    ...(['no-pdf', 'timeout', 'failed'] as const).map((instead) =>
      withFileMade(waiting, file('html', { instead })),
    ),
    fileGone(waiting),
    ...refusals.map((refusal) => withoutFile(waiting, file('pdf'), refusal)),
    withoutFile(waiting, { name: 'mentions-kestrelbox.ndjson', data: new Uint8Array(9) }, { why: 'type' }),
    ...(['added', 'changed', 'same'] as const).map((what, nth) =>
      scheduledMessage(some[nth]!, what, NOW, locale),
    ),
    scheduleRemoved(2, locale),
    nothingToReport(some[1]!.schedule, locale),
    schedulesList(some, NOW, locale),
    schedulesList(some.slice(0, 2), NOW, locale, 'which'),
    schedulesList([], NOW, locale),
  ];
}
