import { type Digest, netSentiment, type Period } from '../listening/digest.ts';
import type { PeriodTotals } from '../listening/series.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { share } from './alert-finding.ts';
import type { Format } from './format.ts';
import type { Words } from './words.ts';

/** `Mon, Nov 23`, `Mon, Nov 16 to Sun, Nov 22`, or with clock times when the period is not made of whole days. */
export function periodSpan({ from, to }: Period, { units }: Words, format: Format): string {
  const wholeDays = Math.abs(((to - from) % DAY) - 0) <= HOUR && to - from >= DAY - HOUR;
  const startsAtMidnight = format.clock(from) === '00:00';
  if (!wholeDays || !startsAtMidnight) {
    return to - from > 3 * DAY
      ? units.fromTo(format.day(from), format.day(to))
      : units.fromTo(format.moment(from), format.when(to, from));
  }
  const [first, last] = [format.day(from), format.day(to - HOUR)];
  return first === last ? first : units.fromTo(first, last);
}

/** `128 mentions of 3 keywords. ▲ up 18% on the day before. 22% negative, 18% before.` */
export function totalsLine(digest: Digest, words: Words, format: Format): { main: string; rest: string } {
  const told = words.digest;
  const now = sum(digest.keywords.map(({ totals }) => totals));
  const comparable = digest.keywords.every((each) => each.comparable);
  const before = sum(digest.keywords.map((each) => each.before));
  const main = told.total(
    format.count(now.total, words.units.mentions),
    digest.keywords.length === 1
      ? (digest.keywords[0]?.keyword.name ?? '')
      : format.count(digest.keywords.length, words.units.keywords),
  );
  const rest: string[] = [];
  if (comparable)
    rest.push(told.changed(format.change(now.total, before.total), told.before[digest.period.cadence]));
  if (now.total > 0) {
    const part = format.percent(share(now.negative, now.total));
    rest.push(
      comparable && before.total > 0
        ? told.negativeThen(part, format.percent(share(before.negative, before.total)))
        : told.negative(part),
    );
  }
  return { main, rest: rest.join(' ') };
}

/** Net sentiment as points of a hundred: `+21`. */
export function netWords(totals: PeriodTotals, format: Format): string {
  const net = netSentiment(totals);
  return net === null ? '–' : format.signed(Math.round(net * 100));
}

export function sum(totals: readonly PeriodTotals[]): Pick<PeriodTotals, 'total' | 'negative'> {
  return {
    total: totals.reduce((all, each) => all + each.total, 0),
    negative: totals.reduce((all, each) => all + each.negative, 0),
  };
}
