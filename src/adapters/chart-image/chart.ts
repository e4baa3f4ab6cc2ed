import type { ChartConfiguration } from 'chart.js';
import type { Chart } from '../../messages/message.ts';
import type { ChartValue } from './datasets.ts';
import { DENSITY, SIZES, WIDTH } from './look.ts';
import { drawingOf } from './shapes.ts';
import { thinLabels } from './thin-labels.ts';

export type ChartConfig = ChartConfiguration<'bar' | 'line', ChartValue[], string>;

const FRAME = {
  responsive: false,
  animation: false,
  devicePixelRatio: DENSITY,
  locale: 'en',
  plugins: { legend: { display: false }, title: { display: false }, tooltip: { enabled: false } },
} as const satisfies ChartConfig['options'];

/**
 * A cleaned chart as Chart.js data without any function, so that the same configuration is drawn in the process and,
 * as JSON, by a QuickChart server. What stands behind the figures is each renderer's own business.
 *
 * @param measure width of an axis label, in pixels
 */
export function chartConfig(chart: Chart, measure: (text: string) => number): ChartConfig {
  const { upright, axes, dataset } = drawingOf(chart);
  return {
    type: 'bar',
    data: {
      labels: upright ? thinLabels(chart.labels, WIDTH - 2 * SIZES.margin - 40, measure) : chart.labels,
      datasets: chart.series.map((_, index) => dataset(chart, index)),
    },
    options: { ...FRAME, ...axes(chart) },
  };
}
