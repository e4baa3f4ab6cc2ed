import type { ChartDataset } from 'chart.js';
import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import { CHAT } from './frames.ts';
import { COLORS, inksOf } from './palette.ts';
import { leaderOf } from './rows.ts';

export type ChartValue = number | [number, number] | null;
type Dataset = ChartDataset<'bar' | 'line', ChartValue[]>;

/** Half of a color, for what stands for less time and for areas over each other. */
const weaker = (color: string) => `${color}80`;
/** Up to here each point of a line has its dot. */
const DOTTED = 14;
/** Of more marks the legend has the first and the last. */
const MOST_LISTED = 8;

/** One series as Chart.js draws it. */
export function datasetOf(chart: Chart, series: number): Dataset {
  const { shape, stacked } = CHART_KINDS[chart.kind];
  const { name, values } = chart.series[series]!;
  const colors = COLORS[chart.theme ?? 'light'];
  const ink = inksOf(chart.series.map(({ tone }) => tone))[series]!;
  const color = colors[ink.color];
  const common = { label: name, data: values, order: series, ...(stacked && { stack: 'figures' }) };
  const cut = new Set(pointsOf(chart, 'cut'));
  if (shape === 'line')
    return {
      ...common,
      type: 'line',
      borderColor: color,
      backgroundColor: stacked ? weaker(color) : color,
      fill: stacked ? (series === 0 ? 'origin' : '-1') : false,
      borderWidth: CHAT.stroke,
      borderDash: ink.dash.map((length) => length * CHAT.stroke),
      borderJoinStyle: 'round',
      pointBackgroundColor: values.map((_, at) => (cut.has(at) ? colors.card : color)),
      pointBorderColor: color,
      pointRadius: values.map((value, at) => dotOf(chart, series, value, at, cut.has(at))),
      tension: 0,
      spanGaps: false,
    };
  const leader = shape === 'row' ? leaderOf(chart) : null;
  const weak = (at: number) => (cut.has(at) ? weaker(color) : color);
  return {
    ...common,
    type: 'bar',
    backgroundColor:
      leader !== null
        ? values.map((_, at) => (at === leader ? color : colors.before))
        : cut.size > 0
          ? values.map((_, at) => weak(at))
          : color,
    borderColor: colors.card,
    borderWidth: stacked
      ? { top: 0, right: 0, bottom: 0, left: 0, [shape === 'row' ? 'right' : 'top']: 2 }
      : 0,
    categoryPercentage: 0.86,
    barPercentage: 0.92,
    maxBarThickness: shape === 'row' ? 1.6 * CHAT.text : 3.2 * CHAT.text,
  };
}

function dotOf(chart: Chart, series: number, value: number | null, at: number, cut: boolean): number {
  if (value === null) return 0;
  const { values } = chart.series[series]!;
  if (chart.peak?.at === at && chart.peak.series === series) return 1.5 * CHAT.stroke;
  const alone = (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
  return cut || alone || values.length <= DOTTED ? CHAT.stroke : 0;
}

function pointsOf(chart: Chart, wanted: 'cut' | 'gap' | 'spike'): number[] {
  const stretches = (chart.stretches ?? []).filter(({ what }) => what === wanted);
  return chart.labels.flatMap((_, at) =>
    stretches.some(({ from, to }) => at >= from && at <= to) ? [at] : [],
  );
}

/** The usual range and the stretches as bars of full width, drawn before (so: behind) the figures; marks over them. */
export function backgroundOf(chart: Chart): Dataset[] {
  const colors = COLORS[chart.theme ?? 'light'];
  const full = {
    type: 'bar',
    grouped: false,
    barPercentage: 1,
    categoryPercentage: 1,
    borderWidth: 0,
  } as const;
  const datasets: Dataset[] = [];
  if (chart.band) {
    const { name, low, high } = chart.band;
    const data = low.map((value, at): ChartValue => {
      const top = high[at] ?? null;
      return value === null || top === null ? null : [value, top];
    });
    // Bars that are stacked with nothing: the range of a point is its own.
    datasets.push({ ...full, label: name, data, order: 90, backgroundColor: colors.band, stack: 'band' });
  }
  // The lower the order, the nearer.
  const layers = [
    { what: 'gap', fill: colors.gap, order: 89 },
    { what: 'spike', fill: colors.rise, order: 92 },
  ] as const;
  for (const { what, fill, order } of layers) {
    const points = new Set(pointsOf(chart, what));
    if (points.size === 0) continue;
    datasets.push({
      ...full,
      label: chart.stretches!.find((stretch) => stretch.what === what)!.name,
      data: chart.labels.map((_, at) => (points.has(at) ? 1 : null)),
      order,
      yAxisID: 'behind',
      backgroundColor: fill,
      stack: what,
    });
  }
  return [...datasets, ...marksOf(chart)];
}

/** Moments as strokes from the axis to the top; their names are in the legend, in their order. */
function marksOf({ labels, marks = [], theme = 'light' }: Chart): Dataset[] {
  if (marks.length === 0) return [];
  const points = new Set(marks.map(({ at }) => at));
  const names = [...marks].sort((a, b) => a.at - b.at).map(({ name }) => name);
  const label = names.length > MOST_LISTED ? `${names[0]} … ${names.at(-1)}` : names.join(' · ');
  return [
    {
      type: 'bar',
      label: `▼ ${label}`,
      data: labels.map((_, at) => (points.has(at) ? 1 : null)),
      order: -1,
      yAxisID: 'behind',
      grouped: false,
      barThickness: CHAT.stroke / 2,
      borderWidth: 0,
      backgroundColor: COLORS[theme].riseWords,
      stack: 'marks',
    },
  ];
}

/** The legend takes the sign of a line from its first point, which is why that one is a stroke. */
export function withSwatch(dataset: Dataset): Dataset {
  if (dataset.type !== 'line') return { ...dataset, pointStyle: 'rect' } as typeof dataset;
  const points = dataset.data.map((_, at) => (at === 0 ? 'line' : 'circle'));
  return { ...dataset, pointStyle: points, pointBorderWidth: CHAT.stroke / 2 } as typeof dataset;
}
