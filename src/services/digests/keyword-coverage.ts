import type { KeywordCounts, KeywordPeriod } from '../../listening/digest.ts';
import { coveredSince, dependenceOf, type Listening, partsReader } from '../../listening/series/coverage.ts';
import { endOf, type HourPoint } from '../../listening/series/series.ts';
import type { Millis } from '../../listening/time.ts';

/** Fewer mentions than this say little about which sources matter. */
const ENOUGH = 20;

/** When a keyword was listened to in a period: an hour without a mention is a silence only where it was read. */
export function keywordCoverage(
  counts: KeywordCounts,
  listening: Listening,
  hours: readonly HourPoint[],
  now: Millis,
): Pick<KeywordPeriod, 'coveredFrom' | 'unread'> {
  const { clocks, share } = dependenceOf(counts.keyword, listening, sharesOf(counts));
  const coveredFrom = coveredSince({ clocks, share });
  const readIn = partsReader(clocks, now);
  const unread = hours.flatMap((hour) => {
    const [from, to] = [hour.start, endOf(hour)];
    return readIn(from, to, () => hour.total > 0).length > 0 || (coveredFrom ?? to) > from
      ? []
      : [{ from, to }];
  });
  return { coveredFrom, unread };
}

/** The part of the mentions that each source brought, in the period and in the one before it. */
function sharesOf({ totals, before }: KeywordCounts): Map<string, number> {
  const all = totals.total + before.total;
  const shares = new Map<string, number>();
  if (all < ENOUGH) return shares;
  for (const { source, total } of [...totals.bySource, ...before.bySource])
    shares.set(source, (shares.get(source) ?? 0) + total / all);
  return shares;
}
