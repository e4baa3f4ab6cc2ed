import { type Digest, type KeywordPeriod, shareOfVoice } from '../../listening/digest.ts';
import { type DistinctTotals, distinctTotals } from '../../listening/series/shared-posts.ts';
import { wholePercents } from '../shares.ts';

/** A keyword's share of voice, in percent as shown: text, table and chart of a message say the same. */
export interface Voice {
  entry: KeywordPeriod;
  /** 0..100; null when nobody was mentioned. */
  percent: number | null;
  /** In the period before; null when it cannot be compared, or nobody was mentioned in it. */
  before: number | null;
}

/** Loudest first, with what 100 percent are. The period before is compared only when every keyword can be. */
export function voicesOf({ keywords, shared }: Pick<Digest, 'keywords' | 'shared'>): {
  voices: Voice[];
  whole: DistinctTotals;
} {
  const totals = keywords.map((entry) => entry.totals);
  const now = shareOfVoice(keywords, shared.now);
  const comparable = keywords.length > 0 && keywords.every((entry) => entry.comparable);
  const before = comparable
    ? shareOfVoice(
        keywords.map((entry) => ({ totals: entry.before })),
        shared.before,
      )
    : keywords.map(() => null);
  const [nowShown, beforeShown] = [inPercent(now), inPercent(before)];
  const voices = keywords.map((entry, index) => ({
    entry,
    share: now[index] ?? 0,
    percent: nowShown[index]!,
    before: beforeShown[index]!,
  }));
  voices.sort((a, b) => b.share - a.share || b.entry.totals.total - a.entry.totals.total);
  return { voices, whole: distinctTotals(totals, shared.now) };
}

function inPercent(shares: readonly (number | null)[]): (number | null)[] {
  if (shares.some((share) => share === null)) return shares.map(() => null);
  return wholePercents(shares.map((share) => share ?? 0));
}
