import type { Delivery } from '../listening/delivery.ts';
import type { Message } from '../messages/message.ts';
import { int, intOrNull, json, type SqlRow, text, textOrNull } from './database.ts';
import type { OutboxRow } from './rows.ts';

type Inside = Pick<Delivery<Message>, 'to' | 'message' | 'expiresAt'>;

export function outboxRow(row: SqlRow): OutboxRow {
  return {
    ...json<Inside>(row.data),
    workspaceId: text(row.workspace),
    key: text(row.key),
    kind: text(row.kind) as OutboxRow['kind'],
    root: textOrNull(row.root),
    channelId: text(row.channel),
    dueAt: int(row.due_at),
    purpose: text(row.purpose) as OutboxRow['purpose'],
    severity: intOrNull(row.severity) as OutboxRow['severity'],
    createdAt: int(row.created_at),
    state: text(row.state) as OutboxRow['state'],
    attempts: int(row.attempts),
    failures: int(row.failures),
    lastError: textOrNull(row.last_error),
    sent: textOrNull(row.sent),
    sentAt: intOrNull(row.sent_at),
    uncertain: int(row.uncertain) === 1,
  };
}
