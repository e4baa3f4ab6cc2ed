import type { Database } from './database.ts';
import type { OutboxStore } from './parts.ts';

/**
 * What was stored by a clock that ran ahead and has been set right, moved back with it: else it would wait until the
 * clock comes there again, and marks that only grow would keep the digests of all that time from being sent.
 */
export function setBackStore(database: Database): Pick<OutboxStore, 'setBack'> {
  return {
    setBack: (from, to) =>
      database.write(async (query) => {
        const by = from - to;
        // The digest of a day that has not come: its name is needed once more, by the one of that day.
        await query.all(
          `update outbox set key = key || ':ahead:' || $2, created_at = $1
           where purpose = 'digest' and created_at > $1
             and not exists (select 1 from outbox as other where other.root = outbox.key)`,
          [to, from],
        );
        await query.all("update outbox set due_at = due_at - $2 where state = 'waiting' and due_at > $1", [
          to,
          by,
        ]);
        await query.all(
          "update outbox set created_at = $1 where state in ('waiting', 'folded') and created_at > $1",
          [to],
        );
        await query.all(
          'update outbox_hold set until = until - $2, since = min(since, $1) where until > $1',
          [to, by],
        );
        for (const column of ['until', 'since'])
          await query.all(`update digest_mark set ${column} = ${column} - $2 where ${column} > $1`, [to, by]);
        await query.all(
          'update digest_figure set to_at = to_at - $2, from_at = min(from_at, to_at - $2) where to_at > $1',
          [to, by],
        );
        await query.all('update dashboard set shown_at = $1 where shown_at > $1', [to]);
      }),
  };
}
