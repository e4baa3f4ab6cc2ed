import type { Channel, Workspace } from '../../listening/channel.ts';
import { type Delivery, postTo } from '../../listening/delivery.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { ReportRequest } from '../../listening/reports/report-file.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { Message } from '../../messages/message.ts';
import { reportFileMessage, reportSummary } from '../../messages/reports/file-message.ts';
import type { Store } from '../../store/store.ts';
import { readReport } from './read-report.ts';

/**
 * A report for a channel: what it comes to, and its file below. They are two, so that a file that is tried again, or never taken,
 * posts nothing twice and holds nothing up.
 */
export async function reportDeliveries(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  report: Pick<ReportRequest, 'format' | 'period' | 'where'> & { keywords: readonly Keyword[] },
  key: string,
  now: Millis,
): Promise<Delivery<Message>[]> {
  const { keywords, period, format, where } = report;
  const about = where === undefined ? {} : { where };
  const document = await readReport(store, { workspace, keywords, period, locale: channel, now, ...about });
  const request = { format, period, keywordIds: keywords.map(({ id }) => id), ...about };
  const expiresAt = now + 2 * DAY;
  const summary = { key, message: reportSummary(document, format, channel), expiresAt };
  const file = { key: `${key}:file`, message: reportFileMessage(request, channel), expiresAt };
  return [
    postTo(channel, { ...summary, purpose: 'digest' }, now),
    { ...postTo(channel, { ...file, purpose: 'digest' }, now), kind: 'reply', root: key },
  ];
}
