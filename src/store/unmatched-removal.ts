import type { Post } from '../listening/mentions/mention.ts';
import { parseUrl } from '../listening/parse-url.ts';
import { feedPart, webhookPart } from '../listening/series/part.ts';
import { DAY, type Millis } from '../listening/time.ts';
import { int, json, type SqlQuery, type SqlRow } from './database.ts';
import { postKey } from './identity.ts';
import { EVERYBODY, workspaceNumber } from './numbers.ts';
import { keptSince } from './tenant.ts';
import { type Kept, readKept, readRetention, saveKept } from './unmatched-kept.ts';

/** The window is no archive: beyond these the oldest go first. */
const MAX_ROWS = 200_000;
const MAX_BYTES = 256 * 2 ** 20;

/** They are mentions of this workspace now. */
export async function leaveUnmatched(query: SqlQuery, w: number, rows: readonly number[]): Promise<void> {
  await query.each(
    'delete from unmatched_of where w = $1 and row = $2',
    rows.map((row) => [w, row]),
  );
  await dropOrphans(query, rows);
}

export async function dropOrphans(query: SqlQuery, rows: readonly number[]): Promise<void> {
  await query.each(
    `delete from unmatched where row = $1 and hash is not null
       and not exists (select 1 from unmatched_of where unmatched_of.row = unmatched.row)`,
    rows.map((row) => [row]),
  );
}

/**
 * Text and author go; the bare key stays until it would have gone, so that the next read does not bring them back. What is
 * known of refused posts loses its addresses: those of an author name them.
 */
export async function forgetUnmatched(
  query: SqlQuery,
  which: { source: string; extIds: readonly string[] } | { authorKey: string },
): Promise<void> {
  const emptied = "set author = null, hash = null, bytes = 0, data = '', origin = null";
  const withoutAddress = 'update verdict set address = null where address is not null and source = $1';
  if ('authorKey' in which) {
    const { authorKey } = which;
    const found = await query.all('select data from unmatched where author = $1', [authorKey]);
    const posts = found.map((row) => json<Post>(row.data));
    await query.each(
      `${withoutAddress} and ext_id = $2`,
      posts.map(({ source, extId }) => [source, extId]),
    );
    const [, source, id] = /^([^:]+):(.+)$/.exec(authorKey) ?? [];
    if (source !== undefined && id !== undefined)
      await query.all(`${withoutAddress} and instr(address, $2) > 0`, [source, id]);
    await query.all(`update unmatched ${emptied} where author = $1`, [authorKey]);
    return;
  }
  await query.each(
    `${withoutAddress} and ext_id = $2`,
    which.extIds.map((extId) => [which.source, extId]),
  );
  await query.each(
    `update unmatched ${emptied} where space = ${EVERYBODY} and post = $1`,
    which.extIds.map((extId) => [postKey(which.source, extId)]),
  );
}

/** A feed is no longer this workspace's. */
export async function dropUnmatchedFeed(query: SqlQuery, workspaceId: string, url: string): Promise<void> {
  const w = await workspaceNumber(query, workspaceId);
  if (w === null) return;
  const rows = await query.all('select row from unmatched where origin = $1', [feedPart(keyOf(url))]);
  await leaveUnmatched(
    query,
    w,
    rows.map((row) => int(row.row)),
  );
}

export async function dropUnmatchedWebhook(query: SqlQuery, hook: string): Promise<void> {
  await dropRows(
    query,
    await query.all('select row from unmatched where origin = $1', [webhookPart(hook, {})]),
  );
}

export async function moveUnmatchedFeed(query: SqlQuery, from: string, to: string): Promise<void> {
  await query.all('update unmatched set origin = $2 where origin = $1', [
    feedPart(keyOf(from)),
    feedPart(keyOf(to)),
  ]);
}

/** The key of a feed's request. */
function keyOf(url: string): string {
  return parseUrl(url)?.href ?? url;
}

/** A workspace that is gone can match nothing. */
export async function sweepUnmatched(query: SqlQuery, w: number): Promise<void> {
  const rows = await query.all('select row from unmatched_of where w = $1', [w]);
  await leaveUnmatched(
    query,
    w,
    rows.map((row) => int(row.row)),
  );
}

/** Drops what is past its days, what no workspace keeps so long, and the oldest of too many. @returns how many */
export async function pruneUnmatched(query: SqlQuery, now: Millis, limit: number): Promise<number> {
  const kept = await readKept(query);
  if (!kept) return 0;
  const old = await query.all('select row from unmatched where read_at < $1 order by read_at limit $2', [
    now - kept.days * DAY,
    limit,
  ]);
  if (old.length > 0) return dropRows(query, old);
  for (const { w, days } of (await readRetention(query)).values()) {
    const past = await query.all(
      `select unmatched.row from unmatched cross join unmatched_of
       where unmatched.published_at < $2 and unmatched_of.w = $1 and unmatched_of.row = unmatched.row limit $3`,
      [w, keptSince(days, now), limit],
    );
    if (past.length === 0) continue;
    await leaveUnmatched(
      query,
      w,
      past.map((row) => int(row.row)),
    );
    return past.length;
  }
  return dropTooMany(query, kept, limit);
}

async function dropTooMany(query: SqlQuery, kept: Kept, limit: number): Promise<number> {
  const [all] = await query.all('select count(*) as n, coalesce(sum(bytes), 0) as bytes from unmatched');
  let rows = int(all?.n) - MAX_ROWS;
  let bytes = int(all?.bytes) - MAX_BYTES;
  if (rows <= 0 && bytes <= 0) return 0;
  const oldest = await query.all('select row, read_at, bytes from unmatched order by read_at limit $1', [
    limit,
  ]);
  const going = oldest.filter((row) => {
    const goes = rows > 0 || bytes > 0;
    rows -= 1;
    bytes -= int(row.bytes);
    return goes;
  });
  // What was read with the last of them is not all there any more.
  const since = Math.max(kept.since, int(going.at(-1)?.read_at) + 1);
  await saveKept(query, { ...kept, since });
  return dropRows(query, going);
}

async function dropRows(query: SqlQuery, rows: readonly SqlRow[]): Promise<number> {
  const numbers = rows.map((row) => [int(row.row)]);
  await query.each('delete from unmatched_of where row = $1', numbers);
  await query.each('delete from unmatched where row = $1', numbers);
  return rows.length;
}
