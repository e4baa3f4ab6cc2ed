import { CHART_KINDS, type Shape } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import { sidewaysAxes, uprightAxes } from './axes.ts';
import { columnOf, type Dataset, lineOf, rowOf } from './datasets.ts';

interface ShapeDrawing {
  /** Labels run along the bottom: they are thinned, and days, gaps and the expected range stand behind the figures. */
  upright: boolean;
  axes: typeof uprightAxes;
  dataset(chart: Chart, index: number): Dataset;
  /** Sign of a series in the legend. */
  swatch: 'line' | 'box';
  /** Where the figure of a value stands, seen from the end of its bar. */
  figure: { align: 'left' | 'center'; baseline: 'middle' | 'bottom'; right: number; up: number };
  /** Of more labels than this only the last are drawn: such a chart was not made by our own builders. */
  mostLabels: number;
}

const OVER = { align: 'center', baseline: 'bottom', right: 0, up: 3 } as const;

const SHAPES: Readonly<Record<Shape, ShapeDrawing>> = {
  line: {
    upright: true,
    axes: uprightAxes,
    dataset: lineOf,
    swatch: 'line',
    figure: OVER,
    mostLabels: 400,
  },
  column: {
    upright: true,
    axes: uprightAxes,
    dataset: columnOf,
    swatch: 'box',
    figure: OVER,
    mostLabels: 400,
  },
  row: {
    upright: false,
    axes: sidewaysAxes,
    dataset: rowOf,
    swatch: 'box',
    figure: { align: 'left', baseline: 'middle', right: 7, up: 0 },
    mostLabels: 12,
  },
};

/** How a picture draws the shape of a chart. */
export function drawingOf(chart: Pick<Chart, 'kind'>): ShapeDrawing {
  return SHAPES[CHART_KINDS[chart.kind].shape];
}
