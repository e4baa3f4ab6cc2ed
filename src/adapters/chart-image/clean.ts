import type { Chart } from '../../messages/message.ts';
import { cleanLabel } from './label.ts';
import { drawingOf } from './shapes.ts';

/** Most lines and marks drawn of a chart: what is more was not made by our own builders. */
const MOST_SERIES = 8;
const MOST_MARKS = 40;
/** Beyond this a figure is not a count; floats stay exact below it. */
const LARGEST = 1e15;

/** Turns the characters that no font here can draw into something that it can. */
export type Drawable = (text: string, position: number) => string;

/**
 * A chart as it can be drawn: texts cleaned and capped, the latest points when there are too many, every series as
 * long as the labels, nothing that is not a number, stretches and marks inside the chart.
 */
export function cleanChart(chart: Chart, drawable: Drawable): Chart {
  const skipped = Math.max(0, chart.labels.length - drawingOf(chart).mostLabels);
  const count = chart.labels.length - skipped;
  const text = (value: string, most: number) => drawable(cleanLabel(value, most), 0);
  // A name of nothing but emoji still needs a label.
  const name = (value: string, position: number) =>
    drawable(cleanLabel(value, 40), position) || `#${position}`;
  const numbers = (values: readonly (number | null)[]) =>
    Array.from({ length: count }, (_, index) => number(values[index + skipped]));
  const inside = (index: number) => Math.min(count - 1, Math.max(0, Math.round(index) - skipped));
  return {
    kind: chart.kind,
    title: text(chart.title, 90),
    sentence: text(chart.sentence, 400),
    labels: chart.labels.slice(skipped).map((label, index) => name(label, index + 1)),
    series: chart.series.slice(0, MOST_SERIES).map((series, index) => ({
      ...series,
      name: name(series.name, index + 1),
      values: numbers(series.values),
    })),
    ...(chart.band && {
      band: { name: text(chart.band.name, 40), low: numbers(chart.band.low), high: numbers(chart.band.high) },
    }),
    stretches: (chart.stretches ?? [])
      .filter(({ from, to }) => count > 0 && to >= from && to >= skipped && from < count + skipped)
      .map((stretch) => ({
        ...stretch,
        from: inside(stretch.from),
        to: inside(stretch.to),
        name: text(stretch.name, 40),
      })),
    marks: (chart.marks ?? [])
      .filter(({ at }) => at >= skipped && at < count + skipped)
      .slice(0, MOST_MARKS)
      .map(({ at, name }) => ({ at: inside(at), name: text(name, 16) })),
    ...(chart.unit && { unit: chart.unit }),
    ...(chart.footnote && { footnote: text(chart.footnote, 240) }),
  };
}

function number(value: number | null | undefined): number | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  return Math.min(LARGEST, Math.max(-LARGEST, value));
}
