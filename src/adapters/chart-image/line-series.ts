import type { Point } from './drawing.ts';
import { isCut, type Plot } from './plot.ts';
import type { Sheet } from './sheet.ts';

/** Up to here each point of a line has its dot. */
const DOTTED = 14;
/** For a stroke between points that are not whole. */
const WEAK = 0.55;

/** Lines, or where they are stacked, the areas between each and the one below. The first is drawn last, over all others. */
export function drawLines(plot: Plot, sheet: Sheet): void {
  for (let series = plot.chart.series.length - 1; series >= 0; series--) {
    if (plot.stacked) drawArea(plot, series, sheet);
    drawLine(plot, series, sheet);
  }
}

interface Place {
  at: number;
  point: Point;
}

function drawLine(plot: Plot, series: number, { frame, shapes }: Sheet): void {
  const ink = plot.inks[series]!;
  const width = frame.stroke;
  const count = plot.chart.labels.length;
  const stroke = { what: 'path', stroke: ink.color, width } as const;
  const dot = (point: Point, radius: number) =>
    shapes.push({ what: 'dot', at: point, radius, fill: ink.color });
  for (const run of runsOf(plot, series)) {
    const whole = run.filter(({ at }) => !isCut(plot, at));
    if (whole.length > 1)
      shapes.push({
        ...stroke,
        points: whole.map(({ point }) => point),
        dash: ink.dash.map((length) => length * width),
      });
    // Nobody takes a short hour for a fall: a ring at the end of a faint stroke.
    for (const [index, { at, point }] of run.entries()) {
      const next = run[index + 1];
      if (next && (isCut(plot, at) || isCut(plot, next.at)))
        shapes.push({
          ...stroke,
          points: [point, next.point],
          width: width * 0.6,
          dash: [width, width],
          opacity: WEAK,
        });
    }
    for (const { at, point } of run) {
      if (isCut(plot, at))
        shapes.push({
          what: 'dot',
          at: point,
          radius: 1.1 * width,
          fill: 'card',
          stroke: ink.color,
          width: 0.5 * width,
        });
      else if (run.length === 1) dot(point, 1.2 * width);
      else if (count <= DOTTED) dot(point, width);
    }
  }
}

function drawArea(plot: Plot, series: number, { shapes }: Sheet): void {
  for (const run of runsOf(plot, series)) {
    const below = [...run].reverse().map(({ at }): Point => [plot.x(at), plot.bottom(series, at)]);
    shapes.push({
      what: 'path',
      points: [...run.map(({ point }) => point), ...below],
      fill: plot.inks[series]!.color,
      opacity: 0.5,
    });
  }
}

/** Points that follow each other without one that is not known. */
function runsOf(plot: Plot, series: number): Place[][] {
  const runs: Place[][] = [];
  let open = false;
  plot.chart.labels.forEach((_, at) => {
    const y = plot.top(series, at);
    if (y !== null) {
      if (!open) runs.push([]);
      runs.at(-1)!.push({ at, point: [plot.x(at), y] });
    }
    open = y !== null;
  });
  return runs;
}
