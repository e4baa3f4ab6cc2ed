import type { Plot } from './plot.ts';
import type { Sheet } from './sheet.ts';

/** Moments over the figures, behind them: a sign with a name on the line that is kept free for them, and a stroke down to the axis. */
export function drawMarks(plot: Plot, sheet: Sheet): void {
  const { area, chart } = plot;
  const em = sheet.frame.text;
  const baseline = area.top - 0.3 * em;
  const marks = [...(chart.marks ?? [])].sort((a, b) => a.at - b.at);
  for (const { at, name } of marks) {
    const x = plot.x(at);
    sheet.shapes.push(
      {
        what: 'line',
        from: [x, area.top],
        to: [x, area.bottom],
        stroke: 'riseWords',
        width: em / 16,
        dash: [em / 6, em / 6],
      },
      {
        what: 'path',
        points: [
          [x - 0.25 * em, area.top - 0.42 * em],
          [x + 0.25 * em, area.top - 0.42 * em],
          [x, area.top],
        ],
        fill: 'riseWords',
      },
    );
    const width = sheet.widthOf(name, true);
    const right = { left: x + 0.4 * em, right: x + 0.4 * em + width };
    const left = { left: x - 0.4 * em - width, right: x - 0.4 * em };
    const free = [right, left].find(
      (side) =>
        side.right <= sheet.frame.width - sheet.frame.margin / 2 &&
        !marks.some((other) => {
          const sign = plot.x(other.at);
          return other.at !== at && sign > side.left - 0.35 * em && sign < side.right + 0.35 * em;
        }) &&
        // A gap, so that two names do not read as one.
        sheet.isFree({
          left: side.left - 0.2 * em,
          right: side.right + 0.2 * em,
          top: baseline - 0.86 * em,
          bottom: baseline + 0.24 * em,
        }),
    );
    if (free) sheet.write(name, { left: free.left, baseline, bold: true, fill: 'riseWords' });
  }
}
