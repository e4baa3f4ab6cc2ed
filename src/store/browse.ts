import type {
  ListedMention,
  ListPlace,
  MentionPage,
  MentionQuery,
} from '../listening/mentions/mention-query.ts';
import { type Database, int, type SqlQuery, type SqlValue, text } from './database.ts';
import { type Bind, conditionsOfHit, conditionsOfPost } from './mention-conditions.ts';
import { MENTIONS, mentionOf } from './mention-row.ts';
import { workspaceNumber } from './numbers.ts';
import type { BrowseStore } from './parts.ts';

/** Lists of stored mentions by what people ask for, page by page; each page is read in the order of an index. */
export function browseStore(database: Database): BrowseStore {
  return {
    browse: (workspaceId, asked, from, limit) =>
      database.read(async (query) => {
        const list = await listOf(query, workspaceId, asked);
        if (!list) return { total: 0, gone: 0, since: 0, first: 0, listed: [], hasOlder: false };
        return pageOf(query, list, from, limit);
      }),

    countMentions: (workspaceId, asked) =>
      database.read(async (query) => {
        const list = await listOf(query, workspaceId, asked);
        return list ? (await countIn(query, list)).total : 0;
      }),

    listMentions: (workspaceId, asked, after, limit) =>
      database.read(async (query) => {
        const list = await listOf(query, workspaceId, asked);
        return list ? read(query, list, after, 'older', limit) : [];
      }),

    mentionByRow: async (workspaceId, row) => {
      const [found] = await database.all(
        `${MENTIONS} where mention.row = $1 and mention.w = (select n from workspace where workspace = $2)
           and mention.gone = 0`,
        [row, workspaceId],
      );
      return found ? mentionOf(found) : null;
    },

    rowOf: async (workspaceId, mentionId) => {
      const [found] = await database.all(
        'select row from mention where w = (select n from workspace where workspace = $1) and id = $2',
        [workspaceId, mentionId],
      );
      return found ? int(found.row) : null;
    },

    newestRow: async () => {
      const [newest] = await database.all("select n from counter where name = 'mention'");
      return newest ? int(newest.n) : 0;
    },
  };
}

/** A list as SQL: `ts` and `row` are its order, `parameters` those of its conditions. */
interface List {
  ts: string;
  row: string;
  isGone: string;
  from: string;
  where: string;
  parameters: readonly SqlValue[];
  upTo: number;
}

/** @returns null when nothing can be so */
async function listOf(query: SqlQuery, workspaceId: string, asked: MentionQuery): Promise<List | null> {
  const w = await workspaceNumber(query, workspaceId);
  if (w === null) return null;
  const numbers = await query.each(
    'select n from keyword where workspace = $1 and id = $2',
    asked.keywordIds.map((id) => [workspaceId, id]),
  );
  const keywords = numbers.flat().map((row) => int(row.n));
  if (keywords.length === 0) return null;
  const parameters: SqlValue[] = [];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const single = keywords.length === 1;
  const [ts, row] = single ? ['hit.ts', 'hit.row'] : ['mention.published_at', 'mention.row'];
  const ofHit = conditionsOfHit(asked, bind);
  const about = await conditionsOfPost(query, w, asked, { row, author: single ? 'hit' : 'mention' }, bind);
  if (!about) return null;
  const hits = single
    ? [`hit.w = ${bind(w)}`, `hit.k = ${bind(keywords[0]!)}`, ...ofHit]
    : [
        `mention.w = ${bind(w)}`,
        `exists (select 1 from hit where ${[
          `hit.w = mention.w and hit.k in (${keywords.map(bind).join(', ')})`,
          'hit.ts = mention.published_at and hit.row = mention.row',
          ...ofHit,
        ].join(' and ')})`,
      ];
  const where = [...hits, `${ts} >= ${bind(asked.from)}`, `${ts} < ${bind(asked.to)}`, ...about].join(
    ' and ',
  );
  // Of one keyword the hits are enough, unless a condition is about the post itself.
  const joined = single && where.includes('mention.');
  return {
    ts,
    row,
    isGone: single ? 'hit.reach < 0' : 'mention.gone = 1',
    from: single ? `hit${joined ? ' cross join mention on mention.row = hit.row' : ''}` : 'mention',
    where,
    parameters,
    upTo: asked.upTo ?? Number.MAX_SAFE_INTEGER,
  };
}

