import { realpathSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { UserError } from '../config/errors.ts';

/** Milliseconds to wait for a former bot that is about to end. */
const LOCK_WAIT = 1_000;

/**
 * Keeps every other bot away from a database file, in this process and in others: two would send everything twice. The
 * lock is the operating system's, on an empty file beside the database (by its real path), so that it goes with the
 * process however that ends; the database itself stays readable for backups.
 * @returns gives the lock back
 * @throws UserError 'database-in-use'
 */
export function lockDatabase(path: string): () => void {
  // Only SQLite may open this file: on POSIX systems closing any other handle of it would drop the lock.
  const file = new Sqlite(`${realpathSync(path)}.lock`, { timeout: LOCK_WAIT });
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new UserError('database-in-use', { path });
    throw error;
  }
  return () => {
    file.close();
  };
}
