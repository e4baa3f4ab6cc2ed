import { CHART_KINDS, type ChartKindTraits } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';

/** From here on figures are shortened (12K, 1.5M): the same in every language, as four digits need no separator. */
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

export function numberFormat(largest: number): Intl.NumberFormatOptions {
  return largest >= SHORTENED
    ? { notation: 'compact', maximumFractionDigits: 1 }
    : { useGrouping: false, maximumFractionDigits: 0 };
}

/** Figure and sign by the international rule (a narrow space between): right in both languages. */
export function percentText(value: number): string {
  if (value > 0 && value < 1) return '<1\u202f%';
  if (value > 99 && value < 100) return '>99\u202f%';
  return `${Math.round(value)}\u202f%`;
}
