import type { Alert } from './alerts/alert.ts';
import type { KeywordQuietDay } from './alerts/quiet-day.ts';
import type { Suggestion } from './alerts/replay-outcome.ts';
import type { Keyword } from './keywords/keyword.ts';
import type { Mention } from './mentions/mention.ts';
import type { RankedAuthor } from './people/ranked-author.ts';
import {
  type Gap,
  type HourPoint,
  judgedOf,
  type LatePost,
  type PeriodTotals,
  type TopPost,
} from './series/series.ts';
import type { SharedPosts } from './series/shared-posts.ts';
import type { TellingPosts } from './telling-posts.ts';
import type { PeriodThemes } from './themes/theme.ts';
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
  cadence: 'daily' | 'weekly' | 'monthly' | 'catch-up' | 'longer' | 'asked';
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
  /** Hours of the reader's clock, the first and the last cut by the period. */
  hours: HourPoint[];
  /** Since when its posts are looked for; null = nothing has been read yet. */
  coveredFrom: Millis | null;
  /** Stretches after that in which nothing at all was read for it. */
  unread: readonly { from: Millis; to: Millis }[];
  top: TopPost[];
  /** Whose posts move others, first those that move most. Left out where nobody asks for them. */
  people?: readonly RankedAuthor[];
  /** What they talk about. Left out where nobody asks for it. */
  themes?: PeriodThemes;
}

export interface SharedOverTime {
  now: SharedPosts[];
  before: SharedPosts[];
}

/** The sources that were read, and the gaps: named in each digest and under each chart. */
export interface Coverage {
  sources: {
    source: string;
    /** Of a webhook. */
    name?: string;
    requests: number;
    late: number;
    down: number;
    detail: string | null;
    /** Since when it is read, when that is later than the period begins and later than the others. */
    since?: Millis;
    /** How much of the period was read, when that is not all of it, or when nothing answers any more. */
    read?: Millis;
  }[];
  gaps: Gap[];
}

/** The mentions of a keyword in a period, as a digest said them. */
export interface ReportedFigure {
  keywordId: string;
  from: Millis;
  to: Millis;
  total: number;
}

/** A figure that was reported and is another now: posts came late, or are gone. */
export interface ChangedFigure {
  keyword: Keyword;
  reported: number;
  now: number;
  /** Up to when the digest went that reported it. */
  reportedAt: Millis;
}

/** A digest or a report: a period in numbers, quotes and pictures. */
export interface Digest {
  period: Period;
  timeZone: string;
  /** The newest row that its figures count: its lists keep to what was stored then. Absent = all. */
  upTo?: number;
  /** When the bot did not run, so that this digest comes late. */
  away?: TimeRange;
  keywords: KeywordPeriod[];
  /** Posts that stand in the rows of several of the keywords, in the period and in the one before it. */
  shared: SharedOverTime;
  coverage: Coverage;
  /** Alerts raised in the period, and those still open. */
  alerts: Alert[];
  open: Alert[];
  /** Days of the period that were busier than usual and raised no alert. */
  quietDays: KeywordQuietDay[];
  /** The posts that explain what it says first, and the phrases in them; `read` = of how many posts. Absent = nothing to explain. */
  telling?: TellingPosts & { keywordId: string; read: number };
  /** Figures of the last digest that have changed since. */
  changed?: ChangedFigure[];
  /** What arrived more than three hours late since the last digest. */
  late?: LatePost[];
  /** Posts of the period that were held back as not about their keyword, and the one that is the least sure of them. */
  doubt?: { keyword: Keyword; held: number; mention: Mention };
  /** Weekly: keywords whose alerts were mostly not real, with a setting worth trying and the days it was tried on. */
  advice?: { keyword: Keyword; suggestion: Suggestion & { lengthMs: Millis } }[];
}

/**
 * Share of voice: each keyword's part of all posts about any of them, 0..1; null when there are none. A post about two
 * of them is shared evenly between the two, so that the parts sum to one.
 */
export function shareOfVoice(
  periods: readonly { totals: Pick<PeriodTotals, 'keywordId' | 'total'> }[],
  shared: readonly SharedPosts[] = [],
): (number | null)[] {
  const ids = new Set(periods.map(({ totals }) => totals.keywordId));
  const taken = new Map<string, number>();
  for (const { keywordIds, total } of shared) {
    const among = keywordIds.filter((id) => ids.has(id));
    for (const id of among) taken.set(id, (taken.get(id) ?? 0) + total * (1 - 1 / among.length));
  }
  const voices = periods.map(({ totals }) => totals.total - (taken.get(totals.keywordId) ?? 0));
  const all = voices.reduce((sum, voice) => sum + voice, 0);
  return voices.map((voice) => (all === 0 ? null : voice / all));
}

/** Whether a source was read at least for a part of the period. */
export function wasRead({ read, requests, down }: Coverage['sources'][number]): boolean {
  return read === undefined ? requests > down : read > 0;
}

/** Whether all that the keywords have was read all the time: what was not found was not there. */
export function everythingWasRead({
  period,
  coverage: { sources, gaps },
}: {
  period: TimeRange;
  coverage: Coverage;
}): boolean {
  return (
    sources.length > 0 &&
    gaps.every(({ from, to }) => to <= period.from || from >= period.to) &&
    sources.every(
      ({ late, down, since, read }) => late === 0 && down === 0 && since === undefined && read === undefined,
    )
  );
}

/** Keywords that were added during the period and not filled backwards: what was said of them before is not known. */
export function addedDuring<Row extends Pick<KeywordPeriod, 'keyword'>>({
  period,
  keywords,
}: {
  period: TimeRange;
  keywords: readonly Row[];
}): Row[] {
  return keywords.filter(({ keyword: { createdAt, filledFrom = createdAt } }) => filledFrom > period.from);
}

/** (positive - negative) / all that are judged, -1..1; null without any. The usual "net sentiment". */
export function netSentiment(totals: PeriodTotals): number | null {
  const judged = judgedOf(totals);
  return judged === 0 ? null : (totals.positive - totals.negative) / judged;
}
