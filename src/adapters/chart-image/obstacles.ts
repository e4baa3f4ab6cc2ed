import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import { columnsOf } from './column-series.ts';
import { type Box, overlap, type Point } from './drawing.ts';
import type { Frame } from './frames.ts';
import type { Plot } from './plot.ts';

/** What words among the figures should not stand on. */
export interface Obstacles {
  /** How far words keep away from them. */
  margin: number;
  strokes: readonly (readonly [Point, Point])[];
  boxes: readonly Box[];
}

export function obstaclesOf(plot: Plot, frame: Frame): Obstacles {
  const { chart, area } = plot;
  const marks = (chart.marks ?? []).map(({ at }): [Point, Point] => {
    const x = plot.x(at);
    return [
      [x, area.top],
      [x, area.bottom],
    ];
  });
  if (CHART_KINDS[chart.kind].shape === 'column') {
    const boxes = columnsOf(plot, frame.text).map(({ left, width, top, bottom }) => ({
      left,
      right: left + width,
      top,
      bottom,
    }));
    return { strokes: marks, boxes, margin: 0 };
  }
  const strokes = chart.series.flatMap((_, series) =>
    chart.labels.flatMap((_, at): [Point, Point][] => {
      const here = plot.top(series, at);
      const next = plot.top(series, at + 1);
      if (here === null) return [];
      const from: Point = [plot.x(at), here];
      return [[from, next === null ? from : [plot.x(at + 1), next]]];
    }),
  );
  return { strokes: [...strokes, ...marks], boxes: [], margin: frame.stroke / 2 + 0.1 * frame.text };
}

/** How many strokes and columns touch a box. */
export function crossingsOf(words: Box, { strokes, boxes, margin }: Obstacles): number {
  const box = {
    left: words.left - margin,
    right: words.right + margin,
    top: words.top - margin,
    bottom: words.bottom + margin,
  };
  return (
    strokes.filter(([from, to]) => touches(box, from, to)).length +
    boxes.filter((other) => overlap(box, other)).length
  );
}

/** Whether a stroke has a point in a box: clipped by its four sides, something of it is left. */
function touches({ left, right, top, bottom }: Box, [x1, y1]: Point, [x2, y2]: Point): boolean {
  if (Math.max(x1, x2) < left || Math.min(x1, x2) > right) return false;
  let begin = 0;
  let end = 1;
  const sides = [
    [x1 - x2, x1 - left],
    [x2 - x1, right - x1],
    [y1 - y2, y1 - top],
    [y2 - y1, bottom - y1],
  ] as const;
  for (const [along, distance] of sides) {
    if (along === 0 && distance < 0) return false;
    if (along < 0) begin = Math.max(begin, distance / along);
    if (along > 0) end = Math.min(end, distance / along);
  }
  return begin <= end;
}
