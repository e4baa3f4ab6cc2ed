import { DAY, floorTo, MINUTE, type Millis } from '../listening/time.ts';
import { type Database, int, json, type SqlQuery, text } from './database.ts';
import { dropNotes } from './held.ts';
import { keywordIdsOf } from './hit-json.ts';
import { COUNT_TABLES, sweepStep } from './recover.ts';
import { dropWordMonth, monthOf, wordMonths } from './search.ts';
import { SERIES_LIFE } from './series.ts';
import { noteShared } from './shared-posts.ts';
import type { Store } from './store.ts';
import { keptSince } from './tenant.ts';
import { pruneUnmatched } from './unmatched-removal.ts';

const VERDICT_LIFE = 14 * DAY;
const OUTBOX_LIFE = 30 * DAY;
const ONCE_LIFE = 10 * MINUTE;
/** As long as the buttons of other messages. */
const QUESTION_LIFE = 7 * DAY;
/** Longer than a sender goes on trying. */
const PUSH_LIFE = DAY;
const FIRST_LIMIT = 64;
const MAX_LIMIT = 5_000;

/** One kind of thing that goes: removes at most `limit` rows. @returns how many it removed; fewer than `limit` = the rest comes next time */
type Task = (query: SqlQuery, now: Millis, limit: number) => Promise<number>;

const TASKS: Readonly<Record<string, Task>> = {
  removedKeywords: (query, _now, limit) => sweepStep(query, limit),
  verdicts: (query, now, limit) =>
    removed(
      query,
      `delete from verdict where (w, url, source, ext_id, keyword, stage, reason) in (
         select w, url, source, ext_id, keyword, stage, reason from verdict where at < $1 limit $2) returning 1 as one`,
      [now - VERDICT_LIFE, limit],
    ),
  messages: async (query, now, limit) => {
    let count = 0;
    for (const state of ['sent', 'dropped']) {
      count += await removed(
        query,
        `delete from outbox where key in (
           select key from outbox where state = '${state}' and due_at < $1
             and not exists (select 1 from dashboard where dashboard.root = outbox.key) limit $2) returning 1 as one`,
        [now - OUTBOX_LIFE, limit - count],
      );
    }
    return count;
  },
  clicks: (query, now, limit) =>
    removed(
      query,
      'delete from once where (workspace, key) in (select workspace, key from once where at <= $1 limit $2) returning 1 as one',
      [now - ONCE_LIFE, limit],
    ),
  pushes: (query, now, limit) =>
    removed(
      query,
      'delete from pushed where (hook, push) in (select hook, push from pushed where at <= $1 limit $2) returning 1 as one',
      [now - PUSH_LIFE, limit],
    ),
  linkCodes: (query, now) =>
    removed(query, 'delete from link_code where expires_at <= $1 returning 1 as one', [now]),
  dashboardLinks: (query, now) =>
    removed(query, 'delete from dashboard_link where until <= $1 returning 1 as one', [now]),
  questions: (query, now, limit) =>
    removed(
      query,
      'delete from question where id in (select id from question where at <= $1 limit $2) returning 1 as one',
      [now - QUESTION_LIFE, limit],
    ),
  mentions: (query, now, limit) =>
    perWorkspace(query, now, limit, async (w, horizon, rest) => {
      await query.all('update workspace set pruned_until = $2 where n = $1 and pruned_until < $2', [
        w,
        horizon,
      ]);
      return dropMentions(query, w, horizon, rest);
    }),
  authors: (query, now, limit) =>
    perWorkspace(query, now, limit, (w, horizon, rest) =>
      removed(
        query,
        'delete from author where (w, n) in (select w, n from author where w = $1 and last_day < $2 limit $3) returning 1 as one',
        [w, floorTo(horizon, DAY), rest],
      ),
    ),
  wordMonths: dropOldMonth,
  unmatched: pruneUnmatched,
  series: dropOldCounts,
  sharedPosts: (query, now, limit) =>
    removed(
      query,
      `delete from shared_hour where (w, hour, keywords) in (
         select w, hour, keywords from shared_hour where hour < $1 limit $2) returning 1 as one`,
      [now - SERIES_LIFE, limit],
    ),
  gaps: async (query, now) =>
    (await removed(query, 'delete from gap where to_at < $1 returning 1 as one', [now - SERIES_LIFE])) +
    (await removed(query, 'delete from unread where to_at < $1 returning 1 as one', [now - SERIES_LIFE])),
};

/** Retention: one thing after the other, as many rows at once as fit into the time given. */
export function pruneStore(database: Database): Pick<Store, 'prune'> {
  const atOnce = new Map<string, number>();
  return {
    prune: async (now, stepMs) => {
      const counts: Record<string, number> = {};
      const deadline = performance.now() + stepMs;
      for (const [name, task] of Object.entries(TASKS)) {
        for (let count = Number.POSITIVE_INFINITY, limit = 0; count >= limit; ) {
          limit = atOnce.get(name) ?? FIRST_LIMIT;
          const began = performance.now();
          count = await database.write((query) => task(query, now, limit));
          if (count === 0) break;
          counts[name] = (counts[name] ?? 0) + count;
          atOnce.set(name, nextLimit(limit, count, performance.now() - began, stepMs));
          // Only after something went: however short the steps, each brings the end nearer.
          if (performance.now() >= deadline) return { done: false, removed: counts };
        }
      }
      return { done: !(await database.giveBack()), removed: counts };
    },
  };
}

