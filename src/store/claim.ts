import { randomUUID } from 'node:crypto';
import { MINUTE, type Millis } from '../listening/time.ts';
import { type Database, type SqlQuery, type SqlRow, text } from './database.ts';
import { outboxRow } from './outbox-row.ts';
import type { OutboxStore } from './parts.ts';

/** A row that is `sending` for longer than this was lost by a bug: no platform call may take as long. */
const LEASE = 15 * MINUTE;

const ABANDONED = "state = 'sending' and (claimed_by <> $1 or claimed_at < $2)";

/** Taking rows to send: written `sending` on the disk first, so that a killed process knows what may have arrived. */
export function claimStore(database: Database): Pick<OutboxStore, 'claimDue'> {
  // Rows of another process are those of a killed one: SQLite has one writer, and it is us.
  const me = randomUUID();
  return {
    claimDue: async (now, limit) => {
      // Asked every second: when nothing is due, nothing is written.
      const [any] = await database.all(
        `select 1 as one from outbox where ${ABANDONED}
         union all select 1 as one from outbox where state = 'waiting' and due_at <= $3 limit 1`,
        [me, now - LEASE, now],
      );
      if (!any) return [];
      return database.write(async (query) => {
        await dropOrphans(query, now);
        const rows = await pick(query, me, now, limit);
        const claimed = await query.each(
          `update outbox set state = 'sending', claimed_by = $2, claimed_at = $3,
             uncertain = case when state = 'sending' then 1 else uncertain end
           where key = $1 returning *`,
          rows.map((row) => [text(row.key), me, now]),
        );
        return claimed.flat().map(outboxRow);
      }, 'power-loss');
    },
  };
}

/** Replies and edits of a message that will never be there. */
async function dropOrphans(query: SqlQuery, now: Millis): Promise<void> {
  await query.all(
    `update outbox set state = 'dropped', last_error = 'the message it belongs to was never sent'
     where state = 'waiting' and due_at <= $1 and root is not null
       and not exists (select 1 from outbox as above where above.key = outbox.root and above.state <> 'dropped')`,
    [now],
  );
}

async function pick(query: SqlQuery, me: string, now: Millis, limit: number): Promise<SqlRow[]> {
  const abandoned = await query.all(
    `select key, channel from outbox where ${ABANDONED} order by n limit $3`,
    [me, now - LEASE, limit],
  );
  const inFlight = await query.all("select distinct channel from outbox where state = 'sending'");
  const busy = new Set(inFlight.map((row) => text(row.channel)));
  const due = await query.all(
    `select channel, min(n) as n from outbox
     where state = 'waiting' and due_at <= $1
       and (root is null or exists (select 1 from outbox as above where above.key = outbox.root and above.state = 'sent'))
     group by channel order by n`,
    [now],
  );
  const free = due.filter((row) => !busy.has(text(row.channel))).slice(0, limit - abandoned.length);
  const fresh = await query.each(
    'select key, channel from outbox where n = $1 and channel = $2',
    free.map((row) => [row.n!, text(row.channel)]),
  );
  return [...abandoned, ...fresh.flat()];
}
