import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import type { Box } from './drawing.ts';
import { figureOf } from './figures.ts';
import { type Ink, inksOf } from './palette.ts';
import { upperLine } from './scale.ts';
import type { Sheet } from './sheet.ts';

/** Where the figures of an upright chart stand. */
export interface Plot {
  chart: Chart;
  inks: readonly Ink[];
  stacked: boolean;
  area: Box;
  /** Width of one label's room. */
  step: number;
  /** Figure of the upper grid line. */
  upper: number;
  figure(value: number): string;
  /** The middle of a point. */
  x(at: number): number;
  y(value: number): number;
  /** The upper end of a value: on those below it, where series are stacked. */
  top(series: number, at: number): number | null;
  /** The lower end. */
  bottom(series: number, at: number): number;
}

/**
 * @param headroom whether words stand over the figures: they need a line below the upper one
 * @param room between the heading and the end of the card, without margins
 * @param right kept free for the names of lines
 */
export function plotOf(
  chart: Chart,
  headroom: boolean,
  room: { top: number; bottom: number },
  right: number,
  sheet: Sheet,
): Plot {
  const { frame } = sheet;
  const em = frame.text;
  const { stacked } = CHART_KINDS[chart.kind];
  const figure = figureOf(chart);
  const top = room.top + 1.3 * em + (chart.marks?.length ? 1.3 * em : 0);
  const bottom = room.bottom - 1.5 * em;
  const below = (series: number, at: number) =>
    stacked ? chart.series.slice(0, series).reduce((sum, { values }) => sum + (values[at] ?? 0), 0) : 0;
  const value = (series: number, at: number) => chart.series[series]?.values[at] ?? null;
  const sums = chart.series.flatMap(({ values }, series) =>
    values.map((figured, at) => (figured ?? 0) + below(series, at)),
  );
  const highest = Math.max(0, ...sums, ...(chart.band?.high ?? []).map(Number));
  const words = 1.45 * em;
  const upper = upperLine(highest * (headroom ? 1 + words / Math.max(2 * em, bottom - top - words) : 1));
  const gutter = sheet.widthOf(figure(upper / 2)) + 0.5 * em;
  const area = { left: frame.margin + gutter, right: frame.width - frame.margin - right, top, bottom };
  const step = (area.right - area.left) / Math.max(1, chart.labels.length);
  const y = (height: number) => bottom - (Math.min(height, upper) / upper) * (bottom - top);
  return {
    chart,
    inks: inksOf(chart.series.map(({ tone }) => tone)),
    stacked,
    area,
    step,
    upper,
    figure,
    x: (at) => area.left + (at + 0.5) * step,
    y,
    top: (series, at) => {
      const own = value(series, at);
      return own === null ? null : y(own + below(series, at));
    },
    bottom: (series, at) => y(below(series, at)),
  };
}

/** The left and right edges of a run of points. */
export function edgesOf({ area, step }: Plot, from: number, to: number): { left: number; right: number } {
  return { left: area.left + from * step, right: area.left + (to + 1) * step };
}

/** Whether a point stands for less time than its neighbors. */
export function isCut({ chart }: Plot, at: number): boolean {
  return (chart.stretches ?? []).some(({ what, from, to }) => what === 'cut' && at >= from && at <= to);
}
