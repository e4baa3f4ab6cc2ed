import type { Chart } from '../../messages/message.ts';
import type { Dataset } from './datasets.ts';
import { INK } from './look.ts';

const DASH = [2, 3];

/** A color for what stands for less time than its neighbors. */
export function weaker(color: string): string {
  return `${color}66`;
}

/**
 * Draws points that stand for less time than their neighbors as such: columns in a weaker color, and of a line a ring at
 * the end of a thin dashed stroke, so that nobody takes a short hour for a fall.
 */
export function drawCutApart(chart: Chart, datasets: readonly Dataset[]): Dataset[] {
  const cut = new Set<number>();
  for (const { what, from, to } of chart.stretches ?? [])
    if (what === 'cut') for (let at = from; at <= to; at++) cut.add(at);
  if (cut.size === 0) return [...datasets];
  return [
    ...datasets.map((dataset) => withoutCut(dataset, cut)),
    ...datasets.flatMap((dataset) => (dataset.type === 'line' ? [stroke(dataset, cut)] : [])),
  ];
}

function withoutCut(dataset: Dataset, cut: ReadonlySet<number>): Dataset {
  if (dataset.type === 'line')
    return { ...dataset, data: dataset.data.map((value, at) => (cut.has(at) ? null : value)) };
  const color = String(dataset.backgroundColor);
  return { ...dataset, backgroundColor: dataset.data.map((_, at) => (cut.has(at) ? weaker(color) : color)) };
}

/** From the last whole point to the cut one, and on to the next. */
function stroke(dataset: Dataset, cut: ReadonlySet<number>): Dataset {
  const { label, data, order, borderColor } = dataset;
  return {
    type: 'line',
    ...(label === undefined ? {} : { label }),
    data: data.map((value, at) => (cut.has(at) || cut.has(at - 1) || cut.has(at + 1) ? value : null)),
    order: order ?? 0,
    borderColor: weaker(String(borderColor)),
    borderDash: DASH,
    borderWidth: 1.5,
    fill: false,
    pointBackgroundColor: INK.card,
    pointBorderColor: String(borderColor),
    pointBorderWidth: 1.5,
    pointRadius: data.map((_, at) => (cut.has(at) ? 3.5 : 0)),
    tension: 0,
    spanGaps: false,
  };
}
