import type { Stream } from '../../listening/alerts/stream.ts';
import { DAY, HOUR, type Millis } from '../../listening/time.ts';
import { dayStart, localTime } from '../../listening/zoned.ts';
import { ENOUGH_FOR_PERCENT, formatOf } from '../format.ts';
import type { ChartWords, DateParts } from '../languages/chart-words.ts';
import { copyOf } from '../languages/copy.ts';
import { languageOf } from '../languages/index.ts';
import type { Locale } from '../locale.ts';
import type { Chart } from '../message.ts';
import type { BlockSize, TimeBlock } from './blocks.ts';
import { lengthOf, type TimeRange } from './gaps.ts';

/** For whom a chart is. `sourceName` turns a source id into the name people know, of a webhook with its own. */
export interface ChartPlace extends Locale {
  sourceName(source: string, name?: string): string;
}

/** Letters below a title that a picture has room for. */
const MOST_BELOW = 58;
/** Longer periods are dated by months and years. */
const WITH_YEARS = 300 * DAY;

/** Figures, times and recurring half-sentences in the language and time zone of a reader. */
export interface ChartFormat {
  words: ChartWords;
  /** What each chart of this reader has: the language of its figures, and the card that their channel wants. */
  card: Pick<Chart, 'language' | 'theme'>;
  /** As on cards: see Format. */
  count(value: number): string;
  factor(value: number): string;
  percent(share: number): string;
  duration(ms: number): string;
  /** `Sat Mar 7`, inside a sentence: its spaces do not break. */
  day(at: Millis): string;
  /** `Sat Mar 7 at 14:00`, inside a sentence. */
  moment(at: Millis): string;
  /** Under a point: `day, 14:00` of its start for hours, the day for days. */
  label(block: TimeBlock, size: BlockSize): string;
  /** When a block was, inside a sentence. */
  blockMoment(block: TimeBlock, size: BlockSize): string;
  /** `from Mon Mar 2 to Sun Mar 8`; a period of a day and a half or less has its hours. */
  span(period: TimeRange): string;
  /** `7 days`, of a period as a title says it. */
  length(period: TimeRange): string;
  /** `Mar 2 to 9`, below a title. */
  dates(period: TimeRange): string;
  /** Mentions per block, and of when; `others` have no line. */
  subtitle(what: string, size: BlockSize, period: TimeRange, others?: number): string;
  /** Where a day is in a title: its weekday, where the period has only one of them. */
  onDay(at: Millis, period: TimeRange): { weekday: string } | { day: string };
  /** `41 negative mentions`, `no mentions` */
  counted(value: number, stream?: Stream): string;
  /** `+38%`, beside a row; `−3` where the share of so few would mislead. */
  note(now: number, before: number): string;
  keywords(value: number): string;
  alerts(value: number): string;
  /** `41 negative mentions` */
  mentions(value: number, stream?: Stream): string;
  /** `41 judged mentions` */
  judged(value: number): string;
  /** ` Data are incomplete for 5 hours.` or nothing, to end a sentence with. The gaps must not overlap. */
  missing(gaps: readonly TimeRange[]): string;
  /** ` Read since Thu Mar 5 at 09:00.` of what is younger than the period, or nothing. */
  readSince(coveredFrom: Millis | null, period: TimeRange): string;
  /** ` The first and the last day are not whole.` or nothing. */
  cutEnds(blocks: readonly TimeBlock[], size: BlockSize): string;
}

/** The reader's way of saying things. */
export function chartFormat({ language, timeZone, charts: theme }: ChartPlace): ChartFormat {
  const format = formatOf({ language, timeZone });
  const { charts: words, units } = copyOf(language);
  // Without a comma, which parts day and time in a label.
  const day = (at: Millis) => format.day(at).replaceAll(',', '');
  // A date at the end of a line must not be torn.
  const dated = (at: Millis) => day(at).replaceAll(' ', '\u00a0');
  const moment = (at: Millis) => words.moment(dated(at), format.clock(at));

  const { intl, typography } = languageOf(language);
  const monthName = new Intl.DateTimeFormat(intl, { timeZone, month: 'short' });
  const dateParts = (at: Millis): DateParts => {
    const { year, day: dayOfMonth } = localTime(at, timeZone);
    const { firstOfMonth = '1' } = typography;
    return { year, day: dayOfMonth === 1 ? firstOfMonth : String(dayOfMonth), month: monthName.format(at) };
  };
  const dates = ({ from, to }: TimeRange) =>
    words.dates(dateParts(from), dateParts(Math.max(from, to - 1)), to - from > WITH_YEARS);
  const mentions = (value: number, stream?: Stream) =>
    format.count(value, stream === 'negative' ? units.negativeMentions : units.mentions);

  return {
    words,
    card: { language, ...(theme && { theme }) },
    count: format.number,
    factor: format.rough,
    percent: format.percent,
    duration: format.duration,
    day: dated,
    moment,
    label: (block, size) =>
      size.unit === 'hour' ? `${day(block.from)}, ${format.clock(block.from)}` : day(block.from),
    blockMoment: (block, size) => (size.unit === 'hour' ? moment(block.from) : dated(block.from)),
    span: ({ from, to }) =>
      to - from <= 36 * HOUR ? words.span(moment(from), moment(to)) : words.span(dated(from), dated(to - 1)),
    // A week is seven days, also when the clock changes in it.
    length: ({ from, to }) =>
      to - from < 2 * DAY - HOUR
        ? format.duration(to - from)
        : format.count(Math.round((to - from) / DAY), units.days),
    dates,
    subtitle: (what, size, period, others = 0) => {
      const line = words.subtitle(what, words.per(size), dates(period), others);
      if (others === 0 && line.length <= MOST_BELOW) return line;
      return words.subtitle(what, words.measure(size), dates(period), others);
    },
    onDay: (at, period) =>
      // At noon, a change of the clock takes no moment into another day.
      [-7 * DAY, 7 * DAY].some((week) => isInDays(dayStart(at, timeZone) + DAY / 2 + week, period, timeZone))
        ? { day: dated(at) }
        : { weekday: format.weekdayOf(at) },
    counted: (value, stream = 'all') => (value === 0 ? words.nothing[stream] : mentions(value, stream)),
    note: (now, before) => {
      if (now === 0 && before === 0) return '';
      const sign = now < before ? '\u2212' : '+';
      const difference = Math.abs(now - before);
      return (
        sign + (before < ENOUGH_FOR_PERCENT ? format.number(difference) : format.percent(difference / before))
      );
    },
    keywords: (value) => format.count(value, units.keywords),
    alerts: (value) => (value === 0 ? words.nothing.alerts : format.count(value, units.alerts)),
    mentions,
    judged: (value) => format.count(value, units.judgedMentions),
    missing: (gaps) => (gaps.length === 0 ? '' : words.missing(format.duration(lengthOf(gaps)))),
    readSince: (coveredFrom, { from }) =>
      coveredFrom !== null && coveredFrom > from ? words.readSince(moment(coveredFrom)) : '',
    cutEnds: (blocks, size) => words.cutEnds(size, blocks[0]?.cut ?? false, blocks.at(-1)?.cut ?? false),
  };
}

/** Whether a moment is of one of the days that the period has something of. */
function isInDays(at: Millis, { from, to }: TimeRange, timeZone: string): boolean {
  return at >= dayStart(from, timeZone) && dayStart(at, timeZone) < to;
}