async function countIn(
  query: SqlQuery,
  { from, where, parameters, row, isGone, upTo }: List,
): Promise<Pick<MentionPage, 'total' | 'gone' | 'since'>> {
  const mark = `$${parameters.length + 1}`;
  const [counted] = await query.all(
    `select coalesce(sum(${row} <= ${mark}), 0) as total, coalesce(sum(${row} > ${mark}), 0) as since,
       coalesce(sum(${row} <= ${mark} and ${isGone}), 0) as gone from ${from} where ${where}`,
    [...parameters, upTo],
  );
  return { total: int(counted?.total), gone: int(counted?.gone), since: int(counted?.since) };
}

async function pageOf(
  query: SqlQuery,
  list: List,
  from: { place: ListPlace; way: 'older' | 'newer' } | null,
  limit: number,
): Promise<MentionPage> {
  const counts = await countIn(query, list);
  let listed = await read(query, list, from?.place ?? null, from?.way ?? 'older', limit);
  // Before the first page there is no part of a page, and after the last there is none: the list begins anew.
  if (from && listed.length < (from.way === 'newer' ? limit : 1))
    listed = await read(query, list, null, 'older', limit);
  const [newest] = listed;
  const first = newest ? (await countNewer(query, list, placeOf(newest))) + 1 : 0;
  const last = first + listed.length - 1;
  return { ...counts, first, listed, hasOlder: listed.length > 0 && last < counts.total - counts.gone };
}

function placeOf({ row, mention }: ListedMention): ListPlace {
  return { ts: mention.post.publishedAt, row };
}

async function countNewer(query: SqlQuery, list: List, { ts, row }: ListPlace): Promise<number> {
  const { from, where, parameters, isGone, upTo } = list;
  const [a, b, c] = [1, 2, 3].map((nth) => `$${parameters.length + nth}`);
  const [counted] = await query.all(
    `select count(*) as n from ${from} where ${where} and (${list.ts}, ${list.row}) > (${a}, ${b})
       and ${list.row} <= ${c} and not (${isGone})`,
    [...parameters, ts, row, upTo],
  );
  return int(counted?.n);
}

/** Mentions with their text, newest first, on one side of a place. */
async function read(
  query: SqlQuery,
  list: List,
  place: ListPlace | null,
  way: 'older' | 'newer',
  limit: number,
): Promise<ListedMention[]> {
  const { from, where, parameters, isGone, upTo } = list;
  const values = [...parameters];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const [sign, order] = way === 'older' ? ['<', 'desc'] : ['>', 'asc'];
  const beyond =
    place === null ? '' : `and (${list.ts}, ${list.row}) ${sign} (${bind(place.ts)}, ${bind(place.row)})`;
  const rows = await query.all(
    `select ${list.row} as row from ${from} where ${where} and ${list.row} <= ${bind(upTo)} and not (${isGone})
       ${beyond} order by ${list.ts} ${order}, ${list.row} ${order} limit ${bind(limit)}`,
    values,
  );
  const listed = await listedRows(
    query,
    rows.map((row) => int(row.row)),
  );
  return way === 'older' ? listed : listed.reverse();
}

/** Mentions by their rows, as lists show them. */
export async function listedRows(query: SqlQuery, rows: readonly number[]): Promise<ListedMention[]> {
  const keys = rows.map((row) => [row]);
  const mentions = await query.each(`${MENTIONS} where mention.row = $1`, keys);
  const flags = await query.each(
    'select row, what, value from flag where row = $1 order by what, value',
    keys,
  );
  return mentions.flatMap(([stored], nth) => {
    if (!stored) return [];
    const own = flags[nth] ?? [];
    return [
      {
        row: int(stored.row),
        mention: mentionOf(stored),
        tags: own.filter(({ what }) => what === 'tag').map(({ value }) => text(value)),
        starred: own.some(({ what }) => what === 'star'),
      },
    ];
  });
}
