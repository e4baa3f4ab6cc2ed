import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import { figureOf, showsFigures } from './figures.ts';
import { namesWithin } from './names.ts';
import { type Ink, inksOf } from './palette.ts';
import type { Sheet } from './sheet.ts';

/** Height of a row, of the size of the text: its words over its bar, or beside it. */
const OVER = 2.45;
const BESIDE = 1.3;
/** Greatest part of the width for names beside their bars. */
const WIDEST = 0.42;
const NOTHING = '–';

interface Row {
  at: number;
  name: string;
  note: string;
  figure: string;
  inks: readonly Ink[];
}

/** Rows of a share: name, note, bar and figure. What finds no room below the others is counted, `+3`. */
export function drawRows(chart: Chart, below: { top: number; bottom: number }, sheet: Sheet): void {
  const em = sheet.frame.text;
  const room = { top: below.top + 0.25 * em, bottom: below.bottom };
  const height = room.bottom - room.top;
  const over = chart.labels.length * OVER * em <= height;
  const most = Math.max(1, Math.floor(height / (BESIDE * em)));
  const shown = chart.labels.length > most ? Math.max(1, most - 1) : chart.labels.length;
  const rows = rowsOf(chart, shown);
  const pitch = over
    ? Math.min(height / Math.max(1, shown), 3.6 * em)
    : height / Math.min(most, chart.labels.length || 1);
  if (over) drawOver(chart, rows, room.top, pitch, sheet);
  else drawBeside(chart, rows, room.top, pitch, sheet);
  if (shown < chart.labels.length && most > 1)
    sheet.write(`+${chart.labels.length - shown}`, {
      left: sheet.frame.margin,
      baseline: room.top + (shown + 0.5) * pitch + 0.31 * em,
      fill: 'faint',
    });
}

function rowsOf(chart: Chart, shown: number): Row[] {
  const figure = figureOf(chart);
  const inks = inksOf(chart.series.map(({ tone }) => tone));
  const first = chart.series[0]?.values ?? [];
  const leader = leaderOf(chart);
  const weak = inksOf(['expected'])[0]!;
  return chart.labels.slice(0, shown).map((name, at) => {
    const value = first[at] ?? null;
    return {
      at,
      name,
      note: chart.notes?.[at] ?? '',
      figure: showsFigures(chart) ? (value === null ? NOTHING : figure(value)) : '',
      inks: leader === null || leader === at ? inks : [weak, ...inks.slice(1)],
    };
  });
}

/**
 * The one row in the strong color: the one that is named, or else the first where all follow by their size (the last may be
 * the sum of all others). Null where no row leads, or a second series needs the gray.
 */
export function leaderOf({ kind, peak, series }: Chart): number | null {
  if (series.length !== 1 || CHART_KINDS[kind].stacked) return null;
  if (peak) return peak.at;
  const values = series[0]!.values.map((value) => value ?? 0);
  const ordered = values.slice(0, -1).every((value, at) => at === 0 || value <= values[at - 1]!);
  return ordered && values.length > 2 && values[0]! > (values[1] ?? 0) ? 0 : null;
}

/** Name and note on one line, the bar with its figure below it. */
function drawOver(chart: Chart, rows: readonly Row[], top: number, pitch: number, sheet: Sheet): void {
  const { frame } = sheet;
  const em = frame.text;
  const figures = Math.max(0, ...rows.map(({ figure }) => sheet.widthOf(figure, true)));
  const bars = {
    left: frame.margin,
    right: frame.width - frame.margin - figures - (figures > 0 ? 0.5 * em : 0),
  };
  const noteRoom = Math.max(0, ...rows.map(({ note }) => sheet.widthOf(note)));
  const names = namesWithin(
    rows.map(({ name }) => name),
    () => sheet.fits(frame.width - 2 * frame.margin - noteRoom - 0.5 * em, true),
  );
  rows.forEach((row, index) => {
    const y = top + index * pitch;
    const strong = leaderOf(chart) === row.at;
    const baseline = y + em;
    sheet.write(names[index]!, {
      left: frame.margin,
      baseline,
      bold: strong,
      fill: strong ? 'title' : 'text',
    });
    const left = frame.margin + sheet.widthOf(names[index]!, strong) + 0.5 * em;
    sheet.write(row.note, { left, baseline, fill: 'faint' });
    drawBars(chart, row, { ...bars, top: y + 1.42 * em, height: 0.85 * em }, sheet);
  });
}

