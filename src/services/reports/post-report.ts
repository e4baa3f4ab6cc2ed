import { randomUUID } from 'node:crypto';
import type { Channel, Workspace } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { ReportRequest } from '../../listening/reports/report-file.ts';
import { DAY } from '../../listening/time.ts';
import type { Message } from '../../messages/message.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { reportDeliveries } from './report-deliveries.ts';

/** A report that somebody asked for goes to a channel: as a message, or as a file below what it comes to. */
export async function postReport(
  store: Store,
  { now }: Actor,
  workspace: Workspace,
  channel: Channel,
  report: Message | (Pick<ReportRequest, 'format' | 'period' | 'where'> & { keywords: readonly Keyword[] }),
): Promise<void> {
  const key = `report:${channel.id}:${randomUUID()}`;
  if ('keywords' in report)
    return store.enqueue(await reportDeliveries(store, workspace, channel, report, key, now));
  const post = { key, message: report, expiresAt: now + 2 * DAY, purpose: 'answer' } as const;
  await store.enqueue([postTo(channel, post, now)]);
}
