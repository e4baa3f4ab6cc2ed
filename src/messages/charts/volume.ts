import type { Digest, KeywordPeriod } from '../../listening/digest.ts';
import { distinctTotals } from '../../listening/series/shared-posts.ts';
import type { Chart } from '../message.ts';
import { blocksOf } from './blocks.ts';
import { type ChartPlace, chartFormat } from './chart-format.ts';
import {
  countsWithGaps,
  cutStretches,
  gapStretches,
  gapsOf,
  gapsSince,
  jointReading,
  mergeGaps,
  readingOf,
  unreadStart,
} from './gaps.ts';
import { LONGEST, LONGEST_BESIDE, LONGEST_IN_LEGEND, LONGEST_IN_TITLE, shortNames } from './short-name.ts';
import { dayThatStandsOut } from './stand-out.ts';
import { titleOfFew, titleOfLeaders, titleOfTotal } from './titles.ts';

/** More lines than this cannot be distinguished; the ones with the most mentions are drawn. */
const MOST_LINES = 6;
/** Names of more lines than this do not stand at their ends. */
const MOST_BESIDE = 4;
/** A peak of one or two mentions is no finding. */
const LEAST_PEAK = 3;
const NONE_SHARED: Digest['shared'] = { now: [], before: [] };

/** Mentions over a period, per hour up to two and a half days and coarser beyond; one line a keyword. */
export function volumeChart(
  {
    period,
    keywords,
    coverage,
    shared = NONE_SHARED,
  }: Pick<Digest, 'period' | 'keywords' | 'coverage'> & Partial<Pick<Digest, 'shared'>>,
  place: ChartPlace,
): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const { size, blocks } = blocksOf(period, place.timeZone);
  const all = keywords.map(({ keyword }) => keyword);
  const gaps = mergeGaps(gapsOf(coverage, all), period);
  const ranked = keywords
    .map((entry) => {
      const start = unreadStart(period, entry.coveredFrom);
      const unread = mergeGaps([...gapsOf(coverage, [entry.keyword]), ...start, ...entry.unread], period);
      const values = countsWithGaps(blocks, entry.hours, (hour) => hour.total, unread);
      const nothing = [...start, ...entry.unread];
      return { entry, values, unread, total: sum(values), reading: readingOf(period, nothing, unread) };
    })
    .sort((a, b) => b.total - a.total);
  const largest = ranked.slice(0, MOST_LINES);
  const lines = largest.map((line, index) => ({
    ...line,
    name: namesUpTo(LONGEST)[index]!,
    inTitle: namesUpTo(LONGEST_IN_TITLE)[index]!,
    beside: namesUpTo(largest.length > MOST_BESIDE ? LONGEST_IN_LEGEND : LONGEST_BESIDE)[index]!,
  }));
  const others = keywords.length - lines.length;
  const only = lines.length === 1 ? lines[0]! : null;
  const total = distinctTotals(
    keywords.map(({ totals }) => totals),
    shared.now,
  ).total;
  const span = format.span(period);
  const peak = peakOf();
  return {
    kind: 'line',
    title: title(),
    subtitle: format.subtitle(words.mentions.all, size, period, others),
    sentence: [
      finding(),
      others > 0 ? words.notDrawn(others) : '',
      only ? format.readSince(only.entry.coveredFrom, period) : '',
      format.missing(only ? gapsSince(only.entry.coveredFrom, gaps) : gaps),
      format.cutEnds(blocks, size),
    ].join(''),
    labels: blocks.map((block) => format.label(block, size)),
    series: lines.map(({ beside: name, values }, index) => ({
      name,
      values,
      tone: index === 0 ? 'main' : 'other',
    })),
    measure: words.measure(size),
    ...(peak && { peak }),
    stretches: [
      ...gapStretches(
        blocks,
        only ? only.unread : gaps,
        lines.map(({ values }) => values),
        words,
      ),
      ...cutStretches(blocks, words.cut(size)),
    ],
    ...format.card,
  };

  function namesUpTo(most: number): string[] {
    return shortNames(
      largest.map(({ entry }) => entry.keyword.name),
      most,
    );
  }

  function title(): string {
    const [whose, counted] = only ? [only.inTitle, only.total] : [null, total];
    const reading = jointReading(ranked.map((line) => line.reading));
    const few = titleOfFew(whose, counted, reading, period, format);
    if (few !== null) return few;
    if (only) return titleOfOne(only.inTitle, only);
    const leaders = ranked.filter((line) => line.total === ranked[0]!.total);
    const mentions = format.counted(lines[0]!.total);
    return titleOfLeaders(
      // Those who lead come first, so that as many as a title names have a line.
      leaders.map((_, index) => lines[index]?.inTitle ?? ''),
      {
        leads: (name) => words.titleLeads(name, mentions),
        tie: (tied) => words.titleTie(tied, mentions),
      },
      format,
    );
  }

  function titleOfOne(
    name: string,
    { entry, unread, total: counted }: { entry: KeywordPeriod; unread: typeof gaps; total: number },
  ): string {
    const day = dayThatStandsOut(entry.hours, (hour) => hour.total, period, unread, place.timeZone);
    return day === null
      ? titleOfTotal(name, counted, entry.comparable ? entry.before.total : null, period, format)
      : words.titleRise(name, 'all', day.times, format.count(day.times), format.onDay(day.from, period));
  }

  /** The highest point of all lines. */
  function peakOf(): Chart['peak'] | null {
    const tops = lines.map(({ values }) => Math.max(0, ...values.map((value) => value ?? 0)));
    const top = Math.max(0, ...tops);
    if (top < LEAST_PEAK || blocks.length === 1) return null;
    const series = tops.indexOf(top);
    return { at: lines[series]!.values.indexOf(top), series, text: format.count(top) };
  }

  function finding(): string {
    if (lines.every((line) => line.total === 0)) {
      return words.volumeNone(
        lines.map(({ name }) => name),
        span,
      );
    }
    if (!only) {
      const parts = lines.map((line) => ({ name: line.name, shown: format.count(line.total) }));
      return words.volumeSeveral(parts, span);
    }
    const block = peak && blocks[peak.at];
    const peakWords = block ? words.peak(size, format.blockMoment(block, size), peak.text) : '';
    return words.volumeOne(only.name, format.mentions(only.total), span, peakWords);
  }
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
