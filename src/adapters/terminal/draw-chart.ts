import stringWidth from 'string-width';
import type { Language } from '../../listening/channel.ts';
import { CHART_KINDS, type ChartKindTraits } from '../../messages/charts/kinds.ts';
import { type Format, formatOf } from '../../messages/format.ts';
import type { Copy } from '../../messages/languages/copy.ts';
import type { Chart } from '../../messages/message.ts';
import { SPARK_POINTS } from './limits.ts';
import { harmless } from './spans.ts';
import { padEnd } from './width.ts';

const LEVELS = '▁▂▃▄▅▆▇█';
const BAR = 24;
const GAP_SIGN = '·';

const DRAWINGS: Readonly<Record<ChartKindTraits['text'], typeof drawChart>> = { sparkline: course, bars };

/** No figure depends on the time zone. */
function figuresIn(language: Language): Format {
  return formatOf({ language, timeZone: 'UTC' });
}

/** A chart for a reader of text, who has its sentence above it. */
export function drawChart(chart: Chart, language: Language, copy: Copy): string[] {
  return DRAWINGS[CHART_KINDS[chart.kind].text](chart, language, copy);
}

/** A sparkline of the sum of all series, its ends and its highest point named. */
function course(chart: Chart, language: Language, { units }: Copy): string[] {
  const totals = sumsOf(
    chart,
    chart.series.filter(({ tone }) => tone !== 'expected'),
  );
  const known = totals.filter((value) => value !== null);
  if (known.length < 2) return [];
  const top = Math.max(...known);
  const at = totals.indexOf(top);
  const label = harmless(chart.labels[at] ?? '');
  return [
    sparkline(totals),
    ...markLine(chart.marks ?? [], totals.length),
    ...legend(chart, totals, units),
    `${harmless(chart.labels[0]!)} – ${harmless(chart.labels.at(-1)!)} · ${units.highest(figuresIn(language).number(top), label)}`,
  ];
}

/** Signs that need a word: points that were not read, and those that stand for less time than the others. */
function legend(chart: Chart, totals: readonly (number | null)[], units: Copy['units']): string[] {
  const cut = (chart.stretches ?? []).filter(({ what }) => what === 'cut');
  const labels = cut.flatMap(({ from, to }) => chart.labels.slice(from, to + 1)).map(harmless);
  const parts = [
    ...(totals.includes(null) ? [units.notRead(GAP_SIGN)] : []),
    ...(cut[0] && labels.length > 0 ? [units.colon(harmless(cut[0].name), units.semicolon(labels))] : []),
  ];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

/** The names of the marks under their columns; a tick where the next one is too near for a name. */
function markLine(marks: NonNullable<Chart['marks']>, points: number): string[] {
  const columns = marks.map(({ at, name }) => ({
    at: Math.floor(at / stepOf(points)),
    name: harmless(name),
  }));
  const sorted = columns.sort((a, b) => a.at - b.at);
  let line = '';
  for (const [index, { at, name }] of sorted.entries()) {
    const room = (sorted[index + 1]?.at ?? SPARK_POINTS) - at;
    if (stringWidth(line) <= at) line = padEnd(line, at) + (stringWidth(name) < room ? name : '▴');
  }
  return line === '' ? [] : [line];
}

function stepOf(points: number): number {
  return Math.ceil(points / SPARK_POINTS);
}

/** One column a point, points joined by their maximum when there are too many; a gap is a dot, not a low bar. */
function sparkline(values: readonly (number | null)[]): string {
  const step = stepOf(values.length);
  const points = Array.from({ length: Math.ceil(values.length / step) }, (_, index) => {
    const group = values.slice(index * step, (index + 1) * step).filter((value) => value !== null);
    return group.length === 0 ? null : Math.max(...group);
  });
  const top = Math.max(0, ...points.map((value) => value ?? 0));
  return points
    .map((value) => {
      if (value === null) return GAP_SIGN;
      const level = top === 0 ? 0 : Math.round((Math.max(0, value) / top) * (LEVELS.length - 1));
      return LEVELS.charAt(level);
    })
    .join('');
}

/** Sums over the series for each label; null where none has a value. */
function sumsOf({ labels }: Chart, series: Chart['series']): (number | null)[] {
  return labels.map((_, index) => {
    const values = series.map((line) => line.values[index] ?? null);
    if (values.every((value) => value === null)) return null;
    return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  });
}

/** A bar and a figure for each label: of the first series, or of the whole stack. */
function bars(chart: Chart, language: Language): string[] {
  const format = figuresIn(language);
  const values = sumsOf(chart, CHART_KINDS[chart.kind].stacked ? chart.series : chart.series.slice(0, 1));
  const scale = chart.unit === 'percent' && Math.max(0, ...values.map((value) => value ?? 0)) > 1 ? 100 : 1;
  const top = Math.max(0, ...values.map((value) => value ?? 0));
  const names = chart.labels.map(harmless);
  const width = Math.min(30, Math.max(...names.map((name) => stringWidth(name))));
  return names.map((name, index) => {
    const value = values[index] ?? null;
    if (value === null) return `${padEnd(name, width)}  –`;
    const bar = '█'.repeat(top === 0 ? 0 : Math.round((value / top) * BAR));
    const shown = chart.unit === 'percent' ? format.percent(value / scale) : format.number(value);
    return `${padEnd(name, width)}  ${padEnd(bar, BAR)} ${shown}`;
  });
}
