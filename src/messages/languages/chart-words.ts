import type { Stream } from '../../listening/alerts/stream.ts';
import type { BlockSize } from '../charts/blocks.ts';

/** A stretch of time already in words: `from Mon Mar 2 to Sun Mar 8`. */
type Span = string;

/** A date in the pieces of which each language makes its own. */
export interface DateParts {
  /** `2`, `1er` */
  day: string;
  /** `Mar`, `mars` */
  month: string;
  year: number;
}

/** Everything a chart says, in one language. Names, dates, figures and durations arrive ready to print. */
export interface ChartWords extends ChartTitles {
  /** `per hour`, `per 3 days`: in a line. */
  per(size: BlockSize): string;
  /** `per 3 h`: behind the figure of a grid line. */
  measure(size: BlockSize): string;
  span(from: string, to: string): Span;
  /** `Mar 2 to 9`; one day alone is a day. `years`: so long a period is dated by months and years. */
  dates(from: DateParts, to: DateParts, years: boolean): string;
  /** `Sat Mar 7 at 14:00`, inside a sentence. */
  moment(day: string, time: string): string;
  /** Name of a line of counts. */
  mentions: Record<Stream, string>;
  negative: string;
  neutral: string;
  positive: string;
  expected: string;
  /** Of a stretch in which nothing was counted, and of one in which something was although not all was read. */
  gap: string;
  partial: string;
  /** Legend of points that stand for less time than the others: `Part of an hour`. */
  cut(size: BlockSize): string;
  /** ` The first and the last day are not whole.` The ends that are cut; nothing for none. */
  cutEnds(size: BlockSize, first: boolean, last: boolean): string;
  thisPeriod: string;
  others(count: number): string;
  /** ` 34 others are not drawn.`, to end a sentence with. */
  notDrawn(count: number): string;

  volumeNone(names: string[], span: Span): string;
  volumeOne(name: string, mentions: string, span: Span, peak: string): string;
  /** `; the busiest hour was Sat Mar 7 at 14:00, with 41` */
  peak(size: BlockSize, at: string, shown: string): string;
  volumeSeveral(parts: { name: string; shown: string }[], span: Span): string;
  moodNone(name: string, span: Span): string;
  /** There are mentions, all in languages that nothing reads. */
  moodNotJudged(name: string, mentions: string, span: Span): string;
  /** ` 12 not judged (other languages).`, to end a sentence with. */
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
  /** `; 12 to 28 are usual (3 times normal)`; `low` and `high` are ready to print. */
  spikeUsual(low: string, high: string, times: string | null): string;
  /** `; 2.1 times as many as usual` */
  spikeTimes(times: string): string;
  /** `; the limit is 20` */
  spikeLimit(limit: string): string;
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
}

/** Whose mentions a title counts: one keyword's, or those of several together. */
type Whose = string | null;

/** Findings, as titles, and what is measured, as the line below them. A picture has two lines of 40 letters for a title. */
interface ChartTitles {
  /** `Kestrelbox: no mentions in 7 days` */
  titleNone(whose: Whose, length: string): string;
  /** Nothing was read. */
  titleNoData(whose: Whose, length: string): string;
  /** So few that the count is all there is to say. */
  titleQuiet(whose: Whose, mentions: string, length: string): string;
  /** Few, of a time that was not read in large part. */
  titlePart(whose: Whose, mentions: string, length: string): string;
  titleTotal(whose: Whose, mentions: string, length: string): string;
  /** The total, and by how much there were more or fewer in the period before; `by` is `78%`. */
  titleChange(name: string, mentions: string, length: string, by: string, more: boolean): string;
  /** One day stands out: so many times as many as on the others; `shown` is how that is printed. `weekday` where there is only one such day. */
  titleRise(
    name: string,
    stream: Stream,
    times: number,
    shown: string,
    on: { weekday: string } | { day: string },
  ): string;
  titleLeads(name: string, mentions: string): string;
  titleTie(names: string[], mentions: string): string;
  titleShareLeads(name: string, share: string): string;
  titleShareTie(names: string[], share: string): string;
  /** `before`: the share of the period before, where it was clearly another. `ofAll`: hardly a mention went unjudged. */
  titleNegative(
    name: string,
    share: string,
    before: { share: string; more: boolean } | null,
    ofAll: boolean,
  ): string;
  /** None of them was judged, or hardly any. */
  titleNotJudged(name: string, mentions: string, judged: number): string;
  titleSpike(name: string, mentions: string, window: string): string;
  /** Behind the finding of a spike: `, usually 12 to 28`, `, 2.1 times as many as usual`, `, the limit is 20`. */
  titleUsual(low: string, high: string): string;
  titleTimes(times: string): string;
  titleLimit(limit: string): string;
  titleReplay(name: string, alerts: string, length: string): string;
  /** No alert, mention or other counted thing: `no negative mentions`. */
  nothing: Record<Stream | 'alerts', string>;

  /** `Mentions per 3 hours, Mar 2 to 9`; `others` have no line. */
  subtitle(what: string, per: string, dates: string, others: number): string;
  bySentiment: string;
  shareTitle: string;
  /** What stands beside the names of a share: `change in mentions`. */
  shareChanges: string;
}
