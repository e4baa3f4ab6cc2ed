import type { RequestState } from '../listening/series/health.ts';
import type { Gap } from '../listening/series/series.ts';
import { type Database, int, json, type SqlQuery, text } from './database.ts';
import { insertDeliveries } from './outbox-writes.ts';
import type { Store } from './store.ts';

/** Where each request of each source stands: everybody's, so under the workspace '*'. */
export function requestStore(
  database: Database,
): Pick<Store, 'requestStates' | 'saveRequest' | 'dropRequests' | 'gaps'> {
  return {
    requestStates: async () =>
      (await database.all("select data from request where workspace = '*' order by source, key")).map((row) =>
        json<RequestState>(row.data),
      ),

    saveRequest: (request, deliveries) =>
      database.write(async (query) => {
        await upsertRequest(query, request);
        await insertDeliveries(query, deliveries);
      }),

    dropRequests: (keys) =>
      database.write(async (query) => {
        await query.each(
          "delete from request where workspace = '*' and source = $1 and key = $2",
          keys.map(({ source, key }) => [source, key]),
        );
      }),

    gaps: async (from, to) => {
      const rows = await database.all(
        `select source, request_key, from_at, to_at, reason from gap
         where workspace = '*' and to_at > $1 and from_at < $2 order by from_at, source, request_key`,
        [from, to],
      );
      return rows.map((row) => ({
        source: text(row.source),
        requestKey: text(row.request_key),
        from: int(row.from_at),
        to: int(row.to_at),
        reason: text(row.reason),
      }));
    },
  };
}

export async function upsertRequest(query: SqlQuery, request: RequestState): Promise<void> {
  await query.all(
    `insert into request (workspace, source, key, data) values ('*', $1, $2, $3)
     on conflict (workspace, source, key) do update set data = excluded.data`,
    [request.source, request.key, JSON.stringify(request)],
  );
}

/** A gap reported again from the same start is the same gap, at its longest. */
export async function saveGap(query: SqlQuery, gap: Gap): Promise<void> {
  await query.all(
    `insert into gap (workspace, source, request_key, from_at, to_at, reason) values ('*', $1, $2, $3, $4, $5)
     on conflict (workspace, source, request_key, from_at) do update set
       to_at = case when excluded.to_at > gap.to_at then excluded.to_at else gap.to_at end, reason = excluded.reason`,
    [gap.source, gap.requestKey, gap.from, gap.to, gap.reason],
  );
}
