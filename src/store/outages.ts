import type { Outage } from '../listening/series/outage.ts';
import { type Database, json } from './database.ts';
import { insertDeliveries } from './outbox-writes.ts';
import type { OutageStore } from './parts.ts';
import { saveGap } from './requests.ts';

/** Sources that bring nothing now: everybody's, so under the workspace '*'. */
export function outageStore(database: Database): OutageStore {
  return {
    outages: async () =>
      (await database.all('select data from outage order by id')).map((row) => json<Outage>(row.data)),

    saveOutage: (outage, gaps, deliveries) =>
      database.write(async (query) => {
        await query.all(
          'insert into outage (id, data) values ($1, $2) on conflict (id) do update set data = excluded.data',
          [outage.id, JSON.stringify(outage)],
        );
        for (const gap of gaps) await saveGap(query, gap);
        await insertDeliveries(query, deliveries);
      }),

    endOutage: (id, deliveries) =>
      database.write(async (query) => {
        await query.all('delete from outage where id = $1', [id]);
        await insertDeliveries(query, deliveries);
      }),
  };
}
