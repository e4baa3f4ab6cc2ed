import type { ChartConfiguration } from 'chart.js';
import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import type { ChartValue } from './datasets.ts';
import { numberFormat } from './figures.ts';
import { fontOf, INK, SIZES } from './look.ts';

type Options = NonNullable<ChartConfiguration<'bar' | 'line', ChartValue[], string>['options']>;
type Axes = Pick<Options, 'indexAxis' | 'scales'>;

/** Labels below, figures upwards. */
export function uprightAxes(chart: Chart): Axes {
  const { stacked, figures } = CHART_KINDS[chart.kind];
  return {
    scales: {
      x: {
        stacked,
        offset: true,
        border: { color: INK.day },
        grid: { display: false, drawTicks: false },
        ticks: { autoSkip: false, maxRotation: 0, padding: 8, color: INK.text, font: fontOf(SIZES.label) },
      },
      y: {
        stacked,
        beginAtZero: true,
        suggestedMax: Math.max(4, ...(chart.band?.high ?? []).map(Number)),
        grace: chart.marks?.length || figures !== 'never' ? '10%' : '2%',
        border: { display: false },
        grid: { drawTicks: false, color: INK.grid },
        ticks: {
          precision: 0,
          maxTicksLimit: 7,
          padding: 8,
          color: INK.text,
          font: fontOf(SIZES.label),
          format: numberFormat(Math.max(0, ...chart.series.flatMap(({ values }) => values.map(Number)))),
        },
      },
    },
  };
}

/** Labels on the left, figures to the right: lengths compare better than the angles of a pie, and names have room. */
export function sidewaysAxes(chart: Chart): Axes {
  const { stacked } = CHART_KINDS[chart.kind];
  const ends = stacked
    ? chart.labels.map((_, at) => chart.series.reduce((sum, { values }) => sum + Number(values[at]), 0))
    : chart.series.flatMap(({ values }) => values.map(Number));
  return {
    indexAxis: 'y',
    scales: {
      x: { display: false, stacked, min: 0, max: Math.max(1, ...ends) * 1.12 },
      y: {
        stacked,
        border: { display: false },
        grid: { display: false, drawTicks: false },
        ticks: { autoSkip: false, padding: 10, color: INK.title, font: fontOf(14) },
      },
    },
  };
}
