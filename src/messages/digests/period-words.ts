import {
  type Digest,
  type KeywordCounts,
  type KeywordPeriod,
  netSentiment,
  type Period,
} from '../../listening/digest.ts';
import { judgedOf, type PeriodTotals } from '../../listening/series/series.ts';
import { type DistinctTotals, distinctTotals } from '../../listening/series/shared-posts.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import { dayStart } from '../../listening/zoned.ts';
import { share } from '../alerts/finding.ts';
import { compose } from '../compose.ts';
import { oneLine } from '../foreign.ts';
import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';
import { notJudgedNote, ofJudged } from '../mentions/judged.ts';
import { plain, type Run } from '../message.ts';
import { momentRun } from '../runs.ts';

/** `Mon, Nov 23`, `Mon, Nov 16 to Sun, Nov 22`, or with clock times when the period is not made of whole days. */
export function periodSpan(period: Period, words: Copy, format: Format): string {
  return plain(periodOf(period, words, format));
}

/** The same, with its moments in each reader's own time where it is printed to the minute. */
function periodOf({ from, to }: Period, { units }: Copy, format: Format): Run[] {
  const wholeDays = isWholeDays(to - from);
  const startsAtMidnight = format.clock(from) === '00:00';
  if (!wholeDays || !startsAtMidnight) {
    return to - from > 3 * DAY
      ? [units.fromTo(format.day(from), format.day(to))]
      : periodRuns({ from, to }, units, format);
  }
  const [first, last] = [format.day(from), format.day(to - HOUR)];
  return [first === last ? first : units.fromTo(first, last)];
}

/** From a moment with its day to another. */
export function periodRuns(
  { from, to }: Pick<Period, 'from' | 'to'>,
  units: Copy['units'],
  format: Format,
): Run[] {
  const start: Run = { moment: from, text: format.moment(from), dated: true };
  return compose(units.fromTo, start, momentRun(to, from, format));
}

/** A day or a week to an hour; a digest that was moved may be longer or shorter. Months differ: their length is said. */
function isUsual(cadence: Period['cadence'], ms: number): boolean {
  const usual = { daily: DAY, weekly: 7 * DAY, monthly: 0, 'catch-up': 0, longer: 0, asked: 0 }[cadence];
  return Math.abs(ms - usual) <= HOUR;
}

/** Summer time makes a day an hour longer or shorter. */
function isWholeDays(ms: number): boolean {
  const days = Math.round(ms / DAY);
  return days >= 1 && Math.abs(ms - days * DAY) <= HOUR;
}

/** What a period is compared with: `the day before`, `the 3 days before`. */
export function beforeWords(
  { cadence, from, beforeFrom }: Period,
  words: Record<Period['cadence'], (length: string) => string>,
  format: Format,
): string {
  const named = isUsual(cadence, from - beforeFrom) ? cadence : 'asked';
  return words[named](format.duration(from - beforeFrom));
}

/**
 * The figures of all keywords together, a sentence each.
 * @param named the only keyword was named just before; its change was, where `change` is false
 */
export function totalsLines(
  digest: Digest,
  words: Copy,
  format: Format,
  { named, change: isShown }: { named: boolean; change: boolean },
): { total: string; negative: string } {
  const copy = words.digest;
  const now = distinctTotals(
    digest.keywords.map(({ totals }) => totals),
    digest.shared.now,
  );
  // Keywords without a past are in the total, but not in the comparison; the remarks name them.
  const comparable = digest.keywords.filter((entry) => entry.comparable);
  const nowCompared = distinctTotals(
    comparable.map(({ totals }) => totals),
    digest.shared.now,
  );
  const before = distinctTotals(
    comparable.map((entry) => entry.before),
    digest.shared.before,
  );
  const [only] = digest.keywords;
  const mentions = format.count(now.total, words.units.mentions);
  const one = only && digest.keywords.length === 1;
  const several = format.count(digest.keywords.length, words.units.keywords);
  const whose = one ? (named ? '' : nameOf(only)) : several;
  const change = format.change(nowCompared.total, before.total);
  return {
    total:
      comparable.length === 0 || !isShown
        ? copy.total(mentions, whose)
        : before.total === 0 && nowCompared.total > 0
          ? copy.totalFromNone(mentions, whose, beforeWords(digest.period, copy.earlier, format))
          : copy.totalChanged(mentions, whose, change, beforeWords(digest.period, copy.before, format)),
    negative: negativeLine(now, comparable.length === digest.keywords.length ? before : null, words, format),
  };
}

function negativeLine(
  now: DistinctTotals,
  before: DistinctTotals | null,
  words: Copy,
  format: Format,
): string {
  const copy = words.digest;
  if (now.judged === 0) return now.total > 0 ? copy.noneJudged : '';
  const part = format.percent(share(now.negative, now.judged));
  const of = ofJudged(now, words, format);
  return before !== null && before.judged > 0
    ? copy.negativeThen(part, of, format.percent(share(before.negative, before.judged)))
    : copy.negative(part, of);
}

/** One name for a keyword in running text and tables: foreign, so cut. */
export function nameOf({ keyword }: Pick<KeywordPeriod, 'keyword'>): string {
  return oneLine(keyword.name, 60);
}

/** `Monday` within the last days, `Mon, Nov 2` before. */
export function dayWords(at: Millis, to: Millis, format: Format, timeZone: string): string {
  return daysBetween(at, to, timeZone) < 6 ? format.weekdayOf(at) : format.day(at);
}

export function daysBetween(earlier: Millis, later: Millis, timeZone: string): number {
  return Math.round((dayStart(later, timeZone) - dayStart(earlier, timeZone)) / DAY);
}

/** The part of what is judged that is negative. */
export function negativeShare(
  { negative, ...counts }: Pick<PeriodTotals, 'negative' | 'neutral' | 'positive'>,
  format: Format,
): string {
  const judged = judgedOf({ negative, ...counts });
  return judged === 0 ? '–' : format.percent(negative / judged);
}

/** Which keywords of a table have posts that are not judged; nothing when none has. */
export function unjudgedKeywords(
  entries: readonly Pick<KeywordCounts, 'keyword' | 'totals'>[],
  words: Copy,
  format: Format,
): string {
  const rows = entries.map(({ keyword, totals }) => ({
    name: oneLine(keyword.name, 60),
    total: totals.total,
    judged: judgedOf(totals),
  }));
  return notJudgedNote(rows, words, format);
}

/** Net sentiment as points of a hundred: `+21`. */
export function netWords(totals: PeriodTotals, format: Format): string {
  const net = netSentiment(totals);
  return net === null ? '–' : format.signed(Math.round(net * 100));
}

/** How many posts stand in the rows of several keywords, where a total counts each once; nothing when there are none. */
export function sharedNote({ inSeveral, mostRows }: DistinctTotals, words: Copy, format: Format): string {
  if (inSeveral === 0) return '';
  const { inTwoRows, inMoreRows } = words.digest;
  return format.count(inSeveral, mostRows > 2 ? inMoreRows : inTwoRows);
}
