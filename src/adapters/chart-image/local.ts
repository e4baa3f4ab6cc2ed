import PQueue from 'p-queue';
import type { ChartRenderer } from '../platform.ts';
import { canvasMeasure, pngOf } from './canvas.ts';
import { cleanChart } from './clean.ts';
import { drawChart } from './draw-chart.ts';
import { drawableText, glyphTest, registerFonts } from './fonts.ts';
import { CHAT, DENSITY } from './frames.ts';

export interface LocalRenderer {
  render: ChartRenderer;
  /** Resolves when the chart in hand is drawn; those still waiting and later ones are answered with null. */
  close(): Promise<void>;
}

/**
 * Draws charts in this process: 800 by 500 at one and a half the density, an opaque card, fonts from packages. The drawing
 * takes a few ms of the main thread; the PNG is encoded off it. One chart at a time: a loop that does not let the event loop
 * turn holds on to the memory of each.
 *
 * @param onFailure gets the reason when a chart could not be drawn; the message then goes without a picture
 */
export function createLocalRenderer(onFailure: (reason: string) => void = () => {}): LocalRenderer {
  registerFonts();
  const drawable = drawableText(glyphTest());
  const measure = canvasMeasure();
  const turns = new PQueue({ concurrency: 1 });
  let closed = false;

  return {
    render: (chart) =>
      turns.add(async () => {
        if (closed) return null;
        try {
          return await pngOf(drawChart(cleanChart(chart, drawable), CHAT, measure), DENSITY);
        } catch (error) {
          onFailure(error instanceof Error ? error.message : String(error));
          return null;
        }
      }),
    close: async () => {
      closed = true;
      await turns.onIdle();
    },
  };
}
