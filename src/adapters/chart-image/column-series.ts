import { showsFigures } from './figures.ts';
import { isCut, type Plot } from './plot.ts';
import type { Sheet } from './sheet.ts';

const WEAK = 0.45;

/** A column's part of the room of its label, and its greatest width in sizes of the text. */
const FILLED = 0.8;
const WIDEST = 3.2;

export interface Column {
  series: number;
  at: number;
  left: number;
  width: number;
  top: number;
  bottom: number;
}

/** Where the columns of an upright chart stand: beside each other, or on each other. */
export function columnsOf(plot: Plot, em: number): Column[] {
  const { chart, step, stacked } = plot;
  const together = stacked ? 1 : Math.max(1, chart.series.length);
  const all = Math.min(step * FILLED, WIDEST * em * together);
  const width = all / together;
  return chart.series.flatMap((_, series) =>
    chart.labels.flatMap((_, at) => {
      const top = plot.top(series, at);
      if (top === null) return [];
      const left = plot.x(at) - all / 2 + (stacked ? 0 : series * width);
      return [{ series, at, left, width, top, bottom: plot.bottom(series, at) }];
    }),
  );
}

/**
 * Columns, weaker where they stand for less time, and their figures where all find room.
 *
 * @returns whether the figures are written, that of the peak among them
 */
export function drawColumns(plot: Plot, sheet: Sheet): boolean {
  const { frame, shapes } = sheet;
  const columns = columnsOf(plot, frame.text);
  // A line of the card's color between the parts of a stack: two of their colors are close in gray.
  const part = plot.stacked ? frame.text / 13 : 0;
  for (const { series, at, left, width, top, bottom } of columns) {
    const height = bottom - top - part;
    if (height <= 0) continue;
    shapes.push({
      what: 'rectangle',
      left,
      top: top + part,
      width: plot.chart.series.length > 1 && !plot.stacked ? width * 0.94 : width,
      height,
      fill: plot.inks[series]!.color,
      ...(isCut(plot, at) && { opacity: WEAK }),
    });
  }
  if (plot.stacked) return writeWithin(plot, columns, sheet);
  return showsFigures(plot.chart) && writeOver(plot, columns, sheet);
}

/** In each part of a stack that is high enough, if the figures are no wider than the columns. */
function writeWithin(plot: Plot, columns: readonly Column[], sheet: Sheet): boolean {
  const em = sheet.frame.text;
  const written = columns.flatMap((column) => {
    const value = plot.chart.series[column.series]!.values[column.at] ?? 0;
    const fits = column.bottom - column.top >= 1.25 * em && !isCut(plot, column.at);
    return fits ? [{ ...column, text: plot.figure(value) }] : [];
  });
  if (written.some(({ text, width }) => sheet.widthOf(text) + 0.3 * em > width)) return false;
  for (const { text, left, width, top, bottom, series } of written) {
    sheet.write(text, {
      middle: left + width / 2,
      baseline: (top + bottom) / 2 + 0.4 * em,
      fill: plot.inks[series]!.on,
    });
  }
  const { peak } = plot.chart;
  return peak === undefined || written.some(({ at, series }) => at === peak.at && series === peak.series);
}

/** Over every column, or over none. */
function writeOver(plot: Plot, columns: readonly Column[], sheet: Sheet): boolean {
  const em = sheet.frame.text;
  const { chart } = plot;
  const texts = columns.map(({ series, at }) => plot.figure(chart.series[series]!.values[at] ?? 0));
  const beside = (width: number) => (chart.series.length > 1 ? width : width / FILLED);
  const fit = texts.every(
    (text, index) => sheet.widthOf(text, true) + 0.25 * em <= beside(columns[index]!.width),
  );
  if (!fit) return false;
  columns.forEach(({ left, width, top }, index) => {
    sheet.write(texts[index]!, {
      middle: left + width / 2,
      baseline: top - 0.36 * em,
      bold: true,
      fill: 'title',
      outlined: true,
    });
  });
  return true;
}
