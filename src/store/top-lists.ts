import { shownOf } from '../listening/mentions/top-post.ts';
import type { TopPost } from '../listening/series/series.ts';
import { DAY, floorTo, type Millis } from '../listening/time.ts';
import { type Database, int, type SqlQuery, type SqlRow } from './database.ts';
import type { Stretch } from './edges.ts';
import { LABELS, labelNumber, labelOf } from './hit-row.ts';
import { cap, MENTIONS, mentionOf } from './mention-row.ts';
import { keywordNumbers } from './numbers.ts';
import { countedPeriod } from './series.ts';
import type { Store } from './store.ts';
import { countCopies } from './stories.ts';

const EXCERPT = 280;

/**
 * Lists of the best, read in the order of an index by day: the cost depends on the days and on how many
 * are wanted, not on the number of mentions.
 */
export function topStore(database: Database): Pick<Store, 'topPosts'> {
  return {
    topPosts: (workspaceId, keywordIds, from, to, { label, limit }) =>
      database.read(async (query) => {
        const posts: (TopPost & { keywordId: string })[] = [];
        for (const keywordId of keywordIds) {
          const numbers = await keywordNumbers(query, workspaceId, keywordId);
          if (!numbers) continue;
          const labels = label === undefined ? LABELS : [labelNumber(label)];
          const period = countedPeriod(from, to);
          const best = await bestHits(query, numbers, period, labels, limit);
          const shown = await showPosts(query, numbers.w, best.map(shownHit));
          const copies = await copiesOf(query, numbers, period, best);
          for (const [at, post] of shown.entries())
            if (post) posts.push({ ...post, copies: copies[at]!, keywordId });
        }
        return posts;
      }),
  };
}

type Numbers = { w: number; k: number };

export function daysOf({ from, to }: Stretch): Millis[] {
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

/** How many mentions of the keyword each one's story has in the period: a list never says more of one than of all. */
async function copiesOf(
  query: SqlQuery,
  { w, k }: Numbers,
  { from, to }: Stretch,
  hits: readonly SqlRow[],
): Promise<number[]> {
  const counts = await query.each(
    'select count(*) as n from hit where w = $1 and k = $2 and story = $3 and ts >= $4 and ts < $5',
    hits.map(({ story }) => [w, k, int(story), from, to]),
  );
  return counts.map(([row]) => int(row?.n));
}

function byReach(a: SqlRow, b: SqlRow): number {
  return int(b.reach) - int(a.reach) || int(b.ts) - int(a.ts) || int(b.row) - int(a.row);
}

/** A hit, as far as lists show it. */
export interface ShownHit {
  row: number;
  reach: number;
  label: number;
}

function shownHit(row: SqlRow): ShownHit {
  return { row: int(row.row), reach: int(row.reach), label: int(row.label) };
}

/** @returns one for each, null of those that are gone */
export async function showPosts(
  query: SqlQuery,
  w: number,
  hits: readonly ShownHit[],
): Promise<(TopPost | null)[]> {
  const rows = await query.each(
    `${MENTIONS} where mention.row = $1`,
    hits.map(({ row }) => [row]),
  );
  const mentions = rows.map(([row]) => (row ? mentionOf(row) : null));
  const copies = await countCopies(
    query,
    w,
    mentions.flatMap((mention) => mention?.storyId ?? []),
  );
  return mentions.map((mention, index) => {
    if (!mention) return null;
    const { id, storyId, post } = mention;
    const { reach, label } = hits[index]!;
    return {
      mentionId: id,
      storyId,
      ...shownOf(post),
      excerpt: excerptOf(post.text),
      reach,
      label: labelOf(label),
      copies: copies.get(storyId) ?? 1,
    };
  });
}

function excerptOf(of: string): string {
  const line = of.replace(/\s+/gu, ' ').trim();
  return line.length <= EXCERPT ? line : `${cap(line, EXCERPT - 1)}…`;
}
