import stringWidth from 'string-width';
import type { Language } from '../../listening/channel.ts';
import { charactersOf } from '../../messages/characters.ts';
import { CHART_KINDS, type ChartKindTraits } from '../../messages/charts/kinds.ts';
import { type Format, formatOf } from '../../messages/format.ts';
import type { Copy } from '../../messages/languages/copy.ts';
import type { Chart } from '../../messages/message.ts';
import { SPARK_POINTS } from './limits.ts';
import { harmless, type Looks, wrapSpans } from './spans.ts';
import { padEnd } from './width.ts';

const LEVELS = '▁▂▃▄▅▆▇█';
const BAR = 24;
const GAP_SIGN = '·';
/** Lines of a chart, with its title: more of it belongs to the picture. */
const MOST_LINES = 4;
const MOST_NAME = 30;
/** On a narrow page bars give way to names, and names to figures. */
const LEAST_NAME = 8;
const LEAST_BAR = 6;

interface Page {
  language: Language;
  copy: Copy;
  /** Columns. */
  room: number;
  looks: Looks;
}

const DRAWINGS: Readonly<Record<ChartKindTraits['text'], (chart: Chart, page: Page) => string[]>> = {
  sparkline: course,
  bars,
};

/** No figure depends on the time zone. */
function figuresIn(language: Language): Format {
  return formatOf({ language, timeZone: 'UTC' });
}

/**
 * A chart for a reader of text: its finding, its course, and of when it is, in four lines at most. One of an older version
 * has no finding as its title: its sentence says it, with all that stood below the picture.
 */
export function drawChart(chart: Chart, page: Page): string[] {
  const { room, looks } = page;
  const drawing = DRAWINGS[CHART_KINDS[chart.kind].text](chart, page);
  if (chart.subtitle !== undefined)
    return [...titleLines(chart.title, chart.subtitle, MOST_LINES - drawing.length, page), ...drawing];
  return [
    ...wrapSpans([{ text: harmless(chart.title), style: 'bold' }], room, looks),
    ...drawing,
    ...wrapSpans([{ text: harmless(chart.sentence) }], room, looks),
    ...(chart.footnote ? wrapSpans([{ text: harmless(chart.footnote), style: 'dim' }], room, looks) : []),
  ];
}

/** The finding, whole where lines are left for it, and what is counted where there is room for it, too. */
function titleLines(title: string, subtitle: string, most: number, { room, looks }: Page): string[] {
  const whole = wrapSpans([{ text: harmless(title), style: 'bold' }], room, looks);
  if (whole.length > 1 && whole.length <= most) return whole;
  const [finding, below] = [cutTo(harmless(title), room), ` · ${harmless(subtitle)}`];
  const both = stringWidth(finding + below) <= room;
  const spans = [{ text: finding, style: 'bold' as const, solid: true }];
  // One line is wrapped to one line, and looks as elsewhere.
  return [
    wrapSpans(both ? [...spans, { text: below, style: 'dim', solid: true }] : spans, room, looks).join(''),
  ];
}

/** A sparkline of the sum of all series, its ends and its highest point named. */
function course(chart: Chart, page: Page): string[] {
  const totals = sumsOf(
    chart,
    chart.series.filter(({ tone }) => tone !== 'expected'),
  );
  const known = totals.filter((value) => value !== null);
  if (known.length < 2) return [];
  const top = Math.max(...known);
  const label = harmless(chart.labels[totals.indexOf(top)] ?? '');
  const columns = Math.min(SPARK_POINTS, page.room);
  const step = Math.ceil(totals.length / columns);
  const { units } = page.copy;
  const drawn = [sparkline(totals, step), ...markLine(chart.marks ?? [], step, columns)];
  const range = `${harmless(chart.labels[0]!)} – ${harmless(chart.labels.at(-1)!)}`;
  // Of nothing there is no highest.
  const highest = top > 0 ? [units.highest(figuresIn(page.language).number(top), label)] : [];
  const ends = [range, ...highest].join(' · ');
  const signs = legend(chart, totals, page.copy);
  if (chart.subtitle === undefined) return [...drawn, ...(signs === '' ? [] : [signs]), ends];
  const line = [ends, ...(signs === '' ? [] : [signs])].join(' · ');
  if (signs === '' || stringWidth(line) <= page.room) return [...drawn, cutTo(line, page.room)];
  // What is missing is worth more than the highest point, which the finding is mostly about.
  const lines = drawn.length + 2 < MOST_LINES ? [ends, signs] : [[range, signs].join(' · ')];
  return [...drawn, ...lines.map((said) => cutTo(said, page.room))];
}

