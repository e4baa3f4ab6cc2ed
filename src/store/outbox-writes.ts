import type { Delivery } from '../listening/delivery.ts';
import type { Message } from '../messages/message.ts';
import { takeNumbers } from './counter.ts';
import { int, type SqlQuery, text } from './database.ts';
import { laneOf } from './lane.ts';

/** Puts messages in the outbox, in the batch of the change that they report. A key that was ever there is left as it is. */
export async function insertDeliveries(
  query: SqlQuery,
  deliveries: readonly Delivery<Message>[],
): Promise<void> {
  if (deliveries.length === 0) return;
  const first = await takeNumbers(query, 'outbox', deliveries.length);
  for (const [index, delivery] of deliveries.entries()) {
    if (delivery.kind === 'edit') await hurryWaitingRoot(query, delivery);
    const dueAt = delivery.kind === 'edit' ? await replaceWaitingEdit(query, delivery) : delivery.dueAt;
    await query.all(
      `insert into outbox (workspace, key, n, state, kind, root, channel, purpose, severity, due_at, created_at, data, lane)
       values ($1, $2, $3, 'waiting', $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (key) do nothing`,
      [
        delivery.workspaceId,
        delivery.key,
        first + index,
        delivery.kind,
        delivery.root,
        delivery.channelId,
        delivery.purpose,
        delivery.severity,
        dueAt,
        delivery.createdAt,
        JSON.stringify({ to: delivery.to, message: delivery.message, expiresAt: delivery.expiresAt }),
        laneOf(delivery.to),
      ],
    );
  }
}

/** A message that waits and has become more severe: it is looked at again whether it may go out at once. */
async function hurryWaitingRoot(
  query: SqlQuery,
  { root, severity, dueAt }: Delivery<Message>,
): Promise<void> {
  if (severity === null) return;
  await query.all(
    `update outbox set severity = $2, due_at = case when attempts = 0 then min(due_at, $3) else due_at end
     where key = $1 and state = 'waiting' and severity > $2`,
    [root, severity, dueAt],
  );
}

/**
 * Takes away the waiting edit that this one makes needless.
 * @returns when the new one is due: as soon as the old one would have been, so that a stream of edits is still shown;
 * but never before the moment that the platform set
 */
async function replaceWaitingEdit(query: SqlQuery, delivery: Delivery<Message>): Promise<number> {
  const [known] = await query.all('select 1 as one from outbox where key = $1', [delivery.key]);
  if (known) return delivery.dueAt;
  const waiting = await query.all(
    `select key, due_at, attempts from outbox where root = $1 and kind = 'edit' and state = 'waiting' and uncertain = 0`,
    [delivery.root],
  );
  let dueAt = delivery.dueAt;
  let notBefore = 0;
  for (const row of waiting) {
    if (int(row.attempts) > 0) notBefore = Math.max(notBefore, int(row.due_at));
    else dueAt = Math.min(dueAt, int(row.due_at));
    await query.all('delete from outbox where key = $1', [text(row.key)]);
  }
  return Math.max(dueAt, notBefore);
}

/** Gives up everything that waits for a channel. */
export async function dropWaiting(query: SqlQuery, channelId: string, reason: string): Promise<void> {
  await query.all(
    "update outbox set state = 'dropped', last_error = $2 where channel = $1 and state in ('waiting', 'folded')",
    [channelId, reason],
  );
}
