import type { Alert } from '../listening/alerts/alert.ts';
import type { Message } from '../messages/message.ts';
import { json, type SqlQuery, text } from './database.ts';
import { withoutPost } from './without-post.ts';

/** What waits to announce a post for a keyword that holds it back now is not sent, nor the card of an alert about it alone. */
export async function dropAnnouncement(
  query: SqlQuery,
  workspaceId: string,
  mentionId: string,
  keywordId: string,
): Promise<void> {
  const prefix = `mention:${mentionId}:${keywordId}:`;
  await query.all(
    `update outbox set state = 'dropped', last_error = 'the post is held back'
     where workspace = $1 and key >= $2 and key < $3 and state in ('waiting', 'folded')`,
    [workspaceId, prefix, `${prefix}\uffff`],
  );
  const raised = await query.all(
    'select id, data from alert where workspace = $1 and keyword = $2 and open = 1 and instr(data, $3) > 0',
    [workspaceId, keywordId, JSON.stringify(mentionId)],
  );
  for (const row of raised) {
    const { top, posts } = json<Alert>(row.data).evidence;
    if (posts === 1 && top.every((post) => post.mentionId === mentionId))
      await dropUnseenAlert(query, workspaceId, text(row.id), 'the post is held back');
  }
}

/** Nobody hears of a keyword that is removed. Before its alerts go: their deliveries are found by them. */
export async function dropDeliveriesOf(
  query: SqlQuery,
  workspaceId: string,
  keywordId: string,
): Promise<void> {
  await query.all(
    `update outbox set state = 'dropped', last_error = 'the keyword was removed'
     where workspace = $1 and state in ('waiting', 'folded') and (
       ((purpose = 'mention' or substr(key, 1, 11) = 'first-look:') and instr(key, $2) > 0)
       or exists (select 1 from alert where alert.workspace = $1 and alert.keyword = $3
         and substr(outbox.key, 1, length(alert.id) + 7) = 'alert:' || alert.id || ':'))`,
    [workspaceId, `:${keywordId}:`, keywordId],
  );
}

/** Everything that waits about an alert of which no card was sent yet. */
async function dropUnseenAlert(
  query: SqlQuery,
  workspaceId: string,
  alertId: string,
  why: string,
): Promise<void> {
  const prefix = `alert:${alertId}:`;
  await query.all(
    `update outbox set state = 'dropped', last_error = $4
     where workspace = $1 and key >= $2 and key < $3 and state in ('waiting', 'folded')
       and not exists (select 1 from outbox as seen where seen.workspace = $1 and seen.key >= $2 and seen.key < $3
         and seen.state in ('sending', 'sent'))`,
    [workspaceId, prefix, `${prefix}\uffff`, why],
  );
}

/** Quotes of a post in alerts and the outbox go with it; a card that still waits is not sent. */
export async function forgetDeliveries(
  query: SqlQuery,
  workspaceId: string,
  mentionId: string,
  url: string,
): Promise<void> {
  const quoting = await query.all('select id, data from alert where workspace = $1 and instr(data, $2) > 0', [
    workspaceId,
    JSON.stringify(mentionId),
  ]);
  for (const row of quoting) {
    const alert = json<Alert>(row.data);
    const top = alert.evidence.top.filter((post) => post.mentionId !== mentionId);
    await query.all('update alert set data = $3 where workspace = $1 and id = $2', [
      workspaceId,
      text(row.id),
      JSON.stringify({ ...alert, evidence: { ...alert.evidence, top } }),
    ]);
  }
  if (url === '') return;
  const quoted = JSON.stringify(url).slice(1, -1);
  await query.all(
    `update outbox set state = 'dropped', last_error = 'the post was deleted'
     where workspace = $1 and state in ('waiting', 'folded') and purpose = 'mention' and instr(data, $2) > 0`,
    [workspaceId, quoted],
  );
  // What quotes it beside others is still to be sent: a digest, a card.
  const waiting = await query.all(
    "select key, data from outbox where workspace = $1 and state in ('waiting', 'folded') and instr(data, $2) > 0",
    [workspaceId, quoted],
  );
  for (const row of waiting) {
    const inside = json<{ message: Message }>(row.data);
    await query.all('update outbox set data = $2 where key = $1', [
      text(row.key),
      JSON.stringify({ ...inside, message: withoutPost(inside.message, url) }),
    ]);
  }
  const deliveries = await query.all(
    "select key, data from outbox where workspace = $1 and state in ('sent', 'dropped') and instr(data, $2) > 0",
    [workspaceId, quoted],
  );
  for (const row of deliveries) {
    const inside = json<{ message: Message }>(row.data);
    const { subject: _address, ...rest } = inside.message;
    const message: Message = { ...rest, summary: '', elements: [] };
    await query.all('update outbox set data = $2 where key = $1', [
      text(row.key),
      JSON.stringify({ ...inside, message }),
    ]);
  }
}