/** Signs that need a word: points that were not read, in part or at all, and those that stand for less time. */
function legend(chart: Chart, totals: readonly (number | null)[], { units }: Copy): string {
  const stretches = chart.stretches ?? [];
  const cut = stretches.filter(({ what }) => what === 'cut');
  const labels = cut.flatMap(({ from, to }) => chart.labels.slice(from, to + 1)).map(harmless);
  // Where nothing was counted there is a sign for it; where something was, only its name says that it is not all.
  const partial = stretches.filter(
    ({ what, from, to }) => what === 'gap' && !totals.slice(from, to + 1).includes(null),
  );
  return [
    ...(totals.includes(null) ? [units.notRead(GAP_SIGN)] : []),
    ...partial
      .slice(0, 1)
      .map(({ name }) =>
        units.colon(
          harmless(name),
          units.semicolon(partial.map(({ from }) => harmless(chart.labels[from]!))),
        ),
      ),
    ...(cut[0] && labels.length > 0 ? [units.colon(harmless(cut[0].name), units.semicolon(labels))] : []),
  ].join(' · ');
}

/** The names of the marks under their columns; a tick where the next one is too near for a name. */
function markLine(marks: NonNullable<Chart['marks']>, step: number, columns: number): string[] {
  const placed = marks.map(({ at, name }) => ({ at: Math.floor(at / step), name: harmless(name) }));
  const sorted = placed.sort((a, b) => a.at - b.at);
  let line = '';
  for (const [index, { at, name }] of sorted.entries()) {
    const room = (sorted[index + 1]?.at ?? columns) - at;
    if (stringWidth(line) <= at) line = padEnd(line, at) + (stringWidth(name) < room ? name : '▴');
  }
  return line === '' ? [] : [line];
}

/** One column a point, `step` points joined by their maximum; a gap is a dot, not a low bar. */
function sparkline(values: readonly (number | null)[], step: number): string {
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

/** A bar and a figure for each label: of the first series, or of the whole stack. What has no line of its own is named in the last. */
function bars(chart: Chart, { language, room, copy }: Page): string[] {
  const format = figuresIn(language);
  const values = sumsOf(chart, CHART_KINDS[chart.kind].stacked ? chart.series : chart.series.slice(0, 1));
  const top = Math.max(0, ...values.map((value) => value ?? 0));
  const scale = chart.unit === 'percent' && top > 1 ? 100 : 1;
  const figure = (value: number | null) => {
    if (value === null) return '–';
    return chart.unit === 'percent' ? format.percent(value / scale) : format.number(value);
  };
  const tail = (index: number) => {
    const value = values[index] ?? null;
    const note = value === null ? undefined : chart.notes?.[index];
    return `${figure(value)}${note ? `  ${harmless(note)}` : ''}`;
  };
  const tails = Math.max(0, ...chart.labels.map((_, index) => stringWidth(tail(index))));
  const most = Math.max(LEAST_NAME, Math.min(MOST_NAME, room - tails - 3 - LEAST_BAR));
  const rows = chart.labels.map((label, index) => ({ name: cutTo(harmless(label), most), index }));
  const fits = chart.subtitle === undefined || rows.length < MOST_LINES;
  const long = fits ? rows : rows.slice(0, MOST_LINES - 2);
  const width = Math.max(...long.map(({ name }) => stringWidth(name)));
  const longest = Math.max(1, Math.min(BAR, room - width - 3 - tails));
  const lines = long.map(({ name, index }) => {
    const value = values[index] ?? null;
    if (value === null) return `${padEnd(name, width)}  –`;
    const bar = '█'.repeat(top === 0 ? 0 : Math.round((value / top) * longest));
    return `${padEnd(name, width)}  ${padEnd(bar, longest)} ${tail(index)}`;
  });
  if (fits) return lines;
  const others = rows
    .slice(long.length)
    .map(({ name, index }) => copy.units.colon(name, figure(values[index] ?? null)));
  return [...lines, cutTo(allOrEnds(others, room), room)];
}

/** The parts of a line, else the first of them that have room, and the last, which may be the sum of all others. */
function allOrEnds(parts: readonly string[], room: number): string {
  const whole = parts.join(' · ');
  if (parts.length < 3 || stringWidth(whole) <= room) return whole;
  const last = parts.at(-1)!;
  let line = parts[0]!;
  for (const part of parts.slice(1, -1)) {
    const longer = `${line} · ${part}`;
    if (stringWidth(`${longer} · … · ${last}`) > room) break;
    line = longer;
  }
  return `${line} · … · ${last}`;
}

/** One line of at most so many columns. */
function cutTo(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line;
  let width = 1;
  const kept = charactersOf(line);
  const end = kept.findIndex((character) => {
    width += stringWidth(character);
    return width > columns;
  });
  return `${kept.slice(0, end).join('').trimEnd()}…`;
}
