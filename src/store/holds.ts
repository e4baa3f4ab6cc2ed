import type { CallKind } from '../config/errors.ts';
import { type Database, int, type SqlQuery, type SqlRow, text } from './database.ts';
import { callsIn, scopesOf } from './lane.ts';
import type { OutboxStore } from './parts.ts';
import type { Hold } from './rows.ts';

/** Waits that concern all messages of a lane, a home or a platform: the messages themselves keep their place. */
export function holdStore(database: Database): Pick<OutboxStore, 'holds' | 'hold' | 'releaseHolds'> {
  return {
    holds: async () =>
      (await database.all("select * from outbox_hold where workspace = '*' order by scope, why")).map(holdOf),

    hold: ({ scope, calls, why, until, since, detail }) =>
      database.write(async (query) => {
        const [row] = await query.all(
          `insert into outbox_hold (scope, why, until, since, tries, detail) values ($1, $2, $3, $4, 1, $5)
           on conflict (workspace, scope, why) do update set detail = excluded.detail, tries = outbox_hold.tries + 1,
             until = case when excluded.why = 'limited' then max(excluded.until, outbox_hold.until)
               else excluded.until end
           returning tries`,
          [calls ? callsIn(scope, calls) : scope, why, until, since, detail.slice(0, 500)],
        );
        return int(row?.tries);
      }),

    releaseHolds: (whys) =>
      database.write(async (query) => {
        await query.each(
          "update outbox_hold set until = 0 where workspace = '*' and why = $1",
          whys.map((why) => [why]),
        );
      }),
  };
}

function holdOf(row: SqlRow): Hold {
  const [scope = '', calls] = text(row.scope).split('|');
  return {
    scope,
    ...(calls ? { calls: calls as CallKind } : {}),
    why: text(row.why) as Hold['why'],
    until: int(row.until),
    since: int(row.since),
    tries: int(row.tries),
    detail: text(row.detail),
  };
}

/** Lanes and what they lie in that nothing is sent to now. */
export async function heldScopes(query: SqlQuery, now: number): Promise<Set<string>> {
  const rows = await query.all("select scope from outbox_hold where workspace = '*' and until > $1", [now]);
  return new Set(rows.map((row) => text(row.scope)));
}

/**
 * A call to a lane came through: its outage is over, and so is that of its home and platform, and of the other lanes of
 * the home. A limit lasts as long as was asked; a pause until somebody ends it.
 */
export async function endOutageOf(query: SqlQuery, lane: string): Promise<void> {
  const [platform, home] = scopesOf(lane);
  await query.all(
    `delete from outbox_hold where workspace = '*' and why in ('down', 'no-connection')
       and (scope in ($1, $2) or (scope >= $2 || ':' and scope < $2 || ';'))`,
    [platform!, home!],
  );
}

/** A channel that goes on does so at once. */
export async function endPause(query: SqlQuery, lane: string): Promise<void> {
  await query.all("delete from outbox_hold where workspace = '*' and why = 'paused' and scope = $1", [lane]);
}
