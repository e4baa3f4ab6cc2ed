import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import type { HourPoint } from '../../listening/series/series.ts';
import { HOUR } from '../../listening/time.ts';
import type { Chart, Tone } from '../message.ts';
import { moodPercentages } from '../shares.ts';
import { blocksOf } from './blocks.ts';
import { type ChartPlace, chartFormat, readingOf } from './chart-format.ts';
import {
  countsWithGaps,
  cutStretches,
  gapStretches,
  gapsOf,
  gapsSince,
  mergeGaps,
  unreadStart,
} from './gaps.ts';
import { shortName } from './short-name.ts';

const MOST_BARS = 31;
/** Up to here bars are hours: the mood of three hours of a week is a handful of posts. */
const HOURLY = 31 * HOUR;
const LEAST_PEAK = 3;
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
  }: Pick<KeywordPeriod, 'keyword' | 'hours' | 'coveredFrom' | 'unread'>,
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
  return {
    kind: 'stacked',
    title: words.moodTitle(name, words.per(size)),
    sentence: [
      finding(),
      format.readSince(coveredFrom, period),
      format.missing(gapsSince(coveredFrom, gaps)),
      format.cutEnds(blocks, size),
    ].join(''),
    labels: blocks.map((block) => format.label(block, size)),
    series: LABELS.map((label) => ({ name: words[label], values: values[label], tone: label })),
    stretches: [...gapStretches(blocks, unread, words.gap), ...cutStretches(blocks, words.cut(size))],
    footnote: format.footnote(
      readingOf(coverage),
      notJudged === 0 ? [] : [words.notJudged(format.count(notJudged))],
    ),
  };

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
    return words.mood(name, of, span, shares, peak());
  }

  function peak(): string {
    const most = Math.max(...values.negative.map((value) => value ?? 0));
    const index = values.negative.indexOf(most);
    const block = blocks[index];
    if (!block || most < LEAST_PEAK || blocks.length === 1) return '';
    const shown = (value: number) => format.count(value);
    return words.moodPeak(size, format.blockMoment(block, size), shown(most), shown(judged[index]!));
  }
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
