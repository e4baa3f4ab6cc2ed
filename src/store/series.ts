import {
  type BucketPoint,
  endOf,
  type HourClock,
  type HourPoint,
  type SourceTotals,
} from '../listening/series/series.ts';
import { DAY, HOUR, type Millis } from '../listening/time.ts';
import { clockRuns } from '../listening/zoned.ts';
import { countCrowd } from './crowd.ts';
import { type Database, int, type SqlQuery, type SqlRow, text } from './database.ts';
import {
  addCounts,
  countEdge,
  type LabelCounts,
  labelCounts,
  noCounts,
  type Stretch,
  splitHours,
} from './edges.ts';
import { type KeywordNumbers, keywordNumbers } from './numbers.ts';
import type { Store } from './store.ts';

/** How long counts are kept: 13 months, so that a month can be compared with the same month a year ago. */
export const SERIES_LIFE = 396 * DAY;

/**
 * Reads of the series: their cost depends on the period, not on the number of mentions in it. Whole UTC hours are read
 * as they are kept, and of the hours that a period cuts the hits, so that it is counted to the millisecond.
 */
export function seriesStore(
  database: Database,
): Pick<Store, 'hours' | 'buckets' | 'partBuckets' | 'totals' | 'sourceTotals'> {
  return {
    hours: (workspaceId, keywordId, from, to, clock = { endingAt: 0 }) =>
      database.read(async (query) => {
        const points = emptyHours(countedPeriod(from, to), clock);
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (numbers) await fillHours(query, numbers, points);
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
          const period = countedPeriod(from, to);
          const numbers = await keywordNumbers(query, workspaceId, keywordId);
          const sources = numbers ? await countSources(query, numbers, period) : [];
          const all = noCounts();
          for (const source of sources) addCounts(all, source);
          const nobody = { stories: 0, authors: 0, newAuthors: 0 };
          return {
            keywordId,
            ...all,
            ...(numbers && all.total > 0 ? await countCrowd(query, numbers, period, all.total) : nobody),
            bySource: sources.map(sourceTotalsOf),
          };
        }),
      ),

    sourceTotals: (workspaceId, keywordId, from, to) =>
      database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return [];
        return (await countSources(query, numbers, countedPeriod(from, to))).map(sourceTotalsOf);
      }),
  };
}

/** What is counted of a period: the last 13 months of it. */
export function countedPeriod(from: Millis, to: Millis): Stretch {
  return { from: Math.max(from, Math.ceil(to / HOUR) * HOUR - SERIES_LIFE), to };
}

/** Counts of a period by source, most first. */
async function countSources(
  query: SqlQuery,
  numbers: KeywordNumbers,
  period: Stretch,
): Promise<(LabelCounts & { source: string })[]> {
  const { hours, edges } = splitHours(period);
  const rows = await query.all(
    `select source, sum(total) as total, sum(negative) as negative, sum(neutral) as neutral, sum(positive) as positive
     from series_hour where w = $1 and k = $2 and hour >= $3 and hour < $4 group by source`,
    [numbers.w, numbers.k, hours.from, hours.to],
  );
  const sums = new Map(rows.map((row) => [text(row.source), labelCounts(row)]));
  for (const edge of edges) {
    for (const { source, ...counts } of await countEdge(query, numbers, edge)) {
      const sum = sums.get(source) ?? noCounts();
      addCounts(sum, counts);
      sums.set(source, sum);
    }
  }
  return [...sums]
    .map(([source, counts]) => ({ source, ...counts }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || (a.source < b.source ? -1 : 1));
}

/** The hours of a clock in a period, the first and the last cut by it. */
function emptyHours({ from, to }: Stretch, clock: HourClock): HourPoint[] {
  const runs =
    'timeZone' in clock
      ? clockRuns(from, to, clock.timeZone).map((run) => ({ ...run, phase: -run.offset }))
      : [{ from, to, phase: clock.endingAt }];
  const points: HourPoint[] = [];
  for (const run of runs) {
    for (let start = run.from; start < run.to; ) {
      const end = Math.min(run.to, Math.floor((start - run.phase) / HOUR + 1) * HOUR + run.phase);
      points.push({ start, ...(end === start + HOUR ? {} : { end }), ...noCounts() });
      start = end;
    }
  }
  return points;
}

async function fillHours(query: SqlQuery, numbers: KeywordNumbers, points: HourPoint[]): Promise<void> {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return;
  const isKept = ({ start }: HourPoint) => start % HOUR === 0;
  const rows = points.some(isKept)
    ? await query.all(
        `select hour, sum(total) as total, sum(negative) as negative, sum(neutral) as neutral,
           sum(positive) as positive
         from series_hour where w = $1 and k = $2 and hour >= $3 and hour < $4 group by hour`,
        [numbers.w, numbers.k, first.start, endOf(last)],
      )
    : [];
  const kept = new Map(rows.map((row) => [int(row.hour), row]));
  for (const point of points) {
    const { hours, edges } = splitHours({ from: point.start, to: endOf(point) });
    if (hours.to > hours.from) {
      const row = kept.get(hours.from);
      if (row) addCounts(point, labelCounts(row));
    }
    for (const edge of edges)
      for (const counts of await countEdge(query, numbers, edge)) addCounts(point, counts);
  }
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

function sourceTotalsOf({ source, total, negative }: SourceTotals): SourceTotals {
  return { source, total, negative };
}

async function inOrder<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await read(item));
  return results;
}
