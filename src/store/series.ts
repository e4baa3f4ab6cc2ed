import type { BucketPoint, HourPoint, SourceTotals } from '../listening/series/series.ts';
import { DAY, HOUR, type Millis } from '../listening/time.ts';
import { type Database, int, intOrNull, type SqlQuery, type SqlRow, text } from './database.ts';
import { keywordNumbers } from './numbers.ts';
import type { Store } from './store.ts';

/** How long counts are kept: 13 months, so that a month can be compared with the same month a year ago. */
export const SERIES_LIFE = 396 * DAY;

/** Reads of the series: their cost depends on the period, not on the number of mentions in it. */
export function seriesStore(
  database: Database,
): Pick<Store, 'hours' | 'buckets' | 'partBuckets' | 'totals' | 'sourceTotals'> {
  return {
    hours: (workspaceId, keywordId, from, to) =>
      database.read(async (query) => {
        const [start, end] = hoursOf(from, to);
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        const rows = numbers
          ? await query.all(
              `select hour, sum(total) as total, sum(negative) as negative, sum(neutral) as neutral,
                 sum(positive) as positive
               from series_hour where w = $1 and k = $2 and hour >= $3 and hour < $4 group by hour`,
              [numbers.w, numbers.k, start, end],
            )
          : [];
        const counted = new Map(rows.map((row) => [int(row.hour), row]));
        const points: HourPoint[] = [];
        for (let hour = start; hour < end; hour += HOUR)
          points.push({ start: hour, ...labels(counted.get(hour)) });
        return points;
      }),

    buckets: (workspaceId, keywordId, from, to) =>
      database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return [];
        const rows = await query.all(
          `select start, sum(total) as total, sum(negative) as negative, sum(positive) as positive,
             sum(capped) as capped, sum(capped_negative) as capped_negative
           from bucket where w = $1 and k = $2 and start >= $3 and start < $4
           group by start having sum(total) > 0 order by start`,
          [numbers.w, numbers.k, from, to],
        );
        return rows.map(bucketOf);
      }),

    partBuckets: (workspaceId, keywordId, from, to) =>
      database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return [];
        const rows = await query.all(
          `select * from bucket where w = $1 and k = $2 and start >= $3 and start < $4
             and (total > 0 or capped > 0) order by start, part`,
          [numbers.w, numbers.k, from, to],
        );
        return rows.map((row) => ({ ...bucketOf(row), part: int(row.part) }));
      }),

    totals: (workspaceId, keywordIds, from, to) =>
      database.read((query) =>
        inOrder(keywordIds, async (keywordId) => {
          const [start, end] = hoursOf(from, to);
          const numbers = await keywordNumbers(query, workspaceId, keywordId);
          const sources = numbers ? await sourceSums(query, numbers, start, end) : [];
          const all = { total: 0, negative: 0, neutral: 0, positive: 0 };
          for (const row of sources) {
            all.total += int(row.total);
            all.negative += int(row.negative);
            all.neutral += int(row.neutral);
            all.positive += int(row.positive);
          }
          const nobody = { stories: 0, authors: 0, newAuthors: 0 };
          return {
            keywordId,
            ...all,
            ...(numbers && all.total > 0 ? await crowd(query, numbers, start, end, all.total) : nobody),
            bySource: sources.map(sourceTotalsOf),
          };
        }),
      ),

    sourceTotals: (workspaceId, keywordId, from, to) =>
      database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        return numbers ? (await sourceSums(query, numbers, ...hoursOf(from, to))).map(sourceTotalsOf) : [];
      }),
  };
}

/** First and past-the-last UTC hour of a period: the hours that start in it, of the last 13 months. */
export function hoursOf(from: Millis, to: Millis): [Millis, Millis] {
  const end = Math.ceil(to / HOUR) * HOUR;
  return [Math.max(Math.ceil(from / HOUR) * HOUR, end - SERIES_LIFE), end];
}

type Numbers = { w: number; k: number };

function sourceSums(query: SqlQuery, { w, k }: Numbers, from: Millis, to: Millis): Promise<SqlRow[]> {
  return query.all(
    `select source, sum(total) as total, sum(negative) as negative, sum(neutral) as neutral, sum(positive) as positive
     from series_hour where w = $1 and k = $2 and hour >= $3 and hour < $4
     group by source having sum(total) > 0 order by total desc, source`,
    [w, k, from, to],
  );
}

/** Distinct authors and stories: all hits minus those whose author or story was seen before in the same period. */
async function crowd(query: SqlQuery, { w, k }: Numbers, from: Millis, to: Millis, total: number) {
  const [people] = await query.all(
    `select sum(authored) as authored, sum(newcomers) as newcomers from crowd_hour
     where w = $1 and k = $2 and hour >= $3 and hour < $4`,
    [w, k, from, to],
  );
  const [authors, stories] = await query.each(
    // Hour by hour, so that only repeats inside the period are read, however old the others are; from the first hour
    // that has anything, because a period may begin a year before its first mention.
    `with recursive slot (hour) as (
       select min(hour) from series_hour where w = $1 and k = $2 and hour >= $4
       union all select hour + ${HOUR} from slot where hour + ${HOUR} < $5)
     select sum(repeat_hour.n) as n from slot cross join repeat_hour
     where repeat_hour.w = $1 and repeat_hour.k = $2 and repeat_hour.kind = $3 and repeat_hour.hour = slot.hour
       and repeat_hour.before >= $4`,
    [
      [w, k, 'author', from, to],
      [w, k, 'story', from, to],
    ],
  );
  return {
    stories: total - (intOrNull(stories?.[0]?.n) ?? 0),
    authors: (intOrNull(people?.authored) ?? 0) - (intOrNull(authors?.[0]?.n) ?? 0),
    newAuthors: intOrNull(people?.newcomers) ?? 0,
  };
}

function sourceTotalsOf(row: SqlRow): SourceTotals {
  return { source: text(row.source), total: int(row.total), negative: int(row.negative) };
}

function bucketOf(row: SqlRow): BucketPoint {
  return {
    start: int(row.start),
    total: int(row.total),
    negative: int(row.negative),
    positive: int(row.positive),
    capped: int(row.capped),
    cappedNegative: int(row.capped_negative),
  };
}

function labels(row: SqlRow | undefined) {
  return {
    total: row ? int(row.total) : 0,
    negative: row ? int(row.negative) : 0,
    neutral: row ? int(row.neutral) : 0,
    positive: row ? int(row.positive) : 0,
  };
}

async function inOrder<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await read(item));
  return results;
}
