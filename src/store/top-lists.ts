import { shownOf } from '../listening/mentions/top-post.ts';
import type { TopAuthor, TopPost } from '../listening/series/series.ts';
import { DAY, floorTo, type Millis } from '../listening/time.ts';
import { type Database, int, intOrNull, type SqlQuery, type SqlRow, text, textOrNull } from './database.ts';
import type { Stretch } from './edges.ts';
import { labelNumber, labelOf, NEGATIVE, NOT_JUDGED, POSITIVE } from './hit-row.ts';
import { cap, MENTIONS, mentionOf } from './mention-row.ts';
import { keywordNumbers } from './numbers.ts';
import { countedPeriod } from './series.ts';
import type { Store } from './store.ts';
import { countCopies } from './stories.ts';

const EXCERPT = 280;
/** Authors looked at of each day: who is among the first of a period is among these of one of its days. */
const AUTHORS_A_DAY = 50;
const LABELS = [NEGATIVE, 0, POSITIVE, NOT_JUDGED];

/**
 * Lists of the best, read in the order of an index by day: the cost depends on the days and on how many
 * are wanted, not on the number of mentions.
 */
export function topStore(database: Database): Pick<Store, 'topPosts' | 'topAuthors'> {
  return {
    topPosts: (workspaceId, keywordIds, from, to, { label, limit }) =>
      database.read(async (query) => {
        const posts: (TopPost & { keywordId: string })[] = [];
        for (const keywordId of keywordIds) {
          const numbers = await keywordNumbers(query, workspaceId, keywordId);
          if (!numbers) continue;
          const labels = label === undefined ? LABELS : [labelNumber(label)];
          const best = await bestHits(query, numbers, countedPeriod(from, to), labels, limit);
          for (const post of await showPosts(query, numbers.w, best)) posts.push({ ...post, keywordId });
        }
        return posts;
      }),

    topAuthors: (workspaceId, keywordIds, from, to, limit) =>
      database.read(async (query) => {
        const authors: (TopAuthor & { keywordId: string })[] = [];
        for (const keywordId of keywordIds) {
          const numbers = await keywordNumbers(query, workspaceId, keywordId);
          if (!numbers) continue;
          const best = await busiest(query, numbers, countedPeriod(from, to), limit);
          authors.push(...best.map((author) => ({ ...author, keywordId })));
        }
        return authors;
      }),
  };
}

type Numbers = { w: number; k: number };

function daysOf({ from, to }: Stretch): Millis[] {
  const days: Millis[] = [];
  for (let day = floorTo(from, DAY); day < to; day += DAY) days.push(day);
  return days;
}

/**
 * The hits of most reach, one a story. Each day and label gives its first few; only those that might still hold a
 * better one are asked for more.
 */
async function bestHits(
  query: SqlQuery,
  { w, k }: Numbers,
  period: Stretch,
  labels: readonly number[],
  limit: number,
): Promise<SqlRow[]> {
  const slots = labels.flatMap((label) =>
    daysOf(period).map((day) => ({
      key: [w, k, label, day / DAY, period.from, period.to],
      rows: [] as SqlRow[],
    })),
  );
  let open = slots;
  for (let deep = 2; ; deep *= 4) {
    const lists = await query.each(
      `select ts, row, reach, story, label from hit
       where w = $1 and k = $2 and label = $3 and ts / ${DAY} = $4 and ts >= $5 and ts < $6 and reach >= 0
       order by reach desc, ts desc, row desc limit $7`,
      open.map(({ key }) => [...key, deep]),
    );
    open.forEach((slot, index) => {
      slot.rows = lists[index]!;
    });
    const stories = new Map<number, SqlRow>();
    for (const row of slots.flatMap(({ rows }) => rows).sort(byReach))
      if (!stories.has(int(row.story))) stories.set(int(row.story), row);
    const best = [...stories.values()].slice(0, limit);
    const worst = best[limit - 1];
    open = open.filter(({ rows }) => rows.length === deep && (!worst || byReach(rows[deep - 1]!, worst) < 0));
    if (open.length === 0) return best;
  }
}

