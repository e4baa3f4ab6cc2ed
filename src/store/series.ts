import {
  type BucketPoint,
  endOf,
  type HourClock,
  type HourPoint,
  judgedOf,
  type SourceTotals,
} from '../listening/series/series.ts';
import { BUCKET, DAY, floorTo, HOUR, type Millis } from '../listening/time.ts';
import { clockRuns } from '../listening/zoned.ts';
import { countCrowd } from './crowd.ts';
import { type Database, int, type SqlQuery, type SqlRow, text } from './database.ts';
import {
  addCounts,
  countEdge,
  labelCounts,
  noCounts,
  type SourceCounts,
  type Stretch,
  splitPeriod,
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
        const runs = runsOf(countedPeriod(from, to), clock);
        const points = runs.map(emptyHours);
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (numbers)
          for (const [index, run] of runs.entries()) await fill(query, numbers, run, points[index]!);
        return points.flat();
      }),

    buckets: (workspaceId, keywordId, from, to) =>
      database.read(async (query) => {
        const numbers = await keywordNumbers(query, workspaceId, keywordId);
        if (!numbers) return [];
        const rows = await query.all(
          `select start, sum(total) as total, sum(negative) as negative, sum(positive) as positive,
             sum(unjudged) as unjudged, sum(capped) as capped, sum(capped_negative) as capped_negative
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
             and (total > 0 or capped > 0 or capped_negative > 0) order by start, part`,
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
): Promise<SourceCounts[]> {
  const { whole, edges } = splitPeriod(period, HOUR);
  const rows = await query.all(
    `select source, sum(total) as total, sum(negative) as negative, sum(neutral) as neutral, sum(positive) as positive
     from series_hour where w = $1 and k = $2 and hour >= $3 and hour < $4 group by source`,
    [numbers.w, numbers.k, whole.from, whole.to],
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

/** A stretch whose hours begin `phase` milliseconds after those of UTC. */
type HourRun = Stretch & { phase: number };

function runsOf({ from, to }: Stretch, clock: HourClock): HourRun[] {
  const runs =
    'timeZone' in clock
      ? clockRuns(from, to, clock.timeZone).map((run) => ({ from: run.from, to: run.to, phase: -run.offset }))
      : [{ from, to, phase: clock.endingAt }];
  return runs.map((run) => ({ ...run, phase: run.phase - floorTo(run.phase, HOUR) }));
}

/** The hours of a run, the first and the last cut by it. */
function emptyHours({ from, to, phase }: HourRun): HourPoint[] {
  const points: HourPoint[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(to, floorTo(start - phase, HOUR) + HOUR + phase);
    points.push({ start, ...(end === start + HOUR ? {} : { end }), ...noCounts() });
    start = end;
  }
  return points;
}

/** Counts the hours of a run: those of UTC as they are kept, others from five-minute buckets, what these cut from hits. */
async function fill(
  query: SqlQuery,
  { w, k, ...numbers }: KeywordNumbers,
  { from, to, phase }: HourRun,
  points: readonly HourPoint[],
): Promise<void> {
  const size = phase === 0 ? HOUR : BUCKET;
  const { whole } = splitPeriod({ from, to }, size);
  const rows = await query.all(
    phase === 0
      ? `select hour as start, sum(total) as total, sum(negative) as negative, sum(neutral) as neutral,
           sum(positive) as positive
         from series_hour where w = $1 and k = $2 and hour >= $3 and hour < $4 group by hour order by hour`
      : `select min(start) as start, sum(total) as total, sum(negative) as negative,
           sum(total - negative - positive - unjudged) as neutral, sum(positive) as positive
         from bucket where w = $1 and k = $2 and start >= $3 and start < $4
         group by (start - $5) / $6 order by start`,
    // Buckets stay apart where the hours cut them.
    [w, k, whole.from, whole.to, ...(phase === 0 ? [] : [phase, phase % BUCKET === 0 ? HOUR : BUCKET])],
  );
  let next = 0;
  for (const point of points) {
    const end = endOf(point);
    for (; next < rows.length && int(rows[next]!.start) < end; next++) {
      const start = int(rows[next]!.start);
      if (start >= point.start && start + size <= end) addCounts(point, labelCounts(rows[next]!));
    }
    for (const edge of splitPeriod({ from: point.start, to: end }, size).edges)
      for (const counts of await countEdge(query, { w, k, ...numbers }, edge)) addCounts(point, counts);
  }
}

function bucketOf(row: SqlRow): BucketPoint {
  return {
    start: int(row.start),
    total: int(row.total),
    negative: int(row.negative),
    positive: int(row.positive),
    judged: int(row.total) - int(row.unjudged),
    capped: int(row.capped),
    cappedNegative: int(row.capped_negative),
  };
}

function sourceTotalsOf({ source, ...counts }: SourceCounts): SourceTotals {
  const { total, negative } = counts;
  return { source, total, negative, judged: judgedOf(counts) };
}

async function inOrder<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await read(item));
  return results;
}
