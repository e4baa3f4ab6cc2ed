import type { Stream } from '../../listening/alerts/alert.ts';
import type { Coverage } from '../../listening/digest.ts';
import { DAY, HOUR, MINUTE, type Millis } from '../../listening/time.ts';
import type { Locale } from '../locale.ts';
import type { Block, BlockSize } from './blocks.ts';
import { lengthOf, type Stretch } from './gaps.ts';
import { type ChartWords, chartWords } from './words.ts';

/** For whom a chart is. `sourceName` turns a source id into the name people know. */
export interface ChartPlace extends Locale {
  sourceName(source: string): string;
}

/** The state of the sources under a chart, by source id. */
export interface Reading {
  read: string[];
  late: string[];
  down: string[];
  /** Whether `late` and `down` are how things stand, or happened at some time of the period. */
  when: 'now' | 'at-times';
}

/** Figures, times and recurring half-sentences in the language and time zone of a reader. */
export interface ChartFormat {
  words: ChartWords;
  /** `1,234`, `1 234` (narrow no-break space). */
  count(value: number): string;
  /** At most one decimal: `2.3`, `2,3`. */
  factor(value: number): string;
  /** A share of 0..1 in whole percent; what is neither nothing nor all is never shown as 0 or 100. */
  percent(share: number): string;
  /** `45 minutes`, `5 hours`, `4 days`. */
  duration(ms: number): string;
  /** `Sat Mar 7`, inside a sentence: its spaces do not break. */
  day(at: Millis): string;
  /** `Sat Mar 7 at 14:00`, inside a sentence. */
  moment(at: Millis): string;
  /** Under a point: `day, 14:00` of its start for hours, the day (by its longer part) for days. */
  label(block: Block, size: BlockSize): string;
  /** When a block was, inside a sentence. */
  blockMoment(block: Block, size: BlockSize): string;
  /** `from Mon Mar 2 to Sun Mar 8`; a period of a day and a half or less is told with its hours. */
  span(period: Stretch): string;
  /** `41 negative mentions` */
  mentions(value: number, stream?: Stream): string;
  /** ` Data are incomplete for 5 hours.` or nothing, to end a sentence with. The gaps must not overlap. */
  missing(gaps: readonly Stretch[]): string;
  /** Which sources were read and which failed, in one line for under the picture. */
  footnote(reading: Reading): string;
}

/** The reader's way of saying things. */
export function chartFormat({ language, timeZone, sourceName }: ChartPlace): ChartFormat {
  const words = chartWords[language];
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const inPercent = new Intl.NumberFormat(language, { style: 'percent' });
  const dayFormat = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  });
  const timeFormat = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const count = (value: number) => whole.format(value);
  // Without a comma, which parts day and time in a label.
  const day = (at: Millis) => dayFormat.format(at).replaceAll(',', '');
  // A date at the end of a line must not be torn.
  const dated = (at: Millis) => day(at).replaceAll(' ', '\u00a0');
  const moment = (at: Millis) => words.moment(dated(at), timeFormat.format(at));
  const middleOf = ({ from, to }: Block) => Math.min(from + 12 * HOUR, (from + to) / 2);
  const duration = (ms: number) => durationIn(language, ms);
  // French typography separates the sign by a narrow no-break space; Intl uses a wide one.
  const shownPercent = (share: number) => inPercent.format(share).replace('\u00a0', '\u202f');

  return {
    words,
    count,
    factor: (value) => (value >= 10 ? whole : tenth).format(value),
    percent: (share) => {
      if (share > 0 && share < 0.01) return `<${shownPercent(0.01)}`;
      if (share < 1 && share > 0.99) return `>${shownPercent(0.99)}`;
      return shownPercent(share);
    },
    duration,
    day: dated,
    moment,
    label: (block, size) =>
      size.unit === 'hour' ? `${day(block.from)}, ${timeFormat.format(block.from)}` : day(middleOf(block)),
    blockMoment: (block, size) => (size.unit === 'hour' ? moment(block.from) : dated(middleOf(block))),
    span: ({ from, to }) =>
      to - from <= 36 * HOUR ? words.span(moment(from), moment(to)) : words.span(dated(from), dated(to - 1)),
    mentions: (value, stream) => words.mentions(value, count(value), stream),
    missing: (gaps) => (gaps.length === 0 ? '' : words.missing(duration(lengthOf(gaps)))),
    footnote: (reading) => {
      const told = (sources: string[], say: (names: string[]) => string) =>
        sources.length === 0 ? [] : [say([...new Set(sources)].map(sourceName))];
      const line = [
        ...told(reading.read, words.read),
        ...told(reading.late, reading.when === 'now' ? words.late : words.lateAtTimes),
        ...told(reading.down, reading.when === 'now' ? words.down : words.downAtTimes),
        words.times(timeZone),
      ].join(' · ');
      return line.charAt(0).toUpperCase() + line.slice(1);
    },
  };
}

/** Sources that answered, were late or did not answer at least once in the period of a digest. */
export function readingOf({ sources }: Coverage): Reading {
  const ids = (wanted: (each: Coverage['sources'][number]) => boolean) =>
    sources.filter(wanted).map(({ source }) => source);
  return {
    read: ids(({ requests, down }) => requests > down),
    late: ids(({ late }) => late > 0),
    down: ids(({ down }) => down > 0),
    when: 'at-times',
  };
}

function durationIn(language: string, ms: number): string {
  const [unit, size] =
    ms < HOUR
      ? (['minute', MINUTE] as const)
      : ms < 2 * DAY
        ? (['hour', HOUR] as const)
        : (['day', DAY] as const);
  const steps = unit === 'hour' && ms < 3 * HOUR ? 2 : 1;
  const value = Math.max(1, Math.round((ms / size) * steps) / steps);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
