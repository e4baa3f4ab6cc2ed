import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import { cleanLabel } from './label.ts';

/** More lines than this cannot be told apart. */
const MOST_SERIES = 6;
const MOST_MARKS = 40;
/** Of more points than this only the last are drawn: such a chart was not made by our own builders. */
const MOST_POINTS = 400;
/** Beyond this a figure is not a count; floats stay exact below it. */
const LARGEST = 1e15;

/** A line whose name went: what follows it stands at the beginning. */
const NAMELESS = /^[:;,]/u;

/** Turns the characters that no font here can draw into something that it can. */
export type Drawable = (text: string, position: number) => string;

/**
 * A chart as it can be drawn: texts cleaned and capped, the latest points when there are too many, every series as
 * long as the labels, nothing that is not a number, stretches, marks and the peak inside the chart.
 */
export function cleanChart(chart: Chart, drawable: Drawable): Chart {
  // Rows begin with the largest: of too many of them the drawing itself leaves out the last.
  const upright = CHART_KINDS[chart.kind].shape !== 'row';
  const skipped = upright ? Math.max(0, chart.labels.length - MOST_POINTS) : 0;
  const count = Math.min(MOST_POINTS, chart.labels.length - skipped);
  const raw = upright ? chart.series.map((one) => one.name) : chart.labels;
  const text = (value: string, most: number) => drawable(cleanLabel(value, most), 0);
  /** Where a name cannot be drawn, what names the finding calls it as its line does. */
  const finding = (value: string, most: number) => {
    const named = raw.reduce(
      (line, one, index) => {
        const shown = name(one, index + 1);
        const nameless = one.trim() !== '' && one.trim() !== shown && shown === `#${index + 1}`;
        return nameless ? line.replaceAll(one, raw.length > 1 ? shown : '…') : line;
      },
      value.slice(0, 4 * most),
    );
    const cleaned = text(named, most);
    return NAMELESS.test(cleaned) ? text(`…${named}`, most) : cleaned;
  };
  // A name of nothing but emoji still needs a label.
  const name = (value: string, position: number) =>
    drawable(cleanLabel(value, 80), position) || `#${position}`;
  const numbers = (values: readonly (number | null)[]) =>
    Array.from({ length: count }, (_, index) => number(values[index + skipped]));
  const inside = (index: number) => Math.min(count - 1, Math.max(0, Math.round(index) - skipped));
  const drawn = ({ at }: { at: number }) => at >= skipped && at < count + skipped;
  const series = chart.series.slice(0, MOST_SERIES);
  const { peak } = chart;
  return {
    kind: chart.kind,
    title: finding(chart.title, 160),
    ...(chart.subtitle !== undefined && { subtitle: text(chart.subtitle, 120) }),
    sentence: finding(chart.sentence, 400),
    labels: chart.labels.slice(skipped, skipped + count).map((label, index) => name(label, index + 1)),
    ...(chart.notes && {
      notes: chart.notes.slice(skipped, skipped + count).map((note) => text(note, 16)),
    }),
    series: series.map((one, index) => ({
      ...one,
      name: name(one.name, index + 1),
      values: numbers(one.values),
    })),
    ...(chart.measure !== undefined && { measure: text(chart.measure, 24) }),
    ...(peak &&
      drawn(peak) &&
      series[peak.series] && {
        peak: { at: inside(peak.at), series: peak.series, text: text(peak.text, 16) },
      }),
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
      .filter(drawn)
      .slice(0, MOST_MARKS)
      .map(({ at, name: mark }) => ({ at: inside(at), name: text(mark, 16) })),
    ...(chart.unit && { unit: chart.unit }),
    ...(chart.language !== undefined && { language: chart.language }),
    theme: chart.theme === 'dark' ? 'dark' : 'light',
    ...(chart.footnote && { footnote: text(chart.footnote, 240) }),
  };
}

function number(value: number | null | undefined): number | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  return Math.min(LARGEST, Math.max(0, value));
}
