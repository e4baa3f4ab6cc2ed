import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { type HourPoint, judgedOf } from '../../listening/series/series.ts';
import { HOUR } from '../../listening/time.ts';
import type { Chart, Tone } from '../message.ts';
import { moodPercentages } from '../shares.ts';
import { blocksOf } from './blocks.ts';
import { type ChartPlace, chartFormat } from './chart-format.ts';
import {
  countsWithGaps,
  cutStretches,
  gapStretches,
  gapsOf,
  gapsSince,
  mergeGaps,
  readingOf,
  unreadStart,
} from './gaps.ts';
import { LONGEST_IN_TITLE, shortName } from './short-name.ts';
import { dayThatStandsOut } from './stand-out.ts';
import { titleOfFew } from './titles.ts';

const MOST_BARS = 31;
/** Up to here bars are hours: the mood of three hours of a week is a handful of posts. */
const HOURLY = 31 * HOUR;
const LEAST_PEAK = 3;
/** Shares of fewer mentions jump by themselves, and a change of less than ten points is no finding. */
const LEAST_JUDGED = 20;
const LEAST_CHANGE = 0.1;
/** So small a part of the mentions may go unjudged, and a share of the judged is one of all. */
const MAY_LACK = 0.05;
/** Negative stands on the axis, where the eye compares best. */
const LABELS = ['negative', 'neutral', 'positive'] as const satisfies readonly Tone[];

/**
 * Negative, neutral and positive mentions of one keyword as stacked bars: hours of a day, days of a week or month. What is
 * not judged is in no bar and in no share, and counted below.
 */
export function moodChart(
  {
    keyword,
    hours,
    coveredFrom,
    unread: holes,
    before,
    comparable,
  }: Pick<KeywordPeriod, 'keyword' | 'hours' | 'coveredFrom' | 'unread' | 'before' | 'comparable'>,
  { period, coverage }: Pick<Digest, 'period' | 'coverage'>,
  place: ChartPlace,
): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const name = shortName(keyword.name);
  const { size, blocks } = blocksOf(
    period,
    place.timeZone,
    MOST_BARS,
    period.to - period.from <= HOURLY ? 'hour' : 'day',
  );
  const gaps = mergeGaps(gapsOf(coverage, [keyword]), period);
  const unread = mergeGaps([...gaps, ...unreadStart(period, coveredFrom), ...holes], period);
  const counts = (pick: (hour: HourPoint) => number) => countsWithGaps(blocks, hours, pick, unread);
  const totals = counts((hour) => hour.total).map((value) => value ?? 0);
  const known = counts((hour) => hour.total);
  const values = Object.fromEntries(
    LABELS.map((label) => [
      label,
      counts((hour) => hour[label]).map((value, index) => (known[index] === null ? null : (value ?? 0))),
    ]),
  ) as Record<(typeof LABELS)[number], (number | null)[]>;
  const judged = totals.map((_, index) => sum(LABELS.map((label) => values[label][index]!)));
  const notJudged = sum(totals) - sum(judged);
  const peak = peakOf();
  return {
    kind: 'stacked',
    title: title(),
    subtitle: format.subtitle(words.bySentiment, size, period),
    sentence: [
      finding(),
      notJudged === 0 || notJudged === sum(totals) ? '' : words.notJudged(format.count(notJudged)),
      format.readSince(coveredFrom, period),
      format.missing(gapsSince(coveredFrom, gaps)),
      format.cutEnds(blocks, size),
    ].join(''),
    labels: blocks.map((block) => format.label(block, size)),
    series: LABELS.map((label) => ({ name: words[label], values: values[label], tone: label })),
    measure: words.measure(size),
    ...(peak && { peak: { at: peak.at, series: 0, text: format.count(peak.negative) } }),
    stretches: [...gapStretches(blocks, unread, [known], words), ...cutStretches(blocks, words.cut(size))],
    ...format.card,
  };

  function title(): string {
    const short = shortName(keyword.name, LONGEST_IN_TITLE);
    const all = sum(totals);
    const reading = readingOf(period, [...unreadStart(period, coveredFrom), ...holes], unread);
    const few = titleOfFew(short, all, reading, period, format);
    if (few !== null) return few;
    const read = all - notJudged;
    // A share of the few that were judged would be taken for one of all.
    if (read === 0 || (read < LEAST_JUDGED && read < notJudged))
      return words.titleNotJudged(short, format.counted(all), read);
    const day = dayThatStandsOut(hours, (hour) => hour.negative, period, unread, place.timeZone);
    if (day !== null)
      return words.titleRise(
        short,
        'negative',
        day.times,
        format.count(day.times),
        format.onDay(day.from, period),
      );
    const share = sum(values.negative) / read;
    const past = shareBefore(share);
    const ofAll = notJudged <= MAY_LACK * all;
    if (share === 0 && past === null && notJudged === 0)
      return words.titleTotal(short, format.counted(0, 'negative'), format.length(period));
    return words.titleNegative(short, format.percent(share), past, ofAll);
  }

  /** The share of the period before, where it was another one: of few mentions it says nothing. */
  function shareBefore(share: number): { share: string; more: boolean } | null {
    const judgedBefore = judgedOf(before);
    if (!comparable || Math.min(judgedBefore, sum(judged)) < LEAST_JUDGED) return null;
    const past = before.negative / judgedBefore;
    return Math.abs(share - past) < LEAST_CHANGE ? null : { share: format.percent(past), more: share > past };
  }

  function finding(): string {
    const span = format.span(period);
    const all = sum(totals);
    if (all === 0) return words.moodNone(name, span);
    if (notJudged === all) return words.moodNotJudged(name, format.mentions(all), span);
    const [negative, neutral, positive] = moodPercentages(
      sum(values.negative),
      sum(values.neutral),
      sum(values.positive),
      format,
    );
    const shares = { negative, neutral, positive };
    const of = notJudged === 0 ? format.mentions(all) : format.judged(all - notJudged);
    return words.mood(name, of, span, shares, peakWords());
  }

  function peakWords(): string {
    const block = peak && blocks[peak.at];
    if (!block) return '';
    const [negative, of] = [format.count(peak.negative), format.count(judged[peak.at]!)];
    return words.moodPeak(size, format.blockMoment(block, size), negative, of);
  }

  function peakOf(): { at: number; negative: number } | null {
    const most = Math.max(0, ...values.negative.map((value) => value ?? 0));
    return most < LEAST_PEAK || blocks.length === 1
      ? null
      : { at: values.negative.indexOf(most), negative: most };
  }
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
