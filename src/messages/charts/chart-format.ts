import type { Stream } from '../../listening/alerts/stream.ts';
import { type Coverage, wasRead } from '../../listening/digest.ts';
import { HOUR, type Millis } from '../../listening/time.ts';
import { formatOf } from '../format.ts';
import type { ChartWords } from '../languages/chart-words.ts';
import { copyOf } from '../languages/copy.ts';
import type { Locale } from '../locale.ts';
import type { BlockSize, TimeBlock } from './blocks.ts';
import { lengthOf, type TimeRange } from './gaps.ts';

/** For whom a chart is. `sourceName` turns a source id into the name people know, of a webhook with its own. */
export interface ChartPlace extends Locale {
  sourceName(source: string, name?: string): string;
}

/** What is read, by source id; a webhook has a name. */
interface Named {
  source: string;
  name?: string;
}

/** The state of the sources under a chart. */
export interface Reading {
  read: Named[];
  late: Named[];
  down: Named[];
  /** Whether `late` and `down` are how things stand, or happened at some time of the period. */
  when: 'now' | 'at-times';
}

/** Figures, times and recurring half-sentences in the language and time zone of a reader. */
export interface ChartFormat {
  words: ChartWords;
  /** As on cards: see Format. */
  count(value: number): string;
  factor(value: number): string;
  percent(share: number): string;
  duration(ms: number): string;
  clock(at: Millis): string;
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
  /** Which sources were read and which failed, in one line for under the picture. */
  footnote(reading: Reading, more?: readonly string[]): string;
}

/** The reader's way of saying things. */
export function chartFormat({ language, timeZone, sourceName }: ChartPlace): ChartFormat {
  const format = formatOf({ language, timeZone });
  const { charts: words, units } = copyOf(language);
  // Without a comma, which parts day and time in a label.
  const day = (at: Millis) => format.day(at).replaceAll(',', '');
  // A date at the end of a line must not be torn.
  const dated = (at: Millis) => day(at).replaceAll(' ', '\u00a0');
  const moment = (at: Millis) => words.moment(dated(at), format.clock(at));

  return {
    words,
    count: format.number,
    factor: format.rough,
    percent: format.percent,
    clock: format.clock,
    duration: format.duration,
    day: dated,
    moment,
    label: (block, size) =>
      size.unit === 'hour' ? `${day(block.from)}, ${format.clock(block.from)}` : day(block.from),
    blockMoment: (block, size) => (size.unit === 'hour' ? moment(block.from) : dated(block.from)),
    span: ({ from, to }) =>
      to - from <= 36 * HOUR ? words.span(moment(from), moment(to)) : words.span(dated(from), dated(to - 1)),
    mentions: (value, stream) =>
      format.count(value, stream === 'negative' ? units.negativeMentions : units.mentions),
    judged: (value) => format.count(value, units.judgedMentions),
    missing: (gaps) => (gaps.length === 0 ? '' : words.missing(format.duration(lengthOf(gaps)))),
    readSince: (coveredFrom, { from }) =>
      coveredFrom !== null && coveredFrom > from ? words.readSince(moment(coveredFrom)) : '',
    cutEnds: (blocks, size) => words.cutEnds(size, blocks[0]?.cut ?? false, blocks.at(-1)?.cut ?? false),
    footnote: (reading, more = []) => {
      const named = (sources: readonly Named[], phrase: (names: string[]) => string) =>
        sources.length === 0
          ? []
          : [phrase([...new Set(sources.map(({ source, name }) => sourceName(source, name)))])];
      const line = [
        ...named(reading.read, words.read),
        ...named(reading.late, reading.when === 'now' ? words.late : words.lateAtTimes),
        ...named(reading.down, reading.when === 'now' ? words.down : words.downAtTimes),
        ...more,
        words.times(timeZone),
      ].join(' · ');
      return line.charAt(0).toUpperCase() + line.slice(1);
    },
  };
}

/** Sources that answered, were late or did not answer at least once in the period of a digest. */
export function readingOf({ sources }: Coverage): Reading {
  const those = (wanted: (source: Coverage['sources'][number]) => boolean) => sources.filter(wanted);
  return {
    read: those(wasRead),
    late: those(({ late }) => late > 0),
    down: those(({ down }) => down > 0),
    when: 'at-times',
  };
}
