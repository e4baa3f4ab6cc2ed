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

/** A period in whole UTC hours, which the series hold, and the parts of an hour that are left at its ends. */
export function splitHours({ from, to }: Stretch): { hours: Stretch; edges: Stretch[] } {
  const first = Math.ceil(from / HOUR) * HOUR;
  const last = floorTo(to, HOUR);
  if (first > last) return { hours: { from: first, to: first }, edges: to > from ? [{ from, to }] : [] };
  const ends = [
    { from, to: first },
    { from: last, to },
  ];
  return { hours: { from: first, to: last }, edges: ends.filter((end) => end.to > end.from) };
}

/**
 * What a part of one UTC hour counts, by source: from its hits. Beyond retention there are none: then its five-minute
 * buckets tell how many, and the sources of its hour share them.
 */
export async function countEdge(
  query: SqlQuery,
  { w, k, prunedUntil }: KeywordNumbers,
  edge: Stretch,
): Promise<(LabelCounts & { source: string })[]> {
  const rows = await query.all(
    edge.from >= prunedUntil
      ? `select mention.source, count(*) as total, sum(case when hit.label = -1 then 1 else 0 end) as negative,
           sum(case when hit.label = 0 then 1 else 0 end) as neutral,
           sum(case when hit.label = 1 then 1 else 0 end) as positive
         from hit cross join mention on mention.row = hit.row
         where hit.w = $1 and hit.k = $2 and hit.ts >= $3 and hit.ts < $4 group by mention.source`
      : `select source, total, negative, neutral, positive from series_hour
         where w = $1 and k = $2 and hour >= $3 and hour < $4 order by source`,
    edge.from >= prunedUntil
      ? [w, k, edge.from, edge.to]
      : [w, k, floorTo(edge.from, HOUR), floorTo(edge.from, HOUR) + HOUR],
  );
  const counts = rows.map((row) => ({ source: text(row.source), ...labelCounts(row) }));
  if (edge.from >= prunedUntil || counts.length === 0) return counts;
  const [part] = await query.all(
    `select coalesce(sum(total), 0) as total, coalesce(sum(negative), 0) as negative from bucket
     where w = $1 and k = $2 and start >= $3 and start < $4`,
    [w, k, edge.from, edge.to],
  );
  return partOfHour(counts, { total: int(part?.total), negative: int(part?.negative) });
}

/** The counts of a part of an hour, its sources and labels in the proportions of the whole hour. */
function partOfHour(
  hour: readonly (LabelCounts & { source: string })[],
  part: { total: number; negative: number },
): (LabelCounts & { source: string })[] {
  const negatives = apportion(
    part.negative,
    hour.map(({ negative }) => negative),
  );
  const others = apportion(
    part.total - part.negative,
    hour.flatMap(({ neutral, positive }) => [neutral, positive]),
  );
  return hour.map(({ source }, index) => {
    const [negative, neutral, positive] = [negatives[index]!, others[2 * index]!, others[2 * index + 1]!];
    return { source, total: negative + neutral + positive, negative, neutral, positive };
  });
}

/** Shares of a whole number that are whole numbers themselves and sum to it: the largest remainders get what is left. */
function apportion(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (whole * weight) / all);
  const shares = exact.map(Math.floor);
  const left = whole - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index]! += 1;
  return shares;
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
