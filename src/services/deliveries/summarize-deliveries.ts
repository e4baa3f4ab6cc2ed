import type { Log } from '../../config/log.ts';
import type { Channel } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import { groupBy } from '../../listening/group.ts';
import { isStale } from '../../listening/hold.ts';
import type { Clock } from '../../listening/time.ts';
import { dayStart } from '../../listening/zoned.ts';
import type { Message } from '../../messages/message.ts';
import { catchUpNotice } from '../../messages/notice.ts';
import type { OutboxRow, Store } from '../../store/store.ts';

interface SummaryParts {
  store: Store;
  clock: Clock;
  log: Log;
}

/** One summary per channel of the messages that were not sent one by one, once the reason has passed. @returns whether any was made */
export async function summarizeDeliveries({ store, clock, log }: SummaryParts): Promise<boolean> {
  const now = clock.now();
  const byChannel = groupBy(await store.summarized(), (row) => row.channelId);
  let any = false;
  for (const [id, rows] of byChannel) {
    const channel = await store.channel(rows[0]!.workspaceId, id);
    if (!channel || channel.paused) continue;
    // One summary at a time: while the outage lasts, what comes later waits for the first one to get through.
    const waiting = await store.waiting(id);
    if (waiting.some((row) => row.key.startsWith('catch-up:') || isStale(row, now))) continue;
    const today = dayStart(now, channel.timeZone);
    // Messages over the budget are summarized the next day; those that an outage or the night made stale, as soon as one may speak.
    const ready = rows.filter((row) => row.lastError !== 'budget' || row.createdAt < today);
    if (ready.length === 0) continue;
    const message = noticeOf(ready, channel, log);
    if (!message) {
      for (const { key } of ready) await store.failDelivery(key, null, 'its summary could not be made');
      continue;
    }
    const summary = {
      key: `catch-up:${id}:${ready[0]!.key}`,
      message,
      expiresAt: null,
      purpose: 'notice',
    } as const;
    await store.summarizeFolded(
      ready.map((row) => row.key),
      postTo(channel, summary, now),
    );
    any = true;
  }
  return any;
}

/** null = a fault of ours, logged: the messages that it would have summarized are given up, so that nothing else waits for it. */
function noticeOf(rows: readonly OutboxRow[], channel: Channel, log: Log): Message | null {
  try {
    return catchUpNotice(rows, channel);
  } catch (error) {
    log.error('summary not made', error, { channel: channel.id, of: rows.length });
    return null;
  }
}
