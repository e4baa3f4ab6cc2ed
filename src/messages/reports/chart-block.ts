import type { Chart } from '../message.ts';
import type { ReportContext } from './context.ts';
import type { ReportBlock } from './document.ts';

/**
 * A chart with the figures that it draws, for those who cannot see it, and for those who want to know.
 * @param about whose figures they are, where a report has several such charts
 */
export function chartBlock(
  chart: Chart,
  { copy, format }: ReportContext,
  about: string | null = null,
): ReportBlock {
  const { band, notes, series } = chart;
  const caption = chart.subtitle ?? chart.title;
  const inPercent = chart.unit === 'percent';
  const figure = (value: number | null | undefined) => {
    if (value === null || value === undefined) return copy.noData;
    return inPercent ? format.percent(value / 100) : format.number(value);
  };
  const range = (at: number) => {
    const [low, high] = [band?.low[at] ?? null, band?.high[at] ?? null];
    return low === null || high === null ? '–' : copy.range(format.number(low), format.number(high));
  };
  return {
    kind: 'chart',
    chart,
    figures: {
      caption: about === null ? caption : copy.figuresOf(about, caption),
      columns: [
        { name: inPercent ? copy.columns.keyword : copy.columns.time, numeric: false },
        ...series.map(({ name }) => ({ name, numeric: true })),
        ...(band ? [{ name: band.name, numeric: true }] : []),
        ...(notes ? [{ name: copy.columns.change, numeric: true }] : []),
      ],
      rows: chart.labels.map((label, at) => [
        label,
        ...series.map(({ values }) => figure(values[at])),
        ...(band ? [range(at)] : []),
        ...(notes ? [notes[at] || '–'] : []),
      ]),
    },
  };
}
