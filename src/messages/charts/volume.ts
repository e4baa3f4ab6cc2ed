import type { Digest } from '../../listening/digest.ts';
import type { Chart } from '../message.ts';
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

/** More lines than this cannot be distinguished; the ones with the most mentions are drawn. */
const MOST_LINES = 6;
/** A peak of one or two mentions is no finding. */
const LEAST_PEAK = 3;

/** Mentions over a period, per hour up to two and a half days and coarser beyond; one line a keyword. */
export function volumeChart(
  { period, keywords, coverage }: Pick<Digest, 'period' | 'keywords' | 'coverage'>,
  place: ChartPlace,
): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const { size, blocks } = blocksOf(period, place.timeZone);
  const all = keywords.map(({ keyword }) => keyword);
  const gaps = mergeGaps(gapsOf(coverage, all), period);
  const lines = keywords
    .map(({ keyword, hours, coveredFrom, unread: holes }) => {
      const start = unreadStart(period, coveredFrom);
      const unread = mergeGaps([...gapsOf(coverage, [keyword]), ...start, ...holes], period);
      const values = countsWithGaps(blocks, hours, (hour) => hour.total, unread);
      return { name: shortName(keyword.name), values, unread, coveredFrom, total: sum(values) };
    })
    .sort((a, b) => b.total - a.total)
    .slice(0, MOST_LINES);
  const only = lines.length === 1 ? lines[0]! : null;
  const span = format.span(period);
  return {
    kind: 'line',
    title: words.volumeTitle(only?.name ?? null, words.per(size)),
    sentence: [
      finding(),
      only ? format.readSince(only.coveredFrom, period) : '',
      format.missing(only ? gapsSince(only.coveredFrom, gaps) : gaps),
      format.cutEnds(blocks, size),
    ].join(''),
    labels: blocks.map((block) => format.label(block, size)),
    series: lines.map(({ name, values }, index) => ({ name, values, tone: index === 0 ? 'main' : 'other' })),
    stretches: [
      ...gapStretches(blocks, only ? only.unread : gaps, words.gap),
      ...cutStretches(blocks, words.cut(size)),
    ],
    footnote: format.footnote(readingOf(coverage)),
  };

  function finding(): string {
    if (lines.every(({ total }) => total === 0)) {
      return words.volumeNone(
        lines.map(({ name }) => name),
        span,
      );
    }
    if (!only) {
      const parts = lines.map(({ name, total }) => ({ name, shown: format.count(total) }));
      return words.volumeSeveral(parts, span);
    }
    const peak = Math.max(...only.values.map((value) => value ?? 0));
    const block = blocks[only.values.indexOf(peak)];
    const hasPeak = block && peak >= LEAST_PEAK && blocks.length > 1;
    const peakWords = hasPeak ? words.peak(size, format.blockMoment(block, size), format.count(peak)) : '';
    return words.volumeOne(only.name, format.mentions(only.total), span, peakWords);
  }
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
