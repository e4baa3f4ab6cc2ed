import type { HomeRef } from '../listening/channel.ts';
import { type Database, intOrNull, text } from './database.ts';
import { dropWaiting } from './outbox-writes.ts';
import type { Store } from './store.ts';
import { dropInstallation } from './workspaces.ts';

type Methods = 'leaveHome' | 'homeLeftAt' | 'returnHome' | 'homesLeftBefore';

/** Homes that removed the bot, for as long as they are kept. */
export function awayHomeStore(database: Database): Pick<Store, Methods> {
  return {
    leaveHome: (home, now) =>
      database.write(async (query) => {
        await query.all(
          'update home set removed_at = $3 where platform = $1 and home = $2 and removed_at is null',
          [home.platform, home.home, now],
        );
        const channels = await query.all('select id from channel where platform = $1 and home = $2', [
          home.platform,
          home.home,
        ]);
        for (const row of channels) await dropWaiting(query, text(row.id), 'the bot was removed');
        await dropInstallation(query, home);
      }),

    homeLeftAt: async ({ platform, home }) => {
      const [row] = await database.all('select removed_at from home where platform = $1 and home = $2', [
        platform,
        home,
      ]);
      return intOrNull(row?.removed_at ?? null);
    },

    returnHome: ({ platform, home }) =>
      database.write(async (query) => {
        await query.all('update home set removed_at = null where platform = $1 and home = $2', [
          platform,
          home,
        ]);
      }),

    homesLeftBefore: async (moment) => {
      const rows = await database.all(
        'select platform, home from home where removed_at < $1 order by removed_at',
        [moment],
      );
      return rows.map((row) => ({
        platform: text(row.platform) as HomeRef['platform'],
        home: text(row.home),
      }));
    },
  };
}
