import { MINUTE } from '../listening/time.ts';
import { type Database, json } from './database.ts';
import type { JobState, Store } from './store.ts';

/** How long the same click is taken for the same: longer than any platform repeats an event. */
const ONCE_LIFE = 10 * MINUTE;

export function jobStore(database: Database): Pick<Store, 'jobStates' | 'saveJob' | 'once'> {
  return {
    jobStates: async () =>
      (await database.all("select data from job where workspace = '*' order by name")).map((row) =>
        json<JobState>(row.data),
      ),

    saveJob: (state) =>
      database.write(async (query) => {
        await query.all(
          `insert into job (workspace, name, data) values ('*', $1, $2)
           on conflict (workspace, name) do update set data = excluded.data`,
          [state.name, JSON.stringify(state)],
        );
      }),

    once: (key, now) =>
      database.write(async (query) => {
        const first = await query.all(
          `insert into once (workspace, key, at) values ('*', $1, $2)
           on conflict (workspace, key) do update set at = excluded.at where once.at <= $3 returning key`,
          [key, now, now - ONCE_LIFE],
        );
        return first.length > 0;
      }),
  };
}
