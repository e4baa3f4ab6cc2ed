import type { Millis } from '../listening/time.ts';
import { int, type SqlQuery, text } from './database.ts';

/** `w` of rows that belong to everybody (`*`). */
export const EVERYBODY = 0;

/** The number `w` of a workspace; null when there is no such workspace. */
export async function workspaceNumber(query: SqlQuery, workspaceId: string): Promise<number | null> {
  const [row] = await query.all('select n from workspace where workspace = $1', [workspaceId]);
  return row ? int(row.n) : null;
}

export interface KeywordNumbers {
  w: number;
  k: number;
  /** Before this moment its hits are gone, or going; what they counted stays. */
  prunedUntil: Millis;
}

/** The numbers of one keyword; null when it does not exist (any more). */
export async function keywordNumbers(
  query: SqlQuery,
  workspaceId: string,
  keywordId: string,
): Promise<KeywordNumbers | null> {
  const [row] = await query.all(
    `select workspace.n as w, keyword.n as k, workspace.pruned_until from keyword join workspace on workspace.workspace = keyword.workspace
     where keyword.workspace = $1 and keyword.id = $2`,
    [workspaceId, keywordId],
  );
  return row ? { w: int(row.w), k: int(row.k), prunedUntil: int(row.pruned_until) } : null;
}

/** The number `k` of every keyword of a workspace, by id. */
export async function keywordsByNumber(query: SqlQuery, workspaceId: string): Promise<Map<string, number>> {
  const rows = await query.all('select id, n from keyword where workspace = $1', [workspaceId]);
  return new Map(rows.map((row) => [text(row.id), int(row.n)]));
}
