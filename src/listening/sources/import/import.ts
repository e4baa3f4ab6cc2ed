import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../../../config/errors.ts';
import type { RawPost } from '../../mentions/mention.ts';
import { decodeText } from '../shared/charset/decode.ts';
import { columnName, type ImportProblem, type ImportRow, postOfRow } from './import-row.ts';

export interface ImportFile {
  posts: RawPost[];
  /** `line` is the first line of the bad entry in the file, counted from 1. */
  errors: { line: number; problem: ImportProblem }[];
}

/** The counts of an import, and the entries that could not be taken. */
export interface ImportOutcome {
  read: number;
  stored: number;
  known: number;
  unmatched: number;
  dropped: number;
  errors: ImportFile['errors'];
}

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_ROWS = 100_000;
/** UTF-16 units of one line; a longer one is no post. */
const MAX_LINE = 256 * 1024;

/**
 * Reads posts from a CSV file (first line = names of the columns; comma, semicolon or tab) or from NDJSON (one JSON
 * object a line), in any encoding that its bytes show. A bad line goes to `errors` and the rest is read. The same line
 * always makes the same id, so that a file may be read twice.
 * @param name decides the format by its ending: `.csv`, `.tsv`, or `.ndjson`, `.jsonl`
 * @throws UserError `import-file` with `problem` `name`, `size`, `rows` or `columns`
 */
export function parseImport(file: Uint8Array | string, name: string): ImportFile {
  if (file.length > MAX_BYTES) throw new UserError('import-file', { name, problem: 'size', max: MAX_BYTES });
  const text = typeof file === 'string' ? file.replace(/^\ufeff/, '') : decodeText(file);
  if (/\.(?:csv|tsv)$/i.test(name)) return collectRows(csvRows(text, name), name);
  if (/\.(?:ndjson|jsonl)$/i.test(name)) return collectRows(jsonRows(text), name);
  throw new UserError('import-file', { name, problem: 'name' });
}

type Entry = { line: number; row: ImportRow | ImportProblem };

function collectRows(entries: Iterable<Entry>, name: string): ImportFile {
  const posts: RawPost[] = [];
  const errors: ImportFile['errors'] = [];
  for (const { line, row } of entries) {
    if (posts.length + errors.length >= MAX_ROWS)
      throw new UserError('import-file', { name, problem: 'rows', max: MAX_ROWS });
    const read = typeof row === 'string' ? row : postOfRow(row);
    if (typeof read === 'string') errors.push({ line, problem: read });
    else posts.push(read);
  }
  return { posts, errors };
}

function* jsonRows(text: string): Generator<Entry> {
  let line = 0;
  for (const part of text.split('\n')) {
    line++;
    if (part.trim() === '') continue;
    if (part.length > MAX_LINE) yield { line, row: 'too-long' };
    else yield { line, row: jsonRow(part) };
  }
}

function jsonRow(line: string): ImportRow | ImportProblem {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'not-readable';
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'not-readable';
  return rowOfJson(json as Record<string, unknown>);
}

/** A JSON object as a line: names of inner objects are put together (`author.handle`), deeper ones are left out. */
export function rowOfJson(json: Readonly<Record<string, unknown>>): ImportRow {
  const row = new Map<string, string>();
  for (const [name, value] of Object.entries(json)) {
    if (Array.isArray(value))
      row.set(columnName(name), value.filter((item) => typeof item === 'string').join(','));
    else if (typeof value === 'object' && value !== null)
      for (const [inner, deep] of Object.entries(value)) put(row, name + inner, deep);
    else put(row, name, value);
  }
  return row;
}

function put(row: Map<string, string>, name: string, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'number') row.set(columnName(name), String(value));
}

interface CsvRecord {
  /** First line of the record in the file. */
  line: number;
  cells: string[] | ImportProblem;
}

function* csvRows(text: string, name: string): Generator<Entry> {
  const [head, ...rest] = readCsv(text);
  const columns = Array.isArray(head?.cells) ? head.cells.map(columnName) : [];
  if (columns.filter(Boolean).length < 2) throw new UserError('import-file', { name, problem: 'columns' });
  for (const { line, cells } of rest) {
    if (typeof cells === 'string') yield { line, row: cells };
    else if (cells.some((cell) => cell.trim() !== '')) yield { line, row: csvRow(columns, cells) };
  }
}

function csvRow(columns: string[], record: string[]): ImportRow {
  const row = new Map<string, string>();
  // The first of two columns with one name wins, and a surplus cell has no name.
  for (const [index, column] of columns.entries()) {
    const cell = record[index];
    if (column !== '' && cell !== undefined && !row.has(column)) row.set(column, cell);
  }
  return row;
}

/**
 * Records in order. Where a quote never closes, reading goes on with the line after it; the lines between were free of
 * quotes, so that none is read more than twice.
 */
function readCsv(text: string): CsvRecord[] {
  const delimiter = delimiterOf(text);
  const records: CsvRecord[] = [];
  let rest = text;
  let done = 0;
  for (;;) {
    let end = 0;
    try {
      parse(rest, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        max_record_size: MAX_LINE,
        to: MAX_ROWS + 2,
        on_record: (cells: string[], { lines }) => {
          records.push({ line: done + end + 1, cells });
          end = lines;
          return null;
        },
      });
      return records;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const problem = error.code === 'CSV_MAX_RECORD_SIZE' ? 'too-long' : 'not-readable';
      records.push({ line: done + end + 1, cells: problem });
      rest = afterLines(rest, end + 1);
      done += end + 1;
      if (rest === '') return records;
    }
  }
}

function delimiterOf(text: string): string {
  const firstLine = text.slice(0, 10_000).split('\n', 1)[0] ?? '';
  const uses = (mark: string) => firstLine.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (uses(mark) > uses(best) ? mark : best));
}

function afterLines(text: string, lines: number): string {
  let at = 0;
  for (let line = 0; line < lines; line++) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return '';
  }
  return text.slice(at);
}
