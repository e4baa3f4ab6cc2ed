import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { Chart } from '../../messages/message.ts';
import { thinLabels } from './axis.ts';
import { DENSITY, FONT, INK, OTHERS, SIZES, TONES, WIDTH } from './look.ts';

export type Value = number | [number, number] | null;
export type Dataset = ChartDataset<'bar' | 'line', Value[]>;
export type Config = ChartConfiguration<'bar' | 'line', Value[], string>;

/** Up to here each point of a line has its dot. */
const DOTTED = 14;
/** From here on figures are shortened (12K, 1.5M): the same in every language, as four digits need no separator. */
const SHORTENED = 10_000;

/**
 * A cleaned chart as Chart.js data without any function, so that the same configuration is drawn in the process and,
 * as JSON, by a QuickChart server. What stands behind the figures is each renderer's own business.
 *
 * @param measure width of an axis label, in pixels
 */
export function chartConfig(chart: Chart, measure: (text: string) => number): Config {
  return chart.kind === 'share' ? shareConfig(chart) : timeConfig(chart, measure);
}

function timeConfig(chart: Chart, measure: (text: string) => number): Config {
  const shown = thinLabels(chart.labels, WIDTH - 2 * SIZES.margin - 40, measure);
  const stacked = chart.kind === 'stacked';
  const figures = chart.series.map((_, index) =>
    chart.kind === 'line' ? lineOf(chart, index) : barOf(chart, index),
  );
  return {
    type: 'bar',
    data: { labels: shown, datasets: figures },
    options: {
      ...frame,
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
          grace: chart.marks?.length || chart.kind === 'bar' ? '10%' : '2%',
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
    },
  };
}

/** Shares as horizontal bars: lengths compare better than the angles of a pie, and names have room. */
function shareConfig(chart: Chart): Config {
  const most = Math.max(1, ...chart.series.flatMap(({ values }) => values.map(Number)));
  const rows = Math.max(1, chart.labels.length);
  const thick = Math.min(24, 120 / rows);
  return {
    type: 'bar',
    data: {
      labels: chart.labels,
      datasets: chart.series.map((series, index) => ({
        type: 'bar',
        label: series.name,
        data: series.values,
        backgroundColor:
          index === 0 ? TONES.main : series.tone === 'expected' ? '#b4bfcc' : colorOf(chart, index),
        borderRadius: 3,
        barThickness: index === 0 ? thick : thick * 0.6,
        categoryPercentage: 0.9,
      })),
    },
    options: {
      ...frame,
      indexAxis: 'y',
      scales: {
        x: { display: false, min: 0, max: most * 1.12 },
        y: {
          border: { display: false },
          grid: { display: false, drawTicks: false },
          ticks: { autoSkip: false, padding: 10, color: INK.title, font: fontOf(14) },
        },
      },
    },
  };
}

const frame = {
  responsive: false,
  animation: false,
  devicePixelRatio: DENSITY,
  locale: 'en',
  plugins: { legend: { display: false }, title: { display: false }, tooltip: { enabled: false } },
} as const satisfies Config['options'];

export function fontOf(size: number, weight: 400 | 600 = 400) {
  return { family: `'${FONT}', Inter, sans-serif`, size, weight };
}

export function numberFormat(largest: number): Intl.NumberFormatOptions {
  return largest >= SHORTENED
    ? { notation: 'compact', maximumFractionDigits: 1 }
    : { useGrouping: false, maximumFractionDigits: 0 };
}

/** Color of a series by its tone; `other` lines take the next free color of the palette. */
export function colorOf(chart: Chart, index: number): string {
  const { tone } = chart.series[index]!;
  return tone === 'other' ? otherOf(chart, index).color : TONES[tone];
}

/** Dashes of a line: without color its neighbors must still be told apart. */
export function dashOf(chart: Chart, index: number): number[] {
  const { tone, dashed } = chart.series[index]!;
  if (tone === 'other') return otherOf(chart, index).dash;
  return dashed ? [7, 4] : [];
}

function otherOf(chart: Chart, index: number): (typeof OTHERS)[number] {
  const before = chart.series.slice(0, index).filter(({ tone }) => tone === 'other').length;
  return OTHERS[before % OTHERS.length]!;
}

function lineOf(chart: Chart, index: number): Dataset {
  const { name, values, tone } = chart.series[index]!;
  const color = tone === 'expected' ? '#7b93b0' : colorOf(chart, index);
  return {
    type: 'line',
    label: name,
    data: values,
    order: index,
    borderColor: color,
    backgroundColor: chart.series.length === 1 && !chart.band ? `${color}14` : color,
    fill: chart.series.length === 1 && !chart.band ? 'origin' : false,
    borderWidth: tone === 'main' ? 2.5 : 2,
    borderDash: dashOf(chart, index),
    borderJoinStyle: 'round',
    pointBackgroundColor: color,
    pointBorderWidth: 0,
    pointRadius: dotsOf(chart, values),
    tension: 0,
    spanGaps: false,
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

function barOf(chart: Chart, index: number): Dataset {
  const { name, values } = chart.series[index]!;
  const stacked = chart.kind === 'stacked';
  return {
    type: 'bar',
    label: name,
    data: values,
    order: index,
    backgroundColor: colorOf(chart, index),
    borderColor: INK.card,
    borderWidth: stacked ? { top: 1, bottom: 0, left: 0, right: 0 } : 0,
    borderRadius: stacked ? 0 : 2,
    maxBarThickness: 64,
    categoryPercentage: 0.86,
    barPercentage: 0.92,
    ...(stacked && { stack: 'figures' }),
  };
}
