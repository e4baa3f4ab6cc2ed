import { namesWithin } from './names.ts';
import type { Ink } from './palette.ts';
import type { Sheet } from './sheet.ts';

export interface LegendItem {
  name: string;
  ink: Ink;
  swatch: 'line' | 'box';
}

const LINE = 1.36;
const MOST_ROWS = 2;
/** Lengths of the text's size. */
const SWATCH = { line: 1.5, box: 0.7 } as const;
const AFTER_SWATCH = 0.35;
const BETWEEN = 0.9;

/**
 * Names in the colors of their series, each after its sign, on two rows at most; the longest are cut where they find no room.
 *
 * @returns where the next thing begins
 */
export function writeLegend(items: readonly LegendItem[], top: number, sheet: Sheet): number {
  const { frame } = sheet;
  const em = frame.text;
  const room = frame.width - 2 * frame.margin;
  const signOf = ({ swatch }: LegendItem) => (SWATCH[swatch] + AFTER_SWATCH) * em;
  const columns = Math.ceil(items.length / MOST_ROWS);
  const cell = (room - (columns - 1) * BETWEEN * em) / Math.max(1, columns);
  const whole = rowsOf(items, (item) => signOf(item) + sheet.widthOf(item.name));
  const named =
    whole.length <= MOST_ROWS
      ? items
      : namesWithin(
          items.map(({ name }) => name),
          (at) => sheet.fits(cell - signOf(items[at]!)),
        ).map((name, at) => ({ ...items[at]!, name }));
  const rows = whole.length <= MOST_ROWS ? whole : [named.slice(0, columns), named.slice(columns)];
  rows.forEach((row, line) => {
    const baseline = top + em + line * LINE * em;
    let x = frame.margin;
    row.forEach((item, at) => {
      if (rows !== whole) x = frame.margin + at * (cell + BETWEEN * em);
      drawSwatch(item, x, baseline - 0.36 * em, sheet);
      sheet.write(item.name, { left: x + signOf(item), baseline, fill: item.ink.words });
      x += signOf(item) + sheet.widthOf(item.name) + BETWEEN * em;
    });
  });
  return top + rows.length * LINE * em;

  function rowsOf(all: readonly LegendItem[], width: (item: LegendItem) => number): LegendItem[][] {
    const lines: LegendItem[][] = [];
    let free = 0;
    for (const item of all) {
      if (lines.length === 0 || width(item) > free) {
        lines.push([]);
        free = room;
      }
      // A lone name that is wider than the card must be cut like all others.
      if (width(item) > free) return [...lines, [], []];
      lines.at(-1)!.push(item);
      free -= width(item) + BETWEEN * em;
    }
    return lines;
  }
}

function drawSwatch({ swatch, ink }: LegendItem, left: number, middle: number, sheet: Sheet): void {
  const { text: em, stroke } = sheet.frame;
  const width = SWATCH[swatch] * em;
  if (swatch === 'box') {
    sheet.shapes.push({
      what: 'rectangle',
      left,
      top: middle - width / 2,
      width,
      height: width,
      fill: ink.color,
      radius: 0.1 * em,
    });
    return;
  }
  sheet.shapes.push({
    what: 'line',
    from: [left, middle],
    to: [left + width, middle],
    stroke: ink.color,
    width: stroke,
    dash: ink.dash.map((length) => length * stroke),
  });
}
