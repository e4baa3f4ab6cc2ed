import { asFirstRead } from '../listening/mentions/first-read.ts';
import type { Post } from '../listening/mentions/mention.ts';
import { feedPart, IMPORT_PART, webhookPart } from '../listening/series/part.ts';
import { DAY } from '../listening/time.ts';
import type { CollectedBatch, UnmatchedPost } from './collected-batch.ts';
import { takeNumbers } from './counter.ts';
import { type Database, int, json, type SqlQuery, type SqlRow, text, textOrNull } from './database.ts';
import { postKey } from './identity.ts';
import { mentionOf } from './mention-row.ts';
import { EVERYBODY, workspaceNumber } from './numbers.ts';
import type { UnmatchedStore } from './parts.ts';
import { isKept, keptSince, readTenants } from './tenant.ts';
import { readKept, readRetention, readUnmatchedSince, saveKept } from './unmatched-kept.ts';
import { dropOrphans } from './unmatched-removal.ts';

/** Where a post came from: its part in the counts, and the feed or webhook that it goes with. */
export interface Origin {
  part: number;
  origin: string | null;
  /** The workspace whose import it is, else 0. */
  space: number;
}

export function unmatchedStore(database: Database): UnmatchedStore {
  return {
    keepUnmatched: (days, except, now) =>
      database.write(async (query) => {
        const before = await readKept(query);
        if (days > 0) {
          // What went under a shorter setting does not come back under a longer one.
          const since = before ? Math.max(before.since, now - before.days * DAY) : now;
          await saveKept(query, { days, except: [...except], since });
          return;
        }
        for (const table of ['unmatched', 'unmatched_of', 'unmatched_kept'])
          await query.all(`delete from ${table}`);
      }),

    unmatchedSince: (now) => readUnmatchedSince(database, now),

    unmatchedRows: (workspaceId) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        if (w === null) return [];
        const rows = await query.each(
          'select row from unmatched_of where w = $1 order by row',
          [EVERYBODY, w].map((of) => [of]),
        );
        return [...new Set(rows.flat().map((row) => int(row.row)))].sort((a, b) => a - b);
      }),

    unmatchedPosts: (workspaceId, rows) =>
      database.read(async (query) => {
        const tenant = (await readTenants(query, [workspaceId], [])).get(workspaceId);
        if (!tenant) return [];
        const found = await query.each(
          'select row, data from unmatched where row = $1 and hash is not null',
          rows.map((row) => [row]),
        );
        return found
          .flat()
          .map((row) => ({ row: int(row.row), post: json<Post>(row.data) }))
          .filter(({ post }) => isKept({ post }, tenant));
      }),

    unmatchedAmong: (workspaceId, probes) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        if (w === null) return [];
        const found = await query.each(
          `select data from unmatched where space in ($1, $2) and post = $3 and hash is not null and exists (
             select 1 from unmatched_of where unmatched_of.row = unmatched.row and unmatched_of.w in ($1, $2))`,
          probes.map(({ source, extId }) => [EVERYBODY, w, postKey(source, extId)]),
        );
        return found.flat().map((row) => json<Post>(row.data));
      }),
  };
}

interface Wanted {
  post: Post;
  of: number[];
}

/** Keeps the posts of a read that somebody may want later; what everybody has matched by now leaves. */
export async function saveUnmatched(
  query: SqlQuery,
  unmatched: readonly UnmatchedPost[],
  origin: Origin,
): Promise<void> {
  if (unmatched.length === 0) return;
  const kept = await readKept(query);
  if (!kept) return;
  const tenants = await readRetention(query);
  const wanted = unmatched
    .filter(({ post }) => !kept.except.includes(post.source))
    .map(({ post, of }) => ({
      post,
      of: (of === 'all' ? ['*'] : of).flatMap((id) => {
        const tenant = tenants.get(id);
        return tenant && isYoung(post, tenant.days) ? [tenant.w] : [];
      }),
    }));
  await placeUnmatched(query, wanted, origin);
}

/** What is older than its workspace keeps texts can be no mention any more. */
function isYoung({ publishedAt, fetchedAt }: Post, days: number): boolean {
  return publishedAt >= keptSince(days, fetchedAt);
}

