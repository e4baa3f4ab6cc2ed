import type { Alert } from './alerts/alert.ts';
import type { KeywordQuietDay } from './alerts/quiet-day.ts';
import type { Suggestion } from './alerts/replay-outcome.ts';
import type { Keyword } from './keywords/keyword.ts';
import type { Gap, HourPoint, PeriodTotals, TopAuthor, TopPost } from './series/series.ts';
import type { Millis } from './time.ts';

/** The period of one message, with the equally long period before it for comparison. */
export interface Period {
  from: Millis;
  to: Millis;
  beforeFrom: Millis;
  /**
   * `asked` = a report somebody asked for; `catch-up` = digests that were missed while the bot did not run, in one;
   * `longer` = as long because the digest was off, or its schedule was changed.
   */
  cadence: 'daily' | 'weekly' | 'catch-up' | 'longer' | 'asked';
}

export interface TimeRange {
  from: Millis;
  to: Millis;
}

/** How much one keyword was mentioned in a period and in the one before it. */
export interface KeywordCounts {
  keyword: Keyword;
  totals: PeriodTotals;
  before: PeriodTotals;
  /** False when the keyword or its sources are younger than the period before: no comparison is shown then. */
  comparable: boolean;
}

/** One keyword in a period. Read from series and top lists only. */
export interface KeywordPeriod extends KeywordCounts {
  hours: HourPoint[];
  top: TopPost[];
  authors: TopAuthor[];
}

/** The sources that were read, and the gaps: named in each digest and under each chart. */
export interface Coverage {
  sources: {
    source: string;
    requests: number;
    late: number;
    down: number;
    detail: string | null;
    /** Since when it is read, when that is later than the period begins and later than the others. */
    since?: Millis;
  }[];
  gaps: Gap[];
}

/** A digest or a report: a period in numbers, quotes and pictures. */
export interface Digest {
  period: Period;
  timeZone: string;
  /** When the bot did not run, so that this digest comes late. */
  away?: TimeRange;
  keywords: KeywordPeriod[];
  coverage: Coverage;
  /** Alerts raised in the period, and those still open. */
  alerts: Alert[];
  open: Alert[];
  /** Days of the period that were busier than usual and raised no alert. */
  quietDays: KeywordQuietDay[];
  /** Weekly: keywords whose alerts were mostly not real, with a setting worth trying and the days it was tried on. */
  advice?: { keyword: Keyword; suggestion: Suggestion & { lengthMs: Millis } }[];
}

/** Share of voice: a keyword's part of all mentions of the compared keywords, 0..1; null when none has any. */
export function shareOfVoice(periods: readonly { totals: PeriodTotals }[]): (number | null)[] {
  const all = periods.reduce((sum, period) => sum + period.totals.total, 0);
  return periods.map((period) => (all === 0 ? null : period.totals.total / all));
}

/** (positive - negative) / all, -1..1; null without mentions. The usual "net sentiment". */
export function netSentiment(totals: PeriodTotals): number | null {
  return totals.total === 0 ? null : (totals.positive - totals.negative) / totals.total;
}
