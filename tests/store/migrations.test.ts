import { expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/list.ts';
import { storeOver } from '../../src/store/open.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { aChannel } from '../fakes/channel.ts';

test('a channel from before people could be on call names nobody', async () => {
  const database = openSqlite(':memory:');
  await migrate(database, MIGRATIONS.slice(0, 1));
  const { onCall: _, ...old } = aChannel({ name: 'a "quoted" } name' });
  await database.all(
    'insert into channel (workspace, id, platform, home, data) values ($1, $2, $3, $4, $5)',
    [old.workspaceId, old.id, old.ref.platform, old.ref.home, JSON.stringify(old)],
  );
  await migrate(database);
  const store = storeOver(database);
  expect(await store.channels('w1')).toEqual([{ ...old, onCall: [] }]);
  expect(await store.dashboards()).toEqual([]);
  await store.close();
});