/** Rows that fit into half a step, so that a slow turn still ends near it; grows and shrinks by steps. */
function nextLimit(limit: number, count: number, tookMs: number, stepMs: number): number {
  const fitting = (count * stepMs) / 2 / Math.max(0.1, tookMs);
  return Math.round(Math.min(limit * 2, MAX_LIMIT, Math.max(limit / 4, 8, fitting)));
}

async function removed(query: SqlQuery, sql: string, params: (string | number | null)[]): Promise<number> {
  return (await query.all(sql, params)).length;
}

async function perWorkspace(
  query: SqlQuery,
  now: Millis,
  limit: number,
  work: (w: number, horizon: Millis, limit: number) => Promise<number>,
): Promise<number> {
  let count = 0;
  for (const row of await query.all('select n, data from workspace order by n')) {
    if (count >= limit) break;
    const { retentionDays } = json<{ retentionDays: number }>(row.data);
    count += await work(int(row.n), keptSince(retentionDays, now), limit - count);
  }
  return count;
}

/** Mentions and their hits go; what they counted stays. Their words go with the table of their month. */
async function dropMentions(query: SqlQuery, w: number, horizon: Millis, limit: number): Promise<number> {
  const mentions = await query.all(
    `select mention.row, mention.post, mention.published_at, mention.hits, workspace.workspace from mention
     join workspace on workspace.n = mention.w
     where mention.w = $1 and mention.published_at < $2 order by mention.published_at limit $3`,
    [w, horizon, limit],
  );
  if (mentions.length === 0) return 0;
  const hits = await query.each(
    `delete from hit where w = $1 and k = (select n from keyword where workspace = $4 and id = $5) and ts = $2 and row = $3
     returning k, author, ts, row, label`,
    mentions.flatMap((mention) =>
      keywordIdsOf(mention.hits).map((keywordId) => [
        w,
        int(mention.published_at),
        int(mention.row),
        text(mention.workspace),
        keywordId,
      ]),
    ),
  );
  await noteShared(query, w, hits.flat());
  await query.each(
    'delete from author_day where w = $1 and k = $2 and author = $3 and day = $4',
    hits
      .flat()
      .filter((hit) => hit.author !== null)
      .map((hit) => [w, int(hit.k), int(hit.author), floorTo(int(hit.ts), DAY)]),
  );
  await query.each(
    'delete from seen where w = $1 and post = $2',
    mentions.map((mention) => [w, mention.post!]),
  );
  await dropNotes(
    query,
    mentions.map((mention) => int(mention.row)),
  );
  await query.each(
    'delete from mention where row = $1',
    mentions.map((mention) => [int(mention.row)]),
  );
  return mentions.length;
}

/** Counts past their life, of one keyword after the other: one look finds those that have any. */
async function dropOldCounts(query: SqlQuery, now: Millis, limit: number): Promise<number> {
  let count = 0;
  for (const [table, time] of COUNT_TABLES) {
    const keywords = await query.all(
      `select workspace.n as w, keyword.n as k from keyword join workspace on workspace.workspace = keyword.workspace
       where exists (select 1 from ${table} where w = workspace.n and k = keyword.n and ${time} < $1) limit $2`,
      [now - SERIES_LIFE, limit - count],
    );
    for (const row of keywords) {
      if (count >= limit) return count;
      count += await removed(
        query,
        `delete from ${table} where w = $1 and k = $2 and ${time} < $3 and ${time} <= (select max(${time}) from (
           select ${time} from ${table} where w = $1 and k = $2 order by ${time} limit $4) as first) returning 1 as one`,
        [int(row.w), int(row.k), now - SERIES_LIFE, limit - count],
      );
    }
  }
  return count;
}

/** Drops the oldest table of words once no workspace holds a mention of its month any more. @returns 1 when one was dropped */
async function dropOldMonth(query: SqlQuery, now: Millis): Promise<number> {
  const month = (await wordMonths(query)).at(-1);
  if (month === undefined || month >= monthOf(now)) return 0;
  const [year, number] = month.split('_').map(Number);
  const from = Date.UTC(year!, number! - 1, 1);
  const to = Date.UTC(year!, number!, 1);
  for (const row of await query.all('select n from workspace')) {
    const [held] = await query.all(
      'select 1 as one from mention where w = $1 and published_at >= $2 and published_at < $3 limit 1',
      [int(row.n), from, to],
    );
    if (held) return 0;
  }
  await dropWordMonth(query, month);
  return 1;
}
