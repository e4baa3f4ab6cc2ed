import type { Digest } from '../../listening/digest.ts';
import { voicesOf } from '../digests/voices.ts';
import type { Chart } from '../message.ts';
import { type ChartPlace, chartFormat, readingOf } from './chart-format.ts';
import { gapsOf, mergeGaps } from './gaps.ts';
import { shortName } from './short-name.ts';

const MOST_BARS = 8;
const NONE_SHARED: Digest['shared'] = { now: [], before: [] };

/**
 * Share of voice, largest first, with the period before behind it when all keywords can be compared. Values are
 * whole percent that sum to 100, null when nobody was mentioned. Past eight keywords the smallest become one bar.
 */
export function shareChart(
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
  const { voices, whole } = voicesOf({ keywords, shared });
  const bars = foldSmallest(
    voices.map(({ entry, percent, before }) => ({
      name: shortName(entry.keyword.name),
      now: percent,
      before,
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
      { name: words.thisPeriod, values: bars.map((bar) => bar.now), tone: 'main' },
      ...(bars.some((bar) => bar.before !== null)
        ? [
            {
              name: words.periodBefore,
              values: bars.map((bar) => bar.before),
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
    if (whole.total === 0)
      return words.shareNone(
        bars.map(({ name }) => name),
        span,
      );
    const parts = bars.map(({ name, now }) => ({ name, share: format.percent((now ?? 0) / 100) }));
    return words.share(parts, format.mentions(whole.total), span) + change();
  }

  /** The largest move of a keyword, from one point on. */
  function change(): string {
    const moves = bars
      .filter((bar) => bar.now !== null && bar.before !== null)
      .map((bar) => ({ name: bar.name, points: Math.round(bar.now!) - Math.round(bar.before!) }))
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
  if (bars.length <= MOST_BARS) return [...bars];
  const rest = bars.slice(MOST_BARS - 1);
  const total = (pick: (bar: Bar) => number | null) =>
    rest.every((bar) => pick(bar) === null) ? null : rest.reduce((sum, bar) => sum + (pick(bar) ?? 0), 0);
  const folded = {
    name: others(rest.length),
    now: total((bar) => bar.now),
    before: total((bar) => bar.before),
  };
  return [...bars.slice(0, MOST_BARS - 1), folded];
}
