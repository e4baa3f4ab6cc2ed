import type { Post } from '../listening/mentions/mention.ts';
import {
  type FilteredPost,
  type FilteredQuery,
  type FilteredReason,
  REFUSALS,
} from '../listening/mentions/mention-query.ts';
import { listedRows } from './browse.ts';
import {
  type Database,
  int,
  json,
  type SqlQuery,
  type SqlRow,
  type SqlValue,
  text,
  textOrNull,
} from './database.ts';
import { postKey } from './identity.ts';
import { type Bind, conditionsOfHeld, conditionsOfPost } from './mention-conditions.ts';
import { MENTIONS, mentionOf } from './mention-row.ts';
import { EVERYBODY, workspaceNumber } from './numbers.ts';
import type { FilteredStore } from './parts.ts';

/**
 * Posts that matched and are not counted: those that are held back, which are stored, and those that a keyword refused, of
 * which there are only verdicts. One list, newest first, held ones before refused ones of the same moment.
 */
export function filteredStore(database: Database): FilteredStore {
  return {
    filtered: (workspaceId, asked, after, limit) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        if (w === null) return { counts: [], posts: [], next: null };
        const { ts: until = Number.MAX_SAFE_INTEGER, skip = 0 } = after ?? {};
        const counts = new Map<FilteredReason, number>();
        const found: FilteredPost[] = [];
        for (const keyword of await keywordsOf(query, workspaceId, asked.keywordIds)) {
          const scope = { workspaceId, w, ...keyword };
          for (const kind of [heldPosts, refusedPosts])
            found.push(...(await kind(query, scope, asked, { until, limit: skip + limit + 1, counts })));
        }
        const rest = found.sort(inOrder).filter(({ at }, index) => at < until || index >= skip);
        const posts = rest.slice(0, limit);
        const last = posts.at(-1)?.at ?? 0;
        const shown = posts.filter(({ at }) => at === last).length + (last === until ? skip : 0);
        return {
          counts: [...counts].map(([reason, count]) => ({ reason, count })),
          posts,
          next: rest.length > limit ? { ts: last, skip: shown } : null,
        };
      }),
  };
}

interface Scope {
  workspaceId: string;
  w: number;
  k: number;
  id: string;
}

async function keywordsOf(query: SqlQuery, workspaceId: string, ids: readonly string[]) {
  const rows = await query.each(
    'select id, n from keyword where workspace = $1 and id = $2',
    ids.map((id) => [workspaceId, id]),
  );
  return rows.flat().map((row) => ({ id: text(row.id), k: int(row.n) }));
}

function inOrder(a: FilteredPost, b: FilteredPost): number {
  const row = ({ listed }: FilteredPost) => listed?.row ?? -1;
  return (
    b.at - a.at ||
    row(b) - row(a) ||
    (a.keywordId < b.keywordId ? -1 : a.keywordId > b.keywordId ? 1 : 0) ||
    (nameOf(a) < nameOf(b) ? -1 : 1)
  );
}

function nameOf({ source, extId, reason }: FilteredPost): string {
  return `${source}\0${extId}\0${reason}`;
}

interface Part {
  until: number;
  limit: number;
  /** Summed up over keywords and kinds. */
  counts: Map<FilteredReason, number>;
}

async function heldPosts(
  query: SqlQuery,
  { w, k, id }: Scope,
  { filter, reason, from, to }: FilteredQuery,
  { until, limit, counts }: Part,
): Promise<FilteredPost[]> {
  const parameters: SqlValue[] = [];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const about = await conditionsOfPost(
    query,
    w,
    { ...filter, from, to },
    { row: 'held.row', author: 'mention' },
    bind,
  );
  if (!about) return [];
  const where = [
    `held.w = ${bind(w)} and held.k = ${bind(k)} and held.ts >= ${bind(from)} and held.ts < ${bind(to)}`,
    ...conditionsOfHeld(filter, bind),
    ...about,
  ].join(' and ');
  const joined = where.includes('mention.') ? ' cross join mention on mention.row = held.row' : '';
  addCounts(
    counts,
    await query.all(
      `select held.reason, count(*) as n from held${joined} where ${where} group by held.reason`,
      parameters,
    ),
  );
  const only = reason === undefined ? '' : ` and held.reason = ${bind(reason)}`;
  const rows = await query.all(
    `select held.row, held.reason from held${joined} where ${where}${only} and held.ts <= ${bind(until)}
     order by held.ts desc, held.row desc limit ${bind(limit)}`,
    parameters,
  );
  const listed = new Map(
    (
      await listedRows(
        query,
        rows.map(({ row }) => int(row)),
      )
    ).map((item) => [item.row, item]),
  );
  return rows.flatMap((row): FilteredPost[] => {
    const item = listed.get(int(row.row));
    if (!item) return [];
    const { post, hits } = item.mention;
    return [
      {
        keywordId: id,
        reason: text(row.reason) as FilteredReason,
        detail: hits.find(({ keywordId }) => keywordId === id)?.held?.detail ?? null,
        at: post.publishedAt,
        source: post.source,
        extId: post.extId,
        address: post.url,
        post,
        listed: item,
      },
    ];
  });
}

