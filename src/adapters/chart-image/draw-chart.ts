import { CHART_KINDS, type Shape } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import { annotate, gapHasRoom, hasGap } from './annotations.ts';
import { drawBackdrop } from './backdrop.ts';
import { drawColumns } from './column-series.ts';
import type { Drawing, Measure } from './drawing.ts';
import { showsFigures } from './figures.ts';
import type { Frame } from './frames.ts';
import { writeFootnote, writeHeading } from './heading.ts';
import type { LegendItem } from './legend.ts';
import { lineNames, MOST_NAMED, nameLines } from './line-ends.ts';
import { drawLines } from './line-series.ts';
import { drawMarks } from './marks.ts';
import { inksOf } from './palette.ts';
import { plotOf } from './plot.ts';
import { drawRows } from './rows.ts';
import { createSheet, type Sheet } from './sheet.ts';

interface ShapeDrawing {
  /** The sign of a series in the legend. */
  swatch: LegendItem['swatch'];
  draw(chart: Chart, room: { top: number; bottom: number }, sheet: Sheet): void;
}

const SHAPES: Readonly<Record<Shape, ShapeDrawing>> = {
  line: {
    swatch: 'line',
    draw: (chart, room, sheet) => {
      const names = namesAtEnds(chart) ? lineNames(chart, sheet) : { names: [], width: 0 };
      const low = plotOf(chart, false, room, names.width, sheet);
      const plot = gapHasRoom(low, sheet) ? low : plotOf(chart, true, room, names.width, sheet);
      drawBackdrop(plot, sheet);
      drawMarks(plot, sheet);
      drawLines(plot, sheet);
      nameLines(plot, names, sheet);
      annotate(plot, false, sheet);
    },
  },
  column: {
    swatch: 'box',
    draw: (chart, room, sheet) => {
      const over = chart.peak !== undefined || hasGap(chart) || showsFigures(chart);
      const plot = plotOf(chart, over, room, 0, sheet);
      drawBackdrop(plot, sheet);
      drawMarks(plot, sheet);
      annotate(plot, drawColumns(plot, sheet), sheet);
    },
  },
  row: { swatch: 'box', draw: drawRows },
};

/** A cleaned chart as shapes on a frame. */
export function drawChart(chart: Chart, frame: Frame, measure: Measure): Drawing {
  const sheet = createSheet(frame, measure);
  const { swatch, draw } = SHAPES[CHART_KINDS[chart.kind].shape];
  const top = writeHeading(chart, legendOf(chart, swatch), sheet);
  const bottom = writeFootnote(chart, sheet);
  draw(chart, { top, bottom: Math.max(bottom, top + 4 * frame.text) }, sheet);
  return {
    width: frame.width,
    height: frame.height,
    theme: chart.theme ?? 'light',
    title: chart.title,
    description: chart.sentence,
    shapes: sheet.shapes,
  };
}

function namesAtEnds({ kind, series }: Chart): boolean {
  const { shape, stacked } = CHART_KINDS[kind];
  return shape === 'line' && !stacked && series.length <= MOST_NAMED;
}

/** Names that do not stand at their figures; a lone series is named by the title. */
function legendOf(chart: Chart, swatch: LegendItem['swatch']): LegendItem[] {
  if (chart.series.length < 2 || namesAtEnds(chart)) return [];
  const inks = inksOf(chart.series.map(({ tone }) => tone));
  return chart.series.map(({ name }, at) => ({ name, ink: inks[at]!, swatch }));
}
