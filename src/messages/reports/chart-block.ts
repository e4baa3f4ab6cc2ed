import type { Chart } from '../message.ts';
import type { ReportContext } from './context.ts';
import type { ReportBlock } from './document.ts';

/** A chart with the figures that it draws, for those who cannot see it, and for those who want to know. */
export function chartBlock(chart: Chart, { copy, format }: ReportContext): ReportBlock {
  const inPercent = chart.unit === 'percent';
  const figure = (value: number | null | undefined) => {
    if (value === null || value === undefined) return copy.noData;
    return inPercent ? format.percent(value / 100) : format.number(value);
  };
  return {
    kind: 'chart',
    chart,
    figures: {
      caption: chart.subtitle ?? chart.title,
      columns: [
        { name: inPercent ? copy.columns.keyword : copy.columns.time, numeric: false },
        ...chart.series.map(({ name }) => ({ name, numeric: true })),
      ],
      rows: chart.labels.map((label, at) => [label, ...chart.series.map(({ values }) => figure(values[at]))]),
    },
  };
}
