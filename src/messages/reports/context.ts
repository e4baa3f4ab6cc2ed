import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { chartPlace } from '../chart-place.ts';
import type { ChartPlace } from '../charts/chart-format.ts';
import { type Format, formatOf } from '../format.ts';
import { type Copy, copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { ReportData } from './report-data.ts';

/** What every section of a report is made of. */
export interface ReportContext {
  data: ReportData;
  digest: Digest;
  /** Keywords that were mentioned, most mentions first. */
  active: readonly KeywordPeriod[];
  words: Copy;
  copy: Copy['reports'];
  format: Format;
  place: ChartPlace;
  locale: Locale;
}

export function contextOf(data: ReportData, locale: Locale): ReportContext {
  const words = copyOf(locale.language);
  // Paper is white, whatever the channel wants for its pictures; a page on a screen has its own dark colors.
  const { charts: _, ...place } = chartPlace(locale);
  return {
    data,
    digest: data.digest,
    active: data.digest.keywords
      .filter(({ totals }) => totals.total > 0)
      .sort((a, b) => b.totals.total - a.totals.total),
    words,
    copy: words.reports,
    format: formatOf(locale),
    place,
    locale,
  };
}
