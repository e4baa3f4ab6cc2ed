import type { RequestState } from '../listening/series/health.ts';
import { LATEST } from '../listening/series/lateness.ts';
import { IMPORT_PART, partOf, webhookPart } from '../listening/series/part.ts';
import type { WebhookHealth } from '../listening/sources/inbound/webhook.ts';
import { BUCKET, floorTo, type Millis } from '../listening/time.ts';
import type { CollectedBatch } from './collected-batch.ts';
import { type Database, int, json, type SqlQuery, text } from './database.ts';
import type { Store } from './store.ts';

/** The part that a batch was read from. */
export interface PartRead {
  n: number;
  /** Since when it is read: posts of since then can be late. null = all of it is history, which is never late. */
  since: Millis | null;
}

export function seriesPartStore(
  database: Database,
): Pick<
  Store,
  'partNumbers' | 'partsOf' | 'importSpans' | 'lateArrivals' | 'unread' | 'partsIn' | 'partTotals'
> {
  return {
    partNumbers: async () =>
      new Map(
        (await database.all('select n, id from part where n > 0')).map((row) => [text(row.id), int(row.n)]),
      ),

    partsOf: async (workspaceId, mentionIds) => {
      const rows = await database.each(
        `select mention.id, part.id as part from workspace join mention on mention.w = workspace.n
           join part on part.n = mention.part
         where workspace.workspace = $1 and mention.id = $2`,
        mentionIds.map((id) => [workspaceId, id]),
      );
      return new Map(rows.flat().map((row) => [text(row.id), text(row.part)]));
    },

    importSpans: async (workspaceId) =>
      (
        await database.all('select from_at, to_at from import_span where workspace = $1 order by from_at', [
          workspaceId,
        ])
      ).map((row) => ({ from: int(row.from_at), to: int(row.to_at) })),

    unread: async (from, to) =>
      (
        await database.all(
          'select * from unread where to_at > $1 and from_at < $2 order by from_at, source, request_key',
          [from, to],
        )
      ).map((row) => ({
        source: text(row.source),
        requestKey: text(row.request_key),
        from: int(row.from_at),
        to: int(row.to_at),
        reason: 'caught-up',
      })),

    partsIn: (workspaceId, keywordIds, from, to) =>
      database.read(async (query) => {
        const found = await query.each(
          `select distinct part.id from keyword
             join workspace on workspace.workspace = keyword.workspace
             join bucket on bucket.w = workspace.n and bucket.k = keyword.n
             join part on part.n = bucket.part
           where keyword.workspace = $1 and keyword.id = $2 and bucket.start >= $3 and bucket.start < $4
             and bucket.total > 0`,
          keywordIds.map((keywordId) => [workspaceId, keywordId, floorTo(from, BUCKET), to]),
        );
        return [...new Set(found.flat().map((row) => text(row.id)))];
      }),

    partTotals: async (workspaceId, keywordId, from, to) =>
      new Map(
        (
          await database.all(
            `select part.id, sum(bucket.total) as total from keyword
               join workspace on workspace.workspace = keyword.workspace
               join bucket on bucket.w = workspace.n and bucket.k = keyword.n
               join part on part.n = bucket.part
             where keyword.workspace = $1 and keyword.id = $2 and bucket.start >= $3 and bucket.start < $4
             group by part.id`,
            [workspaceId, keywordId, floorTo(from, BUCKET), floorTo(to, BUCKET)],
          )
        ).map((row) => [text(row.id), int(row.total)]),
      ),

    lateArrivals: (workspaceId, keywordIds, from, to) =>
      database.read(async (query) => {
        const found = await query.each(
          `select hit.ts, hit.row, hit.late_at from keyword
             join workspace on workspace.workspace = keyword.workspace
             join hit on hit.w = workspace.n and hit.k = keyword.n
           where keyword.workspace = $1 and keyword.id = $2 and hit.late_at >= $3 and hit.late_at < $4`,
          keywordIds.map((keywordId) => [workspaceId, keywordId, from, to]),
        );
        const posts = new Map(
          found
            .flat()
            .map((row) => [int(row.row), { publishedAt: int(row.ts), arrivedAt: int(row.late_at) }]),
        );
        return [...posts.values()].sort((a, b) => a.publishedAt - b.publishedAt || a.arrivedAt - b.arrivedAt);
      }),
  };
}

/**
 * Which part a batch comes from, to be asked before the batch's own request or push is stored. Notes what the request
 * reads only now, when the detector has passed it.
 */
export async function partRead(query: SqlQuery, { request, push }: CollectedBatch): Promise<PartRead> {
  if (request) {
    const before = await stateOf(query, request);
    if (before) await saveUnread(query, before, request);
    return { n: await partNumber(query, partOf(request)), since: before && readSince(before) };
  }
  if (!push) return { n: await partNumber(query, IMPORT_PART), since: null };
  const [row] = await query.all('select health from webhook where id = $1', [push.hook]);
  const health = row ? json<Partial<WebhookHealth>>(row.health) : {};
  return { n: await partNumber(query, webhookPart(push.hook, health)), since: health.firstAt ?? null };
}

async function stateOf(query: SqlQuery, { source, key }: RequestState): Promise<RequestState | null> {
  const [row] = await query.all(
    "select data from request where workspace = '*' and source = $1 and key = $2",
    [source, key],
  );
  return row ? json<RequestState>(row.data) : null;
}

/** null before its first read has ended: what that brings is the past. */
function readSince({ firstAt, coveredFrom }: RequestState): Millis | null {
  return firstAt === null ? null : Math.min(firstAt, coveredFrom ?? firstAt);
}

async function saveUnread(
  query: SqlQuery,
  { coveredUntil: from }: RequestState,
  { source, key, coveredUntil: until, lastTryAt: now }: RequestState,
): Promise<void> {
  if (from === null || until === null || now === null) return;
  const to = Math.min(until, Math.ceil((now - LATEST) / BUCKET) * BUCKET);
  if (to <= from) return;
  await query.all(
    `insert into unread (source, request_key, from_at, to_at) values ($1, $2, $3, $4)
     on conflict (source, request_key, from_at) do update set to_at = max(unread.to_at, excluded.to_at)`,
    [source, key, from, to],
  );
}

async function partNumber(query: SqlQuery, id: string): Promise<number> {
  const [known] = await query.all('select n from part where id = $1', [id]);
  if (known) return int(known.n);
  const [added] = await query.all('insert into part (id) values ($1) returning n', [id]);
  return int(added?.n);
}

/** An import that is read in pieces is one span. */
export async function saveImportSpan(
  query: SqlQuery,
  { workspaceId, from, to }: NonNullable<CollectedBatch['imported']>,
): Promise<void> {
  await query.all(
    `insert into import_span (workspace, from_at, to_at) values ($1, $2, $3)
     on conflict (workspace, from_at) do update set to_at = max(import_span.to_at, excluded.to_at)`,
    [workspaceId, from, to],
  );
}
