import type { Stream } from '../../listening/alerts/stream.ts';
import type { BlockSize } from '../charts/blocks.ts';

/** A stretch of time already in words: `from Mon Mar 2 to Sun Mar 8`. */
type Span = string;

/** Everything a chart says, in one language. Names, dates, figures and durations arrive ready to print. */
export interface ChartWords {
  /** `per hour`, `per 3 days`. */
  per(size: BlockSize): string;
  span(from: string, to: string): Span;
  /** `Sat Mar 7 at 14:00`, inside a sentence. */
  moment(day: string, time: string): string;
  /** Name of a line of counts. */
  mentions: Record<Stream, string>;
  negative: string;
  neutral: string;
  positive: string;
  expected: string;
  gap: string;
  /** Legend of points that stand for less time than the others: `Part of an hour`. */
  cut(size: BlockSize): string;
  /** ` The first and the last day are not whole.` The ends that are cut; nothing for none. */
  cutEnds(size: BlockSize, first: boolean, last: boolean): string;
  thisPeriod: string;
  periodBefore: string;
  others(count: number): string;

  volumeTitle(name: string | null, per: string): string;
  moodTitle(name: string, per: string): string;
  spikeTitle(name: string, stream: Stream, per: string): string;
  shareTitle: string;
  replayTitle(name: string, stream: Stream, per: string): string;

  volumeNone(names: string[], span: Span): string;
  volumeOne(name: string, mentions: string, span: Span, peak: string): string;
  /** `; the busiest hour was Sat Mar 7 at 14:00, with 41` */
  peak(size: BlockSize, at: string, shown: string): string;
  volumeSeveral(parts: { name: string; shown: string }[], span: Span): string;
  moodNone(name: string, span: Span): string;
  /** There are mentions, all in languages that nothing reads. */
  moodNotJudged(name: string, mentions: string, span: Span): string;
  /** `12 not judged (other languages)`, in a line of such remarks. */
  notJudged(n: string): string;
  mood(
    name: string,
    mentions: string,
    span: Span,
    shares: { negative: string; neutral: string; positive: string },
    peak: string,
  ): string;
  /** `; the most negative day was Sat Mar 7, with 71 of 122` */
  moodPeak(size: BlockSize, at: string, negative: string, of: string): string;
  spike(name: string, mentions: string, window: string, until: string): string;
  spikeUsual(low: string, high: string, times: string | null): string;
  spikeSince(at: string, rising: boolean): string;
  learning: string;
  /** Written beside the shaded stretch: `41 in 2 hours`. */
  spikeMark(shown: string, window: string): string;
  shareNone(names: string[], span: Span): string;
  share(parts: { name: string; share: string }[], mentions: string, span: Span): string;
  /** `points` is in percent points, signed. */
  shareChange(name: string, points: number): string;
  replay(name: string, alerts: number, mentions: string, span: Span, when: string[], more: number): string;
  missing(duration: string): string;
  /** ` Read since Thu Mar 5 at 09:00.` */
  readSince(at: string): string;
  /** `hours counted back from 13:20`, in the footnote. */
  countedBack(time: string): string;

  read(sources: string[]): string;
  late(sources: string[]): string;
  down(sources: string[]): string;
  lateAtTimes(sources: string[]): string;
  downAtTimes(sources: string[]): string;
  times(timeZone: string): string;
}
