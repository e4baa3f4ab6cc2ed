import type { HubSubscription } from '../listening/sources/inbound/websub.ts';
import { type Database, json } from './database.ts';
import type { WebsubStore } from './parts.ts';

export function websubStore(database: Database): WebsubStore {
  return {
    subscriptionsToHubs: async () =>
      (await database.all('select data from websub order by id')).map((row) =>
        json<HubSubscription>(row.data),
      ),

    subscriptionToHub: async (id) => {
      const [row] = await database.all('select data from websub where id = $1', [id]);
      return row ? json<HubSubscription>(row.data) : null;
    },

    saveSubscriptionToHub: (subscription) =>
      database.write(async (query) => {
        await query.all(
          'insert into websub (id, data) values ($1, $2) on conflict (id) do update set data = excluded.data',
          [subscription.id, JSON.stringify(subscription)],
        );
      }),

    dropSubscriptionToHub: (id) =>
      database.write(async (query) => {
        await query.all('delete from websub where id = $1', [id]);
      }),
  };
}
