import type { Chart } from '../../messages/message.ts';
import { canvasMeasure } from './canvas.ts';
import { cleanChart } from './clean.ts';
import { drawChart } from './draw-chart.ts';
import type { Words } from './drawing.ts';
import { drawableText, glyphTest, registerFonts } from './fonts.ts';
import { PRINT } from './frames.ts';
import { COLORS } from './palette.ts';
import { svgOf } from './svg.ts';

/** A chart on paper in two layers: what is drawn, and the words on it, which are set like all others of the page. */
export interface PrintedChart {
  width: number;
  height: number;
  /** SVG without a word. */
  drawing: string;
  words: readonly PrintedWords[];
}

type PrintedWords = Pick<Words, 'text' | 'left' | 'baseline' | 'width' | 'size' | 'bold'> & {
  color: string;
  /** A line runs behind it. */
  outlined: boolean;
};

/** Draws charts for paper, where every one is a light one. */
export function createPrintRenderer(): (chart: Chart) => PrintedChart {
  registerFonts();
  const drawable = drawableText(glyphTest());
  const measure = canvasMeasure();
  return (chart) => {
    const drawing = drawChart(cleanChart({ ...chart, theme: 'light' }, drawable), PRINT, measure);
    const { width, height, shapes } = drawing;
    return {
      width,
      height,
      drawing: svgOf({
        ...drawing,
        title: '',
        description: '',
        shapes: shapes.filter(({ what }) => what !== 'text'),
      }),
      words: shapes.flatMap((shape) => (shape.what === 'text' ? [printedWords(shape)] : [])),
    };
  };
}

function printedWords({
  text,
  left,
  baseline,
  width,
  size,
  bold,
  fill,
  outlined = false,
}: Words): PrintedWords {
  return { text, left, baseline, width, size, bold, color: COLORS.light[fill], outlined };
}
