import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/config/errors.ts';
import { DAY, HOUR } from '../../src/listening/time.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations/list.ts';
import { openStore, storeOver } from '../../src/store/open.ts';
import { COUNT_TABLES } from '../../src/store/recover.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { audit, batch, delivery, furnish, keyword, mention, NOON } from '../contracts/store/samples.ts';

let folder: string;
let path: string;
const opened: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  path = join(folder, 'deep', 'earshot.db');
});

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

async function open(at = path): Promise<Store> {
  const store = await openStore(at);
  opened.push(store);
  return store;
}

async function error(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
}

const totals = (store: Store) => store.totals('w1', ['k1'], NOON - DAY, NOON + DAY);

describe('the database file', () => {
  test('holds no count of a keyword that was removed', async () => {
    const store = await open();
    await furnish(store, ['k1']);
    await store.commitCollected(batch({ added: [mention('a'), mention('b')] }));
    const tables = [...COUNT_TABLES.map(([table]) => table), 'author_day', 'hit', 'removed_keyword'];
    const rowsOf = () => {
      const database = new Sqlite(path, { readonly: true });
      const rows = tables.map((table) => [
        table,
        database.prepare(`select count(*) from ${table}`).pluck().get(),
      ]);
      database.close();
      return Object.fromEntries(rows);
    };
    expect(rowsOf()).toMatchObject({ series_hour: 1, bucket: 1, hit: 2 });
    await store.removeKeyword('w1', 'k1', audit('untrack'));
    expect(rowsOf()).toEqual(Object.fromEntries(tables.map((table) => [table, 0])));
  });

  test('is there again after a restart, and only its owner may read it', async () => {
    const store = await open();
    await furnish(store);
    await store.commitCollected(batch({ added: [mention('a')] }));
    const before = await totals(store);
    await store.close();
    const again = await open();
    expect(await totals(again)).toEqual(before);
    expect(await again.commitCollected(batch({ added: [mention('a')] }))).toEqual({ added: [] });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('what a killed process was sending comes first after a restart, marked uncertain', async () => {
    const store = await open();
    await furnish(store);
    const to = { platform: 'terminal', home: 'here', channel: 'other' } as const;
    const other = { channelId: 'terminal:here:other', to, purpose: 'mention' } as const;
    await store.enqueue([delivery('first', other), delivery('sending'), delivery('next')]);
    expect((await store.claimDue(NOON, 9)).map(({ key }) => key)).toEqual(['first', 'sending']);
    await store.markSent('first', '{}', NOON);
    await store.close();
    const again = await open();
    expect(await again.claimDue(NOON, 9)).toMatchObject([
      { key: 'sending', uncertain: true, state: 'sending' },
    ]);
    await again.markSent('sending', '{}', NOON);
    expect(await again.claimDue(NOON, 9)).toMatchObject([{ key: 'next', uncertain: false }]);
  });

  test('a removal that was cut short ends at the next start', async () => {
    const store = await open();
    await furnish(store, ['k1', 'k2']);
    await store.commitCollected(batch({ added: [mention('a'), mention('b')] }));
    const removing = error(store.removeKeyword('w1', 'k1', audit('untrack')));
    // The keyword is gone from the lists with the first batch; its mentions are not swept yet.
    await store.close();
    expect(await removing).not.toBeNull();
    const again = await open();
    expect((await again.keywords('w1')).map(({ id }) => id)).toEqual(['k2']);
    expect(await again.mention('w1', 'm-a')).toBeNull();
    await again.addKeyword(keyword('k1'), null, audit());
    expect((await again.commitCollected(batch({ added: [mention('a')] }))).added).toEqual(['m-a']);
  });

  test('a copy taken while running can be restored', async () => {
    const store = await open();
    await furnish(store);
    await store.commitCollected(batch({ added: [mention('a'), mention('b', { at: NOON - HOUR })] }));
    const copy = join(folder, 'copy.db');
    await store.backup(copy);
    await store.commitCollected(batch({ added: [mention('c')] }));
    const restored = await open(copy);
    expect(await totals(restored)).toMatchObject([{ total: 2 }]);
    expect(await restored.findMentions('w1', 'kestrelbox', 9)).toHaveLength(2);
    expect(await restored.recount('w1', 0, NOON + DAY)).toEqual([]);
  });
});

describe('a disk that fails', () => {
  test('full: the batch is taken back whole, reads work, and it goes on when there is room', async () => {
    const store = await open();
    await furnish(store);
    await store.commitCollected(batch({ added: [mention('a')] }));
    await store.close();
    const pages = Math.ceil(statSync(path).size / 4096);
    const limited = await openStoreWithLimit(pages + 8);
    const before = await totals(limited.store);
    const big = Array.from({ length: 200 }, (_, n) =>
      mention(`big-${n}`, { post: { text: 'x y z '.repeat(500) } }),
    );
    const full = await error(
      limited.store.commitCollected(batch({ added: big, deliveries: [delivery('lost')] })),
    );
    expect(full).toBeInstanceOf(UserError);
    expect((full as UserError).code).toBe('storage-full');
    expect(await totals(limited.store)).toEqual(before);
    expect(await limited.store.delivery('lost')).toBeNull();
    expect(await limited.store.recount('w1', 0, NOON + DAY)).toEqual([]);

    await limited.makeRoom();
    const { added } = await limited.store.commitCollected(
      batch({ added: big, deliveries: [delivery('lost')] }),
    );
    expect(added).toHaveLength(200);
    expect(await limited.store.delivery('lost')).not.toBeNull();
    expect(await limited.store.recount('w1', 0, NOON + DAY)).toEqual([]);
  });

  test('read-only at the start: says so, and the file is as it was', async () => {
    const store = await open();
    await furnish(store);
    await store.close();
    makeReadOnly();
    const before = readFileSync(path);
    const refused = await error(open());
    expect(refused).toBeInstanceOf(UserError);
    expect((refused as UserError).code).toBe('storage-read-only');
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a database that is not ours to write', () => {
  test('of a newer Earshot: refused with a clear message, not changed', async () => {
    const store = await open();
    await store.close();
    const file = new Sqlite(path);
    file.prepare("insert into migration values (99, 'from the future', 0)").run();
    file.close();
    expect(String(await error(open()))).toMatch(/newer Earshot \(schema 99/);
  });

  test('damaged: refused, and the file is kept', async () => {
    const store = await open();
    await furnish(store);
    await store.commitCollected(batch({ added: Array.from({ length: 50 }, (_, n) => mention(String(n))) }));
    await store.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 8 * 4096, 20 * 4096);
    writeFileSync(path, bytes);
    expect(String(await error(open()))).toMatch(/damaged/);
    writeFileSync(path, 'this is no database at all, but long enough to be taken for one'.repeat(20));
    expect(String(await error(open()))).toMatch(/damaged/);
    expect(statSync(path).size).toBeGreaterThan(0);
  });

  test('a step of the schema that fails leaves nothing of itself', async () => {
    const database = openSqlite(path);
    await migrate(database);
    const broken = [
      ...MIGRATIONS,
      { name: 'broken', statements: ['create table half (n integer)', 'create nonsense'] },
    ];
    expect(await error(migrate(database, broken))).toBeInstanceOf(Error);
    expect(await database.all("select name from sqlite_master where name = 'half'")).toEqual([]);
    const mended = [...MIGRATIONS, { name: 'mended', statements: ['create table half (n integer)'] }];
    await migrate(database, mended);
    await migrate(database, mended);
    expect(await database.all('select * from half')).toEqual([]);
    await database.close();
  });
});

/** A store over one connection that may use no more than some pages. */
async function openStoreWithLimit(pages: number) {
  const database = openSqlite(path);
  await database.all(`pragma max_page_count = ${pages}`);
  const store = storeOver(database);
  opened.push(store);
  return { store, makeRoom: () => database.all('pragma max_page_count = 1000000') };
}

/**
 * Not by permissions, which the superuser need not heed: a write version that this SQLite does not know makes a file
 * readable only, by its own rules (byte 18 of the header).
 */
function makeReadOnly(): void {
  const file = openSync(path, 'r+');
  writeSync(file, Uint8Array.of(9), 0, 1, 18);
  closeSync(file);
  chmodSync(path, 0o400);
}
