import type { Chart } from '../../messages/message.ts';
import { canvasMeasure } from './canvas.ts';
import { cleanChart } from './clean.ts';
import { drawChart } from './draw-chart.ts';
import { drawableText, glyphTest, registerFonts } from './fonts.ts';
import { PAGE, PHONE, PRINT } from './frames.ts';
import { type SvgOptions, svgOf } from './svg.ts';

/**
 * Draws charts as SVG for a page: for its usual width, for paper, and for that of a phone, since one picture that is scaled down to
 * a phone has letters of 5 pixels. Lengths are measured in our fonts, which the page should bring along.
 */
export function createSvgRenderer(): (
  chart: Chart,
  width: 'page' | 'print' | 'phone',
  options?: SvgOptions,
) => string {
  registerFonts();
  const drawable = drawableText(glyphTest());
  const measure = canvasMeasure();
  const frames = { page: PAGE, print: PRINT, phone: PHONE };
  return (chart, width, options) =>
    svgOf(drawChart(cleanChart(chart, drawable), frames[width], measure), options);
}