function byReach(a: SqlRow, b: SqlRow): number {
  return int(b.reach) - int(a.reach) || int(b.ts) - int(a.ts) || int(b.row) - int(a.row);
}

async function showPosts(query: SqlQuery, w: number, hits: readonly SqlRow[]): Promise<TopPost[]> {
  const mentions = await query.each(
    `${MENTIONS} where mention.row = $1`,
    hits.map((hit) => [int(hit.row)]),
  );
  const shown = hits.flatMap((hit, index) => {
    const row = mentions[index]?.[0];
    return row ? [{ hit, ...mentionOf(row) }] : [];
  });
  const copies = await countCopies(
    query,
    w,
    shown.map(({ storyId }) => storyId),
  );
  return shown.map(({ hit, id, storyId, post }) => ({
    mentionId: id,
    storyId,
    ...shownOf(post),
    excerpt: excerptOf(post.text),
    reach: int(hit.reach),
    label: labelOf(int(hit.label)),
    copies: copies.get(storyId) ?? 1,
  }));
}

function excerptOf(of: string): string {
  const line = of.replace(/\s+/gu, ' ').trim();
  return line.length <= EXCERPT ? line : `${cap(line, EXCERPT - 1)}…`;
}

async function busiest(
  query: SqlQuery,
  { w, k }: Numbers,
  period: Stretch,
  limit: number,
): Promise<TopAuthor[]> {
  const { from, to } = period;
  const lists = await query.each(
    `select author, mentions from author_day where w = $1 and k = $2 and day = $3 and mentions > 0
     order by mentions desc, author limit ${AUTHORS_A_DAY}`,
    daysOf(period).map((day) => [w, k, day]),
  );
  const candidates = mostPossible(lists).slice(0, 3 * limit + 20);
  // Whole days from the daily list, the hours at both ends from the hits of these few.
  const firstDay = Math.min(Math.ceil(from / DAY) * DAY, to);
  const lastDay = Math.max(floorTo(to, DAY), firstDay);
  const authors: TopAuthor[] = [];
  for (const { author, atMost } of candidates) {
    // Nobody after this one can have more mentions than those found.
    if (authors.filter(({ mentions }) => mentions > atMost).length >= limit) break;
    const [row] = await query.all(
      `select author.key, author.name, author.url, author.followers, counted.mentions, counted.negative
       from author cross join (
         select sum(mentions) as mentions, sum(negative) as negative from (
           select sum(mentions) as mentions, sum(negative) as negative from author_day
             where w = $1 and k = $2 and author = $3 and day >= $5 and day < $6
           union all select count(*), sum(case when label = -1 then 1 else 0 end) from hit
             where w = $1 and k = $2 and author = $3 and ts >= $4 and ts < $5
           union all select count(*), sum(case when label = -1 then 1 else 0 end) from hit
             where w = $1 and k = $2 and author = $3 and ts >= $6 and ts < $7) as parts) as counted
       where author.w = $1 and author.n = $3`,
      [w, k, author, from, firstDay, lastDay, to],
    );
    const mentions = intOrNull(row?.mentions) ?? 0;
    if (!row || mentions === 0) continue;
    authors.push({
      authorKey: text(row.key),
      name: text(row.name),
      url: textOrNull(row.url),
      followers: intOrNull(row.followers),
      mentions,
      negative: intOrNull(row.negative) ?? 0,
    });
  }
  return authors
    .sort((a, b) => b.mentions - a.mentions || (a.authorKey < b.authorKey ? -1 : 1))
    .slice(0, limit);
}

/** Authors of daily lists with the most mentions that each can have, most first: off a full list is at most its last. */
function mostPossible(lists: readonly SqlRow[][]): { author: number; atMost: number }[] {
  const most = new Map<number, number>();
  let offAll = 0;
  for (const list of lists) {
    const off = list.length < AUTHORS_A_DAY ? 0 : int(list.at(-1)?.mentions);
    offAll += off;
    for (const row of list) {
      const author = int(row.author);
      most.set(author, (most.get(author) ?? 0) + int(row.mentions) - off);
    }
  }
  return [...most]
    .map(([author, above]) => ({ author, atMost: above + offAll }))
    .sort((a, b) => b.atMost - a.atMost);
}