async function placeUnmatched(query: SqlQuery, wanted: readonly Wanted[], origin: Origin): Promise<void> {
  const found = await query.each(
    'select row, hash, data from unmatched where space = $1 and post = $2',
    wanted.map(({ post }) => [origin.space, postKey(post.source, post.extId)]),
  );
  const fresh: Wanted[] = [];
  for (const [index, item] of wanted.entries()) {
    const stored = found[index]?.[0];
    if (!stored) fresh.push(item);
    else await refresh(query, stored, item);
  }
  // A page may hold one post twice: the last says how it is now.
  const byKey = new Map(
    fresh.filter(({ of }) => of.length > 0).map((item) => [`${item.post.source} ${item.post.extId}`, item]),
  );
  if (byKey.size === 0) return;
  const first = await takeNumbers(query, 'unmatched', byKey.size);
  const rows = [...byKey.values()].map((item, index) => ({ ...item, row: first + index }));
  await query.each(
    `insert into unmatched (row, space, post, part, origin, author, published_at, read_at, hash, bytes, data)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    rows.map(({ row, post }) => {
      const data = JSON.stringify(post);
      return [
        row,
        origin.space,
        postKey(post.source, post.extId),
        origin.part,
        origin.origin,
        post.author?.key ?? null,
        post.publishedAt,
        post.fetchedAt,
        post.contentHash,
        data.length,
        data,
      ];
    }),
  );
  await query.each(
    'insert into unmatched_of (w, row) values ($1, $2)',
    rows.flatMap(({ row, of }) => of.map((w) => [w, row])),
  );
}

/** An edit replaces it; its date and its author stay those of the first time, as they do with a mention. */
async function refresh(query: SqlQuery, stored: SqlRow, { post, of }: Wanted): Promise<void> {
  const row = int(stored.row);
  const hash = textOrNull(stored.hash);
  if (hash === null) return;
  if (hash !== post.contentHash && of.length > 0) {
    const first = json<Post>(stored.data);
    const data = JSON.stringify({ ...asFirstRead(post, first), fetchedAt: first.fetchedAt });
    await query.all('update unmatched set hash = $2, bytes = $3, data = $4 where row = $1', [
      row,
      post.contentHash,
      data.length,
      data,
    ]);
  }
  const before = (await query.all('select w from unmatched_of where row = $1', [row])).map(({ w }) => int(w));
  await query.each(
    'delete from unmatched_of where w = $1 and row = $2',
    before.filter((w) => !of.includes(w)).map((w) => [w, row]),
  );
  await query.each(
    'insert into unmatched_of (w, row) values ($1, $2)',
    of.filter((w) => !before.includes(w)).map((w) => [w, row]),
  );
  await dropOrphans(query, [row]);
}

/**
 * A mention that is none any more, for its keyword or its text is another, goes back to where others may find it.
 * @param post as it is now
 */
export async function returnMention(query: SqlQuery, row: SqlRow, post = mentionOf(row).post): Promise<void> {
  const workspaceId = text(row.workspace);
  const w = int(row.w);
  const part = int(row.part);
  const kept = await readKept(query);
  if (!kept || kept.except.includes(post.source)) return;
  // The store has no clock: the newest post that was read tells the time near enough, and pruning is exact.
  const [newest] = await query.all('select read_at from unmatched order by read_at desc limit 1');
  if (newest && post.fetchedAt < int(newest.read_at) - kept.days * DAY) return;
  const tenant = (await readRetention(query)).get(workspaceId);
  if (!tenant || !isYoung(post, tenant.days)) return;
  const [named] = await query.all('select id from part where n = $1', [part]);
  const id = textOrNull(named?.id);
  const space = id === IMPORT_PART ? w : EVERYBODY;
  const others = await query.all(
    `select w from unmatched_of where row = (select row from unmatched where space = $1 and post = $2)`,
    [space, postKey(post.source, post.extId)],
  );
  const of = [...new Set([w, ...others.map((other) => int(other.w))])];
  await placeUnmatched(query, [{ post, of }], { part, origin: id, space });
}

/** What the posts of a batch came with. */
export async function originOf(
  query: SqlQuery,
  { request, push, imported, unmatched = [] }: CollectedBatch,
  part: number,
): Promise<Origin> {
  if (request) {
    const { url } = request.params;
    return { part, origin: url === undefined ? null : feedPart(request.key), space: EVERYBODY };
  }
  if (push) return { part, origin: webhookPart(push.hook, {}), space: EVERYBODY };
  const importer = imported?.workspaceId ?? unmatched.flatMap(({ of }) => of)[0];
  const w = importer === undefined ? null : await workspaceNumber(query, importer);
  return { part, origin: null, space: w ?? EVERYBODY };
}