const REFUSED = `verdict.w = $1 and verdict.keyword = $2 and verdict.keyword <> '' and verdict.outcome = 'dropped'
  and verdict.reason in (${REFUSALS.map((reason) => `'${reason}'`).join(', ')})
  and coalesce(verdict.published_at, verdict.at) >= $3 and coalesce(verdict.published_at, verdict.at) < $4
  and ($5 is null or verdict.source = $5)`;

/** A refused post was never judged and is not indexed: only its source is known for sure. */
async function refusedPosts(
  query: SqlQuery,
  { w, id }: Scope,
  { filter, reason, from, to }: FilteredQuery,
  { until, limit, counts }: Part,
): Promise<FilteredPost[]> {
  const { source, ...others } = filter;
  if (Object.keys(others).length > 0) return [];
  const period = [w, id, from, to, source ?? null];
  addCounts(
    counts,
    await query.all(`select reason, count(*) as n from verdict where ${REFUSED} group by reason`, period),
  );
  const rows = await query.all(
    `select source, ext_id, reason, detail, address, coalesce(published_at, at) as ts from verdict
     where ${REFUSED} and ($6 is null or reason = $6) and coalesce(published_at, at) <= $7
     order by coalesce(published_at, at) desc, source, ext_id limit $8`,
    [...period, reason ?? null, until, limit],
  );
  const posts: FilteredPost[] = [];
  for (const row of rows) {
    const [source, extId] = [text(row.source), text(row.ext_id)];
    const found = await findText(query, w, source, extId);
    // Of a keyword that was changed since, it may be a mention by now.
    if (found?.keywordIds.includes(id)) continue;
    posts.push({
      keywordId: id,
      reason: text(row.reason) as FilteredReason,
      detail: textOrNull(row.detail),
      at: int(row.ts),
      source,
      extId,
      address: found?.post.url ?? textOrNull(row.address),
      post: found?.post ?? null,
      listed: null,
    });
  }
  return posts;
}

/** A post that this workspace may see: in the unmatched window, or as a mention of another keyword. */
async function findText(
  query: SqlQuery,
  w: number,
  source: string,
  extId: string,
): Promise<{ post: Post; keywordIds: readonly string[] } | null> {
  const key = postKey(source, extId);
  const [stored] = await query.all(
    `${MENTIONS} where mention.row = (select row from seen where w = $1 and post = $2) and mention.gone = 0`,
    [w, key],
  );
  if (stored) {
    const { post, hits } = mentionOf(stored);
    return { post, keywordIds: hits.map(({ keywordId }) => keywordId) };
  }
  const waiting = await query.each(
    `select data from unmatched where space = $1 and post = $2 and hash is not null and exists (
       select 1 from unmatched_of where unmatched_of.row = unmatched.row and unmatched_of.w in (${EVERYBODY}, $3))`,
    [EVERYBODY, w].map((space) => [space, key, w]),
  );
  const [found] = waiting.flat();
  return found ? { post: json<Post>(found.data), keywordIds: [] } : null;
}

function addCounts(counts: Map<FilteredReason, number>, rows: readonly SqlRow[]): void {
  for (const row of rows) {
    const reason = text(row.reason) as FilteredReason;
    counts.set(reason, (counts.get(reason) ?? 0) + int(row.n));
  }
}