/** Name and note at the left, bar and figure on the same line. */
function drawBeside(chart: Chart, rows: readonly Row[], top: number, pitch: number, sheet: Sheet): void {
  const { frame } = sheet;
  const em = frame.text;
  const figures = Math.max(0, ...rows.map(({ figure }) => sheet.widthOf(figure, true)));
  const notes = Math.max(0, ...rows.map(({ note }) => sheet.widthOf(note)));
  const noteRoom = notes > 0 ? notes + 0.4 * em : 0;
  const names = namesWithin(
    rows.map(({ name }) => name),
    () => sheet.fits(WIDEST * frame.width - noteRoom, true),
  );
  const nameRoom = Math.max(0, ...names.map((name) => sheet.widthOf(name, true)));
  const start = frame.margin + nameRoom + noteRoom;
  const bars = {
    left: start + 0.5 * em,
    right: frame.width - frame.margin - figures - (figures > 0 ? 0.5 * em : 0),
  };
  const thick = Math.min(0.85 * em, pitch * 0.7);
  rows.forEach((row, index) => {
    const middle = top + (index + 0.5) * pitch;
    const strong = leaderOf(chart) === row.at;
    const baseline = middle + 0.31 * em;
    sheet.write(names[index]!, {
      left: frame.margin,
      baseline,
      bold: strong,
      fill: strong ? 'title' : 'text',
    });
    sheet.write(row.note, { right: start, baseline, fill: 'faint' });
    drawBars(chart, row, { ...bars, top: middle - thick / 2, height: thick }, sheet);
  });
}

interface Bars {
  left: number;
  right: number;
  top: number;
  height: number;
}

/** The first series thick, what was before thin below it; stacked ones after one another. */
function drawBars(chart: Chart, row: Row, { left, right, top, height }: Bars, sheet: Sheet): void {
  const { text: em } = sheet.frame;
  const { stacked } = CHART_KINDS[chart.kind];
  const values = chart.series.map((series) => series.values[row.at] ?? 0);
  const scale = (right - left) / largestOf(chart);
  const bar = (from: number, value: number, y: number, thick: number, ink: Ink | undefined) => {
    if (value * scale > 0 && ink)
      sheet.shapes.push({
        what: 'rectangle',
        left: from,
        top: y,
        width: Math.max(value * scale - (stacked ? em / 13 : 0), em / 13),
        height: thick,
        fill: ink.color,
        radius: stacked ? 0 : 0.1 * em,
      });
  };
  if (stacked) {
    values.reduce((from, value, series) => {
      bar(from, value, top, height, row.inks[series]);
      return from + value * scale;
    }, left);
    return;
  }
  const others = values.slice(1);
  const main = others.length > 0 ? height * 0.62 : height;
  bar(left, values[0] ?? 0, top, main, row.inks[0]);
  const thin = others.length > 0 ? (height - main) / others.length : 0;
  others.forEach((value, at) => {
    bar(left, value, top + main + at * thin + em / 26, thin - em / 26, row.inks[at + 1]);
  });
  const end = left + Math.max(0, ...values) * scale;
  sheet.write(row.figure, {
    left: end > left ? end + 0.4 * em : left,
    baseline: top + height / 2 + 0.31 * em,
    bold: true,
    fill: 'title',
  });
}

function largestOf({ kind, labels, series }: Chart): number {
  const ends = CHART_KINDS[kind].stacked
    ? labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
    : series.flatMap(({ values }) => values.map(Number));
  return Math.max(1, ...ends);
}
