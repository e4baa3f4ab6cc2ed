import { claimStore } from './claim.ts';
import { type Database, int, intOrNull, type SqlQuery, text, textOrNull } from './database.ts';
import { saveFigures } from './digest-figures.ts';
import { endOutageOf, holdStore } from './holds.ts';
import { outboxRow } from './outbox-row.ts';
import { insertDeliveries } from './outbox-writes.ts';
import type { OutboxStore } from './parts.ts';
import type { DigestMark } from './rows.ts';
import { setBackStore } from './set-back.ts';

/** Messages on their way out. Steps around a sending wait for the disk; the rest outlives a kill, as everything does. */
export function outboxStore(database: Database): OutboxStore {
  return {
    ...claimStore(database),
    ...holdStore(database),
    ...setBackStore(database),

    enqueue: (deliveries) => database.write((query) => insertDeliveries(query, deliveries)),

    enqueueDigest: (deliveries, mark, reported = []) =>
      database.write(async (query) => {
        await insertDeliveries(query, deliveries);
        await query.all(
          `insert into digest_mark (workspace, channel, cadence, until, schedule, since) values ($1, $2, $3, $4, $5, $6)
           on conflict (workspace, channel, cadence) do update set until = max(excluded.until, digest_mark.until),
             schedule = excluded.schedule, since = excluded.since`,
          [mark.workspaceId, mark.channelId, mark.cadence, mark.until, mark.schedule, mark.since],
        );
        if (reported.length > 0) await saveFigures(query, mark, reported);
      }),

    reportedFigures: async ({ workspaceId, channelId, cadence }) =>
      (
        await database.all(
          `select keyword, from_at, to_at, total from digest_figure
           where workspace = $1 and channel = $2 and cadence = $3 order by keyword`,
          [workspaceId, channelId, cadence],
        )
      ).map((row) => ({
        keywordId: text(row.keyword),
        from: int(row.from_at),
        to: int(row.to_at),
        total: int(row.total),
      })),

    digestMarks: async (workspaceId, channelId) =>
      (
        await database.all(
          'select cadence, until, schedule, since from digest_mark where workspace = $1 and channel = $2 order by cadence',
          [workspaceId, channelId],
        )
      ).map((row) => ({
        workspaceId,
        channelId,
        cadence: text(row.cadence) as DigestMark['cadence'],
        until: int(row.until),
        schedule: textOrNull(row.schedule),
        since: int(row.since),
      })),

    markSent: (key, sent, at) =>
      database.write(async (query) => {
        const [row] = await query.all(
          `update outbox set state = 'sent', sent = $2, sent_at = coalesce(sent_at, $3), claimed_by = null
           where key = $1 returning lane`,
          [key, sent, at],
        );
        if (row) await endOutageOf(query, text(row.lane));
      }, 'power-loss'),

    putBack: (key, error, uncertain) =>
      step(
        database,
        `update outbox set state = 'waiting', last_error = $2, attempts = attempts + 1, claimed_by = null,
           uncertain = max(uncertain, $3)
         where key = $1 and state in ('waiting', 'sending')`,
        [key, error.slice(0, 500), uncertain ? 1 : 0],
      ),

    postpone: (key, until, error, tried = true) =>
      step(
        database,
        `update outbox set state = 'waiting', due_at = $2, last_error = $3, attempts = attempts + $4, claimed_by = null
         where key = $1 and state in ('waiting', 'sending')`,
        [key, until, error.slice(0, 500), tried ? 1 : 0],
      ),

    dropDelivery: (key, reason) =>
      step(
        database,
        "update outbox set state = 'dropped', last_error = $2, claimed_by = null where key = $1 and state <> 'sent'",
        [key, reason.slice(0, 500)],
      ),

    failDelivery: (key, until, error) =>
      step(
        database,
        `update outbox set state = $2, due_at = coalesce($3, due_at), last_error = $4, attempts = attempts + 1,
           failures = failures + 1, claimed_by = null
         where key = $1 and state <> 'sent'`,
        [key, until === null ? 'dropped' : 'waiting', until, error.slice(0, 500)],
      ),

    failing: async (workspaceId) => {
      const rows = await database.all(
        "select * from outbox where workspace = $1 and failures > 0 and state in ('waiting', 'dropped') order by n",
        [workspaceId],
      );
      return rows.map(outboxRow);
    },

    defer: (key, why) =>
      step(
        database,
        `update outbox set state = 'folded', last_error = $2, claimed_by = null
         where key = $1 and state in ('waiting', 'sending')`,
        [key, why],
      ),

    summarized: async () =>
      (await database.all("select * from outbox where state = 'folded' order by n")).map(outboxRow),

    summarizeFolded: (keys, summary) =>
      database.write(async (query) => {
        await query.each(
          "update outbox set state = 'dropped' where key = $1 and state = 'folded'",
          keys.map((key) => [key]),
        );
        await insertDeliveries(query, [summary]);
      }),

    delivery: async (key) => {
      const [row] = await database.all('select * from outbox where key = $1', [key]);
      return row ? outboxRow(row) : null;
    },

    deliveriesWith: async (workspaceId, keyPrefix) => {
      const rows = await database.all(
        'select * from outbox where workspace = $1 and key >= $2 and key < $3 order by n',
        [workspaceId, keyPrefix, `${keyPrefix}\u{10ffff}`],
      );
      return rows.map(outboxRow);
    },

    deliveriesSentAs: async (channelId, id) => {
      const rows = await database.all(
        `select * from outbox where channel = $1 and state = 'sent' and sent_at is not null
           and (json_extract(sent, '$.id') = $2 or json_extract(sent, '$.id') like $3) order by n`,
        [channelId, id, `${id}+%`],
      );
      return rows.map(outboxRow);
    },

    sentSince: async (channelId, since) => {
      const [row] = await database.all(
        `select count(*) as n from outbox where channel = $1 and sent_at >= $2 and state = 'sent' and kind = 'post'
           and purpose in ('alert', 'mention') and (severity is null or severity > 1)`,
        [channelId, since],
      );
      return int(row?.n);
    },

    waiting: async (channelId) =>
      (
        await database.all("select * from outbox where channel = $1 and state = 'waiting' order by n", [
          channelId,
        ])
      ).map(outboxRow),

    outboxCounts: (): ReturnType<OutboxStore['outboxCounts']> => database.read(counts),
  };
}

async function step(
  database: Database,
  sql: string,
  params: readonly (string | number | null)[],
): Promise<void> {
  await database.write((query) => query.all(sql, params), 'power-loss');
}

async function counts(query: SqlQuery) {
  const rows = await query.all('select state, count(*) as n from outbox group by state');
  const [oldest] = await query.all(
    `select min(due_at) as due from outbox where state = 'waiting'
       and lane not in (select scope from outbox_hold where workspace = '*' and why = 'paused')`,
  );
  const of = (state: string) => rows.find((row) => row.state === state);
  return {
    waiting: intOrNull(of('waiting')?.n) ?? 0,
    sending: intOrNull(of('sending')?.n) ?? 0,
    sent: intOrNull(of('sent')?.n) ?? 0,
    dropped: intOrNull(of('dropped')?.n) ?? 0,
    oldestDue: intOrNull(oldest?.due),
  };
}

/** Only those of the last digest are kept: a keyword that it does not name any more has none. */
