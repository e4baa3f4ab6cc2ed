import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../config/errors.ts';
import type { Database, SqlQuery, SqlRow, SqlValue } from './database.ts';
import { lockDatabase } from './lock.ts';

/** Above this size a look at every page would delay the start by seconds; then only the small, precious tables are looked at. */
const WHOLE_CHECK_BYTES = 64 * 1024 * 1024;
const PRECIOUS = ['workspace', 'keyword', 'channel', 'alert', 'outbox'];
/** Milliseconds to wait for another process (a backup tool) that holds the file. */
const BUSY_WAIT = 5_000;
/** Pages moved in one step: about a megabyte, some 10 ms. */
const PAGES_AT_ONCE = 256;
const CACHE_KIB = 64 * 1024;

export interface SqliteOptions {
  /** Called inside each write, before each of its statements and before it commits: where the kill test dies. */
  watch?: (moment: 'statement' | 'commit') => void;
}

/**
 * One connection: writes go through a queue, so that a write in pieces is never seen half. Commits are `NORMAL` (a killed
 * process loses nothing, a power cut may lose the last moments) or, where a message is about to leave, `FULL`: one fsync
 * of the log makes that commit and all before it durable, so a second connection would add nothing.
 * @throws UserError 'storage-read-only' when the file cannot be written, 'database-in-use' when another bot has it, Error
 * when it is damaged
 */
export function openSqlite(path: string, options: SqliteOptions = {}): Database {
  const { file, unlock } = guarded(() => openFile(path));
  const statements = new Map<string, Prepared>();
  let turn: Promise<unknown> = Promise.resolve();

  function prepared(sql: string): Prepared {
    let found = statements.get(sql);
    if (!found) {
      found = prepare(file, sql);
      statements.set(sql, found);
    }
    return found;
  }

  const query: SqlQuery = {
    all: async (sql, params = []) => run(prepared(sql), params),
    each: async (sql, rows) => {
      if (rows.length === 0) return [];
      const statement = prepared(sql);
      return rows.map((params) => run(statement, params));
    },
  };

  /** A plain chain, where others have a queue: every statement passes here, and most are done within microseconds. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(() => guardedAsync(work));
    turn = mine.catch(() => {});
    return mine;
  }

  return {
    all: (sql, params) => inTurn(() => query.all(sql, params)),
    each: (sql, rows) => inTurn(() => query.each(sql, rows)),
    read: (work) => inTurn(() => work(query)),
    write: (work, durable = 'kill') =>
      inTurn(async () => {
        if (durable === 'power-loss') file.pragma('synchronous = FULL');
        file.exec('begin immediate');
        try {
          const result = await work(options.watch ? watched(query, options.watch) : query);
          options.watch?.('commit');
          file.exec('commit');
          return result;
        } finally {
          // A full disk may have rolled back by itself already.
          if (file.inTransaction) file.exec('rollback');
          if (durable === 'power-loss') file.pragma('synchronous = NORMAL');
        }
      }),
    giveBack: () =>
      inTurn(async () => {
        const free = Number(file.pragma('freelist_count', { simple: true }));
        // Free pages are used again; only a file that is mostly air is worth the moving.
        if (free * 4 < Number(file.pragma('page_count', { simple: true }))) return false;
        file.pragma(`incremental_vacuum(${PAGES_AT_ONCE})`);
        return true;
      }),
    backup: async (to) => {
      await turn;
      await guardedAsync(() => file.backup(to));
    },
    close: () =>
      inTurn(async () => {
        if (file.open) file.close();
        unlock();
      }),
  };
}

interface Prepared {
  statement: Sqlite.Statement;
  /** For each mark in the text, the parameter that it stands for. */
  marks: number[];
}

/** Parameters go by position: by name, this driver takes half as long again. */
function prepare(file: Sqlite.Database, sql: string): Prepared {
  const marks: number[] = [];
  const positional = sql.replace(/\$(\d+)/g, (_, number: string) => {
    marks.push(Number(number) - 1);
    return '?';
  });
  return { statement: file.prepare(positional), marks };
}

function run({ statement, marks }: Prepared, params: readonly SqlValue[]): SqlRow[] {
  const bound = marks.map((index) => params[index]!);
  if (statement.reader) return statement.all(bound) as SqlRow[];
  statement.run(bound);
  return [];
}

function watched(query: SqlQuery, watch: NonNullable<SqliteOptions['watch']>): SqlQuery {
  return {
    all: (sql, params) => {
      watch('statement');
      return query.all(sql, params);
    },
    each: (sql, rows) => {
      watch('statement');
      return query.each(sql, rows);
    },
  };
}

function openFile(path: string): { file: Sqlite.Database; unlock: () => void } {
  const onDisk = path !== ':memory:';
  let unlock = () => {};
  if (onDisk) {
    mkdirSync(dirname(path), { recursive: true });
    // Tokens of installations are inside: nobody else on this machine may read it.
    closeSync(openSync(path, 'a', 0o600));
    unlock = lockDatabase(path);
  }
  let file: Sqlite.Database | null = null;
  try {
    file = new Sqlite(path);
    file.pragma(`busy_timeout = ${BUSY_WAIT}`);
    // Takes effect only before the first table exists.
    file.pragma('auto_vacuum = INCREMENTAL');
    if (onDisk) file.pragma('journal_mode = WAL');
    file.pragma('synchronous = NORMAL');
    file.pragma(`cache_size = -${CACHE_KIB}`);
    check(file);
    return { file, unlock };
  } catch (error) {
    file?.close();
    unlock();
    throw error;
  }
}

/** @throws Error when the file is damaged: it is better not to start than to write on. */
function check(file: Sqlite.Database): void {
  const bytes =
    Number(file.pragma('page_count', { simple: true })) * Number(file.pragma('page_size', { simple: true }));
  const tables = file
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all()
    .map(String)
    .filter((name) => PRECIOUS.includes(name));
  const looks =
    bytes <= WHOLE_CHECK_BYTES ? ['quick_check(1)'] : tables.map((name) => `quick_check('${name}')`);
  for (const look of looks) {
    const found = String(file.pragma(look, { simple: true }));
    if (found !== 'ok') {
      throw new Error(`The database is damaged (${found}). Keep the file, and restore the latest backup.`);
    }
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(error);
  }
}

async function guardedAsync<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
}

function storageError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return new UserError('storage-full');
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EROFS$|EACCES$|EPERM$)/.test(code)) {
    return new UserError('storage-read-only');
  }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new Error('The database is damaged. Keep the file, and restore the latest backup.', {
      cause: error,
    });
  }
  return error;
}
