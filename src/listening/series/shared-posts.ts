import { judgedOf, type PeriodTotals } from './series.ts';

/** Posts of a period that stand in the rows of exactly these keywords, two or more. */
export interface SharedPosts {
  keywordIds: readonly string[];
  total: number;
  /** Those whose mood is known for all of the keywords. */
  judged: number;
  /** Those that are negative for at least one of the keywords. */
  negative: number;
  /** How many times they are counted as negative in the rows. */
  negativeRows: number;
}

type Row = Pick<PeriodTotals, 'keywordId' | 'total' | 'negative' | 'neutral' | 'positive'>;

/** What several rows count together. */
export interface DistinctTotals {
  /** Posts, each once. */
  total: number;
  judged: number;
  negative: number;
  /** Posts that stand in two rows or more. */
  inSeveral: number;
  /** The most rows that one post stands in. */
  mostRows: number;
}

/** The posts of several keywords, each counted once. @param shared of these keywords or of more, in the same period */
export function distinctTotals(rows: readonly Row[], shared: readonly SharedPosts[]): DistinctTotals {
  const counted = new Set(rows.map(({ keywordId }) => keywordId));
  const sums: DistinctTotals = { total: 0, judged: 0, negative: 0, inSeveral: 0, mostRows: 1 };
  for (const row of rows) {
    sums.total += row.total;
    sums.judged += judgedOf(row);
    sums.negative += row.negative;
  }
  for (const { keywordIds, total, judged, negative, negativeRows } of shared) {
    const times = keywordIds.filter((id) => counted.has(id)).length;
    if (times < 2) continue;
    sums.total -= total * (times - 1);
    sums.judged -= judged * (times - 1);
    sums.negative -= negativeRows - negative;
    sums.inSeveral += total;
    sums.mostRows = Math.max(sums.mostRows, times);
  }
  return sums;
}
