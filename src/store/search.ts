import { int, type SqlQuery, text } from './database.ts';

/*
 * Full text search: the only SQL here that is SQLite's own (FTS5). One table a month, so that retention drops a table
 * instead of picking words out of one; without content, so that no text is stored twice.
 */

export interface Words {
  w: number;
  row: number;
  publishedAt: number;
  title: string | null;
  body: string;
}

/** Scripts that are written without spaces: each sign becomes a word of its own, and a phrase finds them in order. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

const tableOf = (month: string) => `words_${month}`;

export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7).replace('-', '_');
}

export async function indexWords(query: SqlQuery, mentions: readonly Words[]): Promise<void> {
  const months = new Map<string, Words[]>();
  for (const mention of mentions) {
    const month = monthOf(mention.publishedAt);
    const list = months.get(month);
    if (list) list.push(mention);
    else months.set(month, [mention]);
  }
  for (const [month, list] of months) {
    const isNew = await query.all(
      "insert into word_month (workspace, month) values ('*', $1) on conflict do nothing returning month",
      [month],
    );
    if (isNew.length > 0) {
      await query.all(
        `create virtual table ${tableOf(month)} using fts5 (scope, title, body, content = '', contentless_delete = 1,
           tokenize = 'unicode61 remove_diacritics 2')`,
      );
    }
    await query.each(
      `insert into ${tableOf(month)} (rowid, scope, title, body) values ($1, $2, $3, $4)`,
      list.map(({ w, row, title, body }) => [row, scopeOf(w), spaced(title ?? ''), spaced(body)]),
    );
  }
}

export async function dropWords(query: SqlQuery, row: number, publishedAt: number): Promise<void> {
  const month = monthOf(publishedAt);
  const [known] = await query.all("select 1 as one from word_month where workspace = '*' and month = $1", [
    month,
  ]);
  if (known) await query.all(`delete from ${tableOf(month)} where rowid = $1`, [row]);
}

export async function wordMonths(query: SqlQuery): Promise<string[]> {
  const rows = await query.all("select month from word_month where workspace = '*' order by month desc");
  return rows.map((row) => text(row.month));
}

export async function dropWordMonth(query: SqlQuery, month: string): Promise<void> {
  await query.all(`drop table ${tableOf(month)}`);
  await query.all("delete from word_month where workspace = '*' and month = $1", [month]);
}

/**
 * Rows of the mentions that hold all the words, or, when there is none, any of them: newest month first, and within a
 * month best first, a title counting four times a text (scores of two tables cannot be compared).
 */
export async function searchWords(
  query: SqlQuery,
  w: number,
  words: string,
  limit: number,
): Promise<number[]> {
  const terms = termsOf(words);
  if (terms.length === 0) return [];
  const months = await wordMonths(query);
  for (const operator of [' AND ', ' OR '] as const) {
    const match = matchOf(w, terms, operator);
    const found: number[] = [];
    for (const month of months) {
      const table = tableOf(month);
      const rows = await query.all(
        `select rowid as row from ${table} where ${table} match $1 order by bm25(${table}, 0, 4, 1) limit $2`,
        [match, limit - found.length],
      );
      found.push(...rows.map((row) => int(row.row)));
      if (found.length >= limit) break;
    }
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The mentions of a period that hold all the words: what to match, and the SQL of their rows over a parameter with it.
 * @returns null when no such mention can be there
 */
export async function allWords(
  query: SqlQuery,
  w: number,
  words: string,
  { from, to }: { from: number; to: number },
): Promise<{ match: string; rowsOf(parameter: string): string } | null> {
  const terms = termsOf(words);
  const [first, last] = [monthOf(from), monthOf(to)];
  const tables = (await wordMonths(query)).filter((month) => first <= month && month <= last).map(tableOf);
  if (terms.length === 0 || tables.length === 0) return null;
  return {
    match: matchOf(w, terms, ' AND '),
    rowsOf: (parameter) =>
      tables
        .map((table) => `select rowid from ${table} where ${table} match ${parameter}`)
        .join(' union all '),
  };
}

function termsOf(words: string): string[] {
  return (words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, 16).map((term) => `"${spaced(term).trim()}"`);
}

function matchOf(w: number, terms: readonly string[], operator: ' AND ' | ' OR '): string {
  return `scope : ${scopeOf(w)} AND {title body} : (${terms.join(operator)})`;
}

function scopeOf(w: number): string {
  return `w${w}`;
}

function spaced(of: string): string {
  return of.replace(UNSPACED, ' $& ');
}
