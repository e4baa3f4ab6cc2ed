import type { SharedPosts } from '../listening/series/shared-posts.ts';
import { floorTo, HOUR, type Millis } from '../listening/time.ts';
import { type Database, int, type SqlQuery, type SqlRow, text } from './database.ts';
import { NEGATIVE, NOT_JUDGED } from './hit-row.ts';
import { keywordsByNumber, workspaceNumber } from './numbers.ts';
import { countedPeriod } from './series.ts';
import type { Store } from './store.ts';

/** Posts that several keywords hold: of those that are kept from their hits, of pruned ones from what was noted then. */
export function sharedPostStore(database: Database): Pick<Store, 'sharedPosts'> {
  return {
    sharedPosts: (workspaceId, keywordIds, from, to) =>
      database.read(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        const numbers = await keywordsByNumber(query, workspaceId);
        const ids = new Map(keywordIds.flatMap((id) => (numbers.has(id) ? [[numbers.get(id)!, id]] : [])));
        if (w === null || ids.size < 2) return [];
        const period = countedPeriod(from, to);
        const rows = [
          ...(await liveSets(query, w, [...ids.keys()], period)),
          ...(await query.all(
            'select keywords, sum(n) as n from shared_hour where w = $1 and hour >= $2 and hour < $3 group by keywords',
            [w, period.from, period.to],
          )),
        ];
        return setsOf(rows, ids);
      }),
  };
}

function liveSets(
  query: SqlQuery,
  w: number,
  numbers: readonly number[],
  { from, to }: { from: Millis; to: Millis },
): Promise<SqlRow[]> {
  const places = numbers.map((_, index) => `$${index + 4}`).join(', ');
  return query.all(
    `select keywords, count(*) as n from (
       select group_concat(${SIGNED}) as keywords from hit
       where w = $1 and ts >= $2 and ts < $3 and k in (${places}) group by row having count(*) > 1) group by keywords`,
    [w, from, to, ...numbers],
  );
}

/** A keyword's number, below zero where the post is negative for it, behind a mark where it is not judged. */
const SIGNED = `case label when ${NEGATIVE} then '-' || hit.k when ${NOT_JUDGED} then '?' || hit.k else hit.k end`;

function signed(k: number, label: number): string {
  return `${label === NEGATIVE ? '-' : label === NOT_JUDGED ? '?' : ''}${k}`;
}

function setsOf(rows: readonly SqlRow[], ids: ReadonlyMap<number, string>): SharedPosts[] {
  const sets = new Map<string, SharedPosts>();
  for (const row of rows) {
    const asked = text(row.keywords)
      .split(',')
      .map((name) => ({ k: Number(name.replace(/^[-?]/, '')), sign: name[0] }))
      .filter(({ k }) => ids.has(k));
    if (asked.length < 2) continue;
    const keywordIds = asked
      .map(({ k }) => k)
      .sort((a, b) => a - b)
      .map((k) => ids.get(k)!);
    const negative = asked.filter(({ sign }) => sign === '-').length;
    const key = keywordIds.join(' ');
    const set = sets.get(key) ?? { keywordIds, total: 0, judged: 0, negative: 0, negativeRows: 0 };
    sets.set(key, set);
    const n = int(row.n);
    set.total += n;
    set.judged += asked.some(({ sign }) => sign === '?') ? 0 : n;
    set.negative += negative > 0 ? n : 0;
    set.negativeRows += negative * n;
  }
  return [...sets.values()];
}

/** Notes which of the hits that go belong to one post, so that a total goes on counting it once. */
export async function noteShared(query: SqlQuery, w: number, gone: readonly SqlRow[]): Promise<void> {
  const posts = new Map<number, SqlRow[]>();
  for (const hit of gone) posts.set(int(hit.row), [...(posts.get(int(hit.row)) ?? []), hit]);
  const counts = new Map<string, { hour: number; keywords: string; n: number }>();
  for (const hits of posts.values()) {
    if (hits.length < 2) continue;
    const hour = floorTo(int(hits[0]!.ts), HOUR);
    const keywords = hits
      .map(({ k, label }) => ({ k: int(k), label: int(label) }))
      .sort((a, b) => a.k - b.k)
      .map(({ k, label }) => signed(k, label))
      .join(',');
    const count = counts.get(`${hour} ${keywords}`) ?? { hour, keywords, n: 0 };
    count.n += 1;
    counts.set(`${hour} ${keywords}`, count);
  }
  await query.each(
    `insert into shared_hour (w, hour, keywords, n) values ($1, $2, $3, $4)
     on conflict (w, hour, keywords) do update set n = shared_hour.n + excluded.n`,
    [...counts.values()].map(({ hour, keywords, n }) => [w, hour, keywords, n]),
  );
}
