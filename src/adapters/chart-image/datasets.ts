import type { ChartDataset } from 'chart.js';
import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import { EXPECTED, INK, OTHERS, TONES } from './look.ts';

export type ChartValue = number | [number, number] | null;
export type Dataset = ChartDataset<'bar' | 'line', ChartValue[]>;

/** Up to here each point of a line has its dot. */
const DOTTED = 14;

/** Color of a series by its tone; `other` series take the next free color of the palette. */
export function colorOf(chart: Chart, index: number): string {
  const { tone } = chart.series[index]!;
  if (tone === 'other') return otherOf(chart, index).color;
  return tone === 'expected' ? EXPECTED[CHART_KINDS[chart.kind].shape] : TONES[tone];
}

/** Dashes of a line, which set it apart from its neighbors without color. */
export function dashOf(chart: Chart, index: number): number[] {
  return chart.series[index]!.tone === 'other' ? otherOf(chart, index).dash : [];
}

function otherOf(chart: Chart, index: number): (typeof OTHERS)[number] {
  const before = chart.series.slice(0, index).filter(({ tone }) => tone === 'other').length;
  return OTHERS[before % OTHERS.length]!;
}

/** A line, or where lines are stacked, the area between it and the line below. */
export function lineOf(chart: Chart, index: number): Dataset {
  const { name, values, tone } = chart.series[index]!;
  const { stacked } = CHART_KINDS[chart.kind];
  const color = colorOf(chart, index);
  const alone = chart.series.length === 1 && !chart.band;
  return {
    type: 'line',
    label: name,
    data: values,
    order: index,
    borderColor: color,
    backgroundColor: stacked ? `${color}80` : alone ? `${color}14` : color,
    fill: stacked ? (index === 0 ? 'origin' : '-1') : alone ? 'origin' : false,
    borderWidth: tone === 'main' ? 2.5 : 2,
    borderDash: dashOf(chart, index),
    borderJoinStyle: 'round',
    pointBackgroundColor: color,
    pointBorderWidth: 0,
    pointRadius: dotsOf(chart, values),
    tension: 0,
    spanGaps: false,
    ...(stacked && { stack: 'figures' }),
  };
}

/** Dots: on every point of a short line, on a point that no line reaches, on the peak of the spike. */
function dotsOf(chart: Chart, values: readonly (number | null)[]): number[] {
  const spike = chart.stretches?.find(({ what }) => what === 'spike');
  const peak = spike ? Math.max(...values.slice(spike.from, spike.to + 1).map(Number)) : Number.NaN;
  return values.map((value, at) => {
    if (value === null) return 0;
    if (spike && at >= spike.from && at <= spike.to && value === peak) return 4.5;
    const alone = (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
    return alone || values.length <= DOTTED ? 3 : 0;
  });
}

export function columnOf(chart: Chart, index: number): Dataset {
  return {
    ...barOf(chart, index, 'top'),
    order: index,
    maxBarThickness: 64,
    categoryPercentage: 0.86,
    barPercentage: 0.92,
  };
}

/** A series after the first stands thinner behind it: the period before. */
export function rowOf(chart: Chart, index: number): Dataset {
  const thick = Math.min(24, 120 / Math.max(1, chart.labels.length));
  return {
    ...barOf(chart, index, 'right'),
    ...(!CHART_KINDS[chart.kind].stacked && { borderRadius: 3 }),
    barThickness: index === 0 || CHART_KINDS[chart.kind].stacked ? thick : thick * 0.6,
    categoryPercentage: 0.9,
  };
}

/** @param end side at which the next one of a stack follows */
function barOf(chart: Chart, index: number, end: 'top' | 'right') {
  const { name, values } = chart.series[index]!;
  const { stacked } = CHART_KINDS[chart.kind];
  return {
    type: 'bar' as const,
    label: name,
    data: values,
    backgroundColor: colorOf(chart, index),
    borderColor: INK.card,
    borderWidth: stacked ? { top: 0, right: 0, bottom: 0, left: 0, [end]: 1 } : 0,
    borderRadius: stacked ? 0 : 2,
    ...(stacked && { stack: 'figures' }),
  };
}
