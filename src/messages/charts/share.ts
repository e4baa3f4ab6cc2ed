import { type Digest, shareOfVoice } from '../../listening/digest.ts';
import type { Chart } from '../message.ts';
import { type ChartPlace, chartFormat, readingOf } from './chart-format.ts';
import { gapsOf, mergeGaps } from './gaps.ts';
import { shortName } from './short-name.ts';

const MOST_BARS = 8;

/**
 * Share of voice, largest first, with the period before behind it when all keywords can be compared. Values are
 * percent (0..100, one decimal), null when nobody was mentioned. Past eight keywords the smallest become one bar.
 */
export function shareChart(
  { period, keywords, coverage }: Pick<Digest, 'period' | 'keywords' | 'coverage'>,
  place: ChartPlace,
): Chart {
  const format = chartFormat(place);
  const { words } = format;
  const allComparable = keywords.length > 0 && keywords.every(({ comparable }) => comparable);
  const now = shareOfVoice(keywords);
  const then = allComparable ? shareOfVoice(keywords.map(({ before }) => ({ totals: before }))) : [];
  const bars = foldSmallest(
    keywords.map(({ keyword }, index) => ({
      name: shortName(keyword.name),
      now: now[index] ?? null,
      before: then[index] ?? null,
    })),
    words.others,
  );
  const gaps = mergeGaps(
    gapsOf(
      coverage,
      keywords.map(({ keyword }) => keyword),
    ),
    period,
  );
  return {
    kind: 'share',
    title: words.shareTitle,
    sentence: finding() + format.missing(gaps),
    labels: bars.map(({ name }) => name),
    series: [
      { name: words.thisPeriod, values: bars.map((bar) => inPercent(bar.now)), tone: 'main' },
      ...(bars.some((bar) => bar.before !== null)
        ? [
            {
              name: words.periodBefore,
              values: bars.map((bar) => inPercent(bar.before)),
              tone: 'expected' as const,
            },
          ]
        : []),
    ],
    unit: 'percent',
    footnote: format.footnote(readingOf(coverage)),
  };

  function finding(): string {
    const span = format.span(period);
    const total = keywords.reduce((sum, { totals }) => sum + totals.total, 0);
    if (total === 0)
      return words.shareNone(
        bars.map(({ name }) => name),
        span,
      );
    const parts = bars.map(({ name, now }) => ({ name, share: format.percent(now ?? 0) }));
    return words.share(parts, format.mentions(total), span) + change();
  }

  /** The largest move of a keyword, from one point on. */
  function change(): string {
    const moves = bars
      .filter((bar) => bar.now !== null && bar.before !== null)
      .map((bar) => ({ name: bar.name, points: Math.round((bar.now! - bar.before!) * 100) }))
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
    const largest = moves[0];
    return largest && largest.points !== 0 ? words.shareChange(largest.name, largest.points) : '';
  }
}

interface Bar {
  name: string;
  now: number | null;
  before: number | null;
}

function foldSmallest(bars: readonly Bar[], others: (count: number) => string): Bar[] {
  const sorted = [...bars].sort((a, b) => (b.now ?? 0) - (a.now ?? 0));
  if (sorted.length <= MOST_BARS) return sorted;
  const rest = sorted.slice(MOST_BARS - 1);
  const total = (pick: (bar: Bar) => number | null) =>
    rest.every((bar) => pick(bar) === null) ? null : rest.reduce((sum, bar) => sum + (pick(bar) ?? 0), 0);
  const folded = {
    name: others(rest.length),
    now: total((bar) => bar.now),
    before: total((bar) => bar.before),
  };
  return [...sorted.slice(0, MOST_BARS - 1), folded];
}

function inPercent(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1000) / 10;
}
