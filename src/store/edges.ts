import { apportion } from '../listening/apportion.ts';
import { floorTo, HOUR, type Millis } from '../listening/time.ts';
import { int, type SqlQuery, type SqlRow, text } from './database.ts';
import type { KeywordNumbers } from './numbers.ts';

/** From inclusive, to exclusive. */
export interface Stretch {
  from: Millis;
  to: Millis;
}

/** Counts by what was said of the keyword. */
export interface LabelCounts {
  total: number;
  negative: number;
  neutral: number;
  positive: number;
}

export type SourceCounts = LabelCounts & { source: string };

/** A period in whole slots of `size`, which the series hold, and the parts of a slot that are left at its ends. */
export function splitPeriod({ from, to }: Stretch, size: number): { whole: Stretch; edges: Stretch[] } {
  const first = Math.ceil(from / size) * size;
  const last = floorTo(to, size);
  if (first > last) return { whole: { from: first, to: first }, edges: to > from ? [{ from, to }] : [] };
  const ends = [
    { from, to: first },
    { from: last, to },
  ];
  return { whole: { from: first, to: last }, edges: ends.filter((end) => end.to > end.from) };
}

/**
 * What a part of one UTC hour counts, by source: from its hits. Beyond retention there are none: then its five-minute
 * buckets tell how many, and the sources of its hour share them.
 */
export async function countEdge(
  query: SqlQuery,
  numbers: KeywordNumbers,
  edge: Stretch,
): Promise<SourceCounts[]> {
  const { w, k, prunedUntil } = numbers;
  if (edge.from < prunedUntil) return estimateEdge(query, numbers, edge);
  const rows = await query.all(
    `select mention.source, count(*) as total, sum(case when hit.label = -1 then 1 else 0 end) as negative,
       sum(case when hit.label = 0 then 1 else 0 end) as neutral,
       sum(case when hit.label = 1 then 1 else 0 end) as positive
     from hit cross join mention on mention.row = hit.row
     where hit.w = $1 and hit.k = $2 and hit.ts >= $3 and hit.ts < $4 group by mention.source`,
    [w, k, edge.from, edge.to],
  );
  return rows.map((row) => ({ source: text(row.source), ...labelCounts(row) }));
}

async function estimateEdge(
  query: SqlQuery,
  { w, k }: KeywordNumbers,
  edge: Stretch,
): Promise<SourceCounts[]> {
  const hour = floorTo(edge.from, HOUR);
  const rows = await query.all(
    'select source, total, negative, neutral, positive from series_hour where w = $1 and k = $2 and hour = $3 order by source',
    [w, k, hour],
  );
  const [part] = await query.all(
    `select sum(total) as total, sum(negative) as negative, sum(total - negative - positive - unjudged) as neutral,
       sum(positive) as positive
     from bucket where w = $1 and k = $2 and start >= $3 and start < $4`,
    [w, k, edge.from, edge.to],
  );
  if (!part || part.total === null) return [];
  const counts = labelCounts(part);
  const sources = rows.map((row) => ({ source: text(row.source), of: labelCounts(row), ...noCounts() }));
  for (const label of ['negative', 'neutral', 'positive'] as const) {
    const weights = sources.map(({ of }) => of[label]);
    const known = weights.some((weight) => weight > 0);
    const shares = apportion(counts[label], known ? weights : sources.map(({ of }) => of.total));
    shares.forEach((share, index) => {
      const source = sources[index]!;
      source[label] += share;
      source.total += share;
    });
  }
  return sources.map(({ of: _, ...rest }) => rest);
}

/** How large a part of its UTC hour an edge is that has no hits any more, 0..1. */
export async function edgeShare(query: SqlQuery, { w, k }: KeywordNumbers, edge: Stretch): Promise<number> {
  const hour = floorTo(edge.from, HOUR);
  const [row] = await query.all(
    `select coalesce(sum(total), 0) as whole,
       coalesce(sum(case when start >= $3 and start < $4 then total else 0 end), 0) as part
     from bucket where w = $1 and k = $2 and start >= $5 and start < $6`,
    [w, k, edge.from, edge.to, hour, hour + HOUR],
  );
  const whole = int(row?.whole);
  return whole === 0 ? 0 : int(row?.part) / whole;
}

export function labelCounts(row: SqlRow): LabelCounts {
  return {
    total: int(row.total),
    negative: int(row.negative),
    neutral: int(row.neutral),
    positive: int(row.positive),
  };
}

export function addCounts(to: LabelCounts, more: LabelCounts): void {
  to.total += more.total;
  to.negative += more.negative;
  to.neutral += more.neutral;
  to.positive += more.positive;
}

export function noCounts(): LabelCounts {
  return { total: 0, negative: 0, neutral: 0, positive: 0 };
}
