import type { Database } from './database.ts';
import { int } from './database.ts';
import { MIGRATIONS } from './migrations/list.ts';

/**
 * Brings the schema up to date, each step whole or not at all.
 * @throws Error when a newer Earshot has written the database
 */
export async function migrate(database: Database, migrations = MIGRATIONS, now = Date.now()): Promise<void> {
  await database.write(async (query) => {
    await query.all(
      'create table if not exists migration (number integer primary key, name text not null, applied_at integer not null)',
    );
  });
  const [newest] = await database.all('select coalesce(max(number), 0) as number from migration');
  const done = int(newest?.number);
  if (done > migrations.length) {
    throw new Error(
      `The database was written by a newer Earshot (schema ${done}, this one knows ${migrations.length}). Install that version or a later one, or restore a backup.`,
    );
  }
  for (const [index, { name, statements }] of migrations.entries()) {
    if (index < done) continue;
    await database.write(async (query) => {
      for (const sql of statements) await query.all(sql);
      await query.all('insert into migration (number, name, applied_at) values ($1, $2, $3)', [
        index + 1,
        name,
        now,
      ]);
    });
  }
}
