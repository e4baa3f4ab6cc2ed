import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import { share } from '../alerts/finding.ts';

const isRival = ({ keyword: { kind } }: KeywordPeriod) => kind !== 'industry' && kind !== 'campaign';

/**
 * Those whose shares of voice are held against each other, as in a comparison: what is said of an industry is the background
 * of them, and a campaign is a part of what is said of its brand. None where only one of them could have a rival.
 */
export function rivalsOf(digest: Digest): KeywordPeriod[] {
  const rivals = digest.keywords.filter(isRival);
  if (rivals.length > 1) return rivals;
  return rivals.length === 1 && loudestIndustry(digest) ? [] : [...digest.keywords];
}

export interface IndustryPart {
  industry: KeywordPeriod;
  entry: KeywordPeriod;
  /** 0..1, of all that is said of the industry. */
  share: number;
  /** In the period before; null where it cannot be compared. */
  before: number | null;
}

/** Of the only keyword that is no background: how much of what is said of its industry names it. */
export function industryPartOf(digest: Digest): IndustryPart | null {
  const industry = loudestIndustry(digest);
  const entry = digest.keywords.find(isRival);
  if (!industry || !entry) return null;
  const part = (of: 'totals' | 'before', shared: Digest['shared']['now']) =>
    share(distinctTotals([industry[of], entry[of]], shared).inSeveral, industry[of].total);
  const isComparable = industry.comparable && entry.comparable && industry.before.total > 0;
  return {
    industry,
    entry,
    share: part('totals', digest.shared.now),
    before: isComparable ? part('before', digest.shared.before) : null,
  };
}

function loudestIndustry({ keywords }: Digest): KeywordPeriod | undefined {
  return keywords
    .filter(({ keyword, totals }) => keyword.kind === 'industry' && totals.total > 0)
    .sort((a, b) => b.totals.total - a.totals.total)[0];
}
