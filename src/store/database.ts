export type SqlValue = string | number | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** Plain SQL with `$1` parameters. Statements that return nothing give an empty list. */
export interface SqlQuery {
  all(sql: string, params?: readonly SqlValue[]): Promise<SqlRow[]>;
  /** One statement over many rows of parameters, in their order. @returns the rows that each of them gave */
  each(sql: string, rows: readonly (readonly SqlValue[])[]): Promise<SqlRow[][]>;
}

/**
 * The database as the store needs it. Work handed to `read` sees one moment; work handed to `write` happens whole or not
 * at all. Neither may use the database itself, only the query it gets, nor wait for anything but that query.
 * Failures of the disk are UserError('storage-full' | 'storage-read-only').
 */
export interface Database extends SqlQuery {
  read<T>(work: (query: SqlQuery) => Promise<T>): Promise<T>;
  /** @param durable `power-loss` waits until the disk has it; `kill` outlives the process, not always the power. */
  write<T>(work: (query: SqlQuery) => Promise<T>, durable?: 'kill' | 'power-loss'): Promise<T>;
  /** Gives some of the space that removed rows left back to the disk. @returns whether there is more to give */
  giveBack(): Promise<boolean>;
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A column that the schema declares `text not null`. */
export function text(value: SqlValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError(`expected text in the database, found ${typeof value}`);
  return value;
}

/** A column that the schema declares `integer not null`, or a count. */
export function int(value: SqlValue | undefined): number {
  if (typeof value !== 'number')
    throw new TypeError(`expected a number in the database, found ${typeof value}`);
  return value;
}

export function intOrNull(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : int(value);
}

export function textOrNull(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : text(value);
}

/** A column of JSON that this program wrote itself: its shape is trusted. */
export function json<T>(value: SqlValue | undefined): T {
  return JSON.parse(text(value)) as T;
}
