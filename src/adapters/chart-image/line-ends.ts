import type { Chart } from '../../messages/message.ts';
import { namesWithin } from './names.ts';
import type { Plot } from './plot.ts';
import type { Sheet } from './sheet.ts';
import { spread } from './spread.ts';

/** More lines than this are named in a legend. */
export const MOST_NAMED = 4;
/** The names' greatest part of the width of a picture. */
const WIDEST = 0.3;
/** Distance of two names, and of a name from its line, of the size of the text. */
const APART = 1.15;
const BEFORE = 0.5;

/** What stands at the ends of lines: their names, cut to their room. */
export interface LineNames {
  names: string[];
  /** Kept free for them at the right. */
  width: number;
}

/** Names of a chart of several lines; none of one: that is named by the title. */
export function lineNames({ series }: Chart, sheet: Sheet): LineNames {
  if (series.length < 2 || series.length > MOST_NAMED) return { names: [], width: 0 };
  const room = WIDEST * sheet.frame.width;
  const names = namesWithin(
    series.map(({ name }) => name),
    () => sheet.fits(room, true),
  );
  const widest = Math.max(...names.map((name) => sheet.widthOf(name, true)));
  return { names, width: widest + BEFORE * sheet.frame.text };
}

/** Each name at the height where its line ends, moved as little as the others ask. */
export function nameLines(plot: Plot, { names }: LineNames, sheet: Sheet): void {
  const { area, chart } = plot;
  const { text: em, stroke } = sheet.frame;
  const ends = names.map((_, series) => {
    const last = chart.series[series]!.values.findLastIndex((value) => value !== null);
    return last < 0 ? area.bottom : plot.top(series, last)!;
  });
  // Half a name may stand out below, beside the axis; above are words of the grid and of marks.
  const placed = spread(ends, APART * em, area.top, area.bottom + 0.6 * em);
  names.forEach((name, series) => {
    const y = placed[series]!;
    const left = area.right + BEFORE * em;
    const ink = plot.inks[series]!;
    if (Math.abs(y - ends[series]!) > 0.5 * em)
      sheet.shapes.push({
        what: 'line',
        from: [area.right + 0.08 * em, ends[series]!],
        to: [left - 0.1 * em, y],
        stroke: ink.color,
        width: stroke / 3,
      });
    sheet.write(name, { left, baseline: y + 0.31 * em, bold: true, fill: ink.words });
  });
}
