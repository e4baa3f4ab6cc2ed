import { CHART_KINDS, type ChartKindTraits } from '../../messages/charts/kinds.ts';
import { formatOf } from '../../messages/format.ts';
import type { Chart } from '../../messages/message.ts';

/** From here on figures are shortened. */
const SHORTENED = 10_000;
/** So many columns leave room for a figure each. */
const FEW = 14;

const SHOWN: Readonly<Record<ChartKindTraits['figures'], (chart: Chart) => boolean>> = {
  never: () => false,
  'when-few': ({ labels }) => labels.length <= FEW,
  always: () => true,
};

/** Whether the values of a chart are written out. */
export function showsFigures(chart: Chart): boolean {
  return SHOWN[CHART_KINDS[chart.kind].figures](chart);
}

/** Figures as the reader of the chart writes them, all of a chart alike. */
export function figureOf(chart: Chart): (value: number) => string {
  const format = formatOf({ language: chart.language ?? 'en', timeZone: 'UTC' });
  if (chart.unit === 'percent') return (value) => format.percent(value / 100);
  return isShort(chart) ? format.compact : format.number;
}

/** Whether figures are shortened, `12K`. */
export function isShort({ series }: Chart): boolean {
  return series.some(({ values }) => values.some((value) => Number(value) >= SHORTENED));
}
