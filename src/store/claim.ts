import { randomUUID } from 'node:crypto';
import { MINUTE, type Millis } from '../listening/time.ts';
import { type Database, type SqlQuery, type SqlRow, text } from './database.ts';
import { heldScopes } from './holds.ts';
import { callsIn, platformOf, scopesOf } from './lane.ts';
import { outboxRow } from './outbox-row.ts';
import type { OutboxStore } from './parts.ts';
import type { OutboxRow } from './rows.ts';

/** A row that is `sending` for longer than this was lost by a bug: no platform call may take as long. */
const LEASE = 15 * MINUTE;

// By the clock's distance, so that one that was set neither keeps a row for a year nor takes one that is on its way.
const ABANDONED = "state = 'sending' and (claimed_by <> $1 or abs($2 - claimed_at) > $3)";

/** Taking rows to send: written `sending` on the disk first, so that a killed process knows what may have arrived. */
export function claimStore(database: Database): Pick<OutboxStore, 'claimDue'> {
  // Rows of another process are those of a killed one: SQLite has one writer, and it is us.
  const me = randomUUID();
  return {
    claimDue: async (now, limit, underWay = new Set()) => {
      // Asked every second: when nothing is due, nothing is written.
      const [any] = await database.all(
        `select 1 as one from outbox where ${ABANDONED}
         union all select 1 as one from outbox where state = 'waiting' and due_at <= $2 limit 1`,
        [me, now, LEASE],
      );
      if (!any) return [];
      return database.write(async (query) => {
        await dropOrphans(query, now);
        const rows = await pick(query, me, now, limit, underWay);
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

async function pick(
  query: SqlQuery,
  me: string,
  now: Millis,
  limit: number,
  underWay: ReadonlySet<string>,
): Promise<SqlRow[]> {
  const sending = await query.all("select key, lane, n from outbox where state = 'sending'");
  const left = await query.all(`select key, lane, kind from outbox where ${ABANDONED} order by n`, [
    me,
    now,
    LEASE,
  ]);
  const abandoned = left.filter(({ key }) => !underWay.has(text(key)));
  const lost = new Set(abandoned.map(({ key }) => text(key)));
  const busy = new Set(sending.filter(({ key }) => !lost.has(text(key))).map(({ lane }) => text(lane)));
  const free = new Map<string, number>();
  for (const lane of busy) free.set(platformOf(lane), (free.get(platformOf(lane)) ?? limit) - 1);
  const held = await heldScopes(query, now);
  const isHeld = (lane: string, kind: OutboxRow['kind']) =>
    scopesOf(lane).some((scope) => held.has(scope) || held.has(callsIn(scope, kind)));
  const isFree = (row: SqlRow): boolean => {
    const lane = text(row.lane);
    const left = free.get(platformOf(lane)) ?? limit;
    if (left <= 0 || busy.has(lane) || isHeld(lane, text(row.kind) as OutboxRow['kind'])) return false;
    busy.add(lane);
    free.set(platformOf(lane), left - 1);
    return true;
  };
  const due = await query.all(
    `select lane, kind, min(n) as n from outbox
     where state = 'waiting' and due_at <= $1
       and (root is null or exists (select 1 from outbox as above where above.key = outbox.root and above.state = 'sent'))
     group by lane, kind order by n`,
    [now],
  );
  const again = abandoned.filter(isFree);
  const fresh = await query.each(
    'select key, lane from outbox where n = $1 and lane = $2',
    due.filter(isFree).map((row) => [row.n!, text(row.lane)]),
  );
  return [...again, ...fresh.flat()];
}
