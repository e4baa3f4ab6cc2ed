import { createCanvas } from '@napi-rs/canvas';
import {
  BarController,
  BarElement,
  CategoryScale,
  type ChartItem,
  Chart as ChartJs,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';
import PQueue from 'p-queue';
import type { Chart } from '../../messages/message.ts';
import type { ChartRenderer } from '../platform.ts';
import { AXIS_HEIGHT, axisLabels, background } from './background.ts';
import { chartConfig } from './chart.ts';
import { cleanChart } from './clean.ts';
import { drawCutApart } from './cut.ts';
import type { ChartValue, Dataset } from './datasets.ts';
import { drawableText, glyphTest, registerFonts } from './fonts.ts';
import { drawHeading, layOut } from './heading.ts';
import { fontText, HEIGHT, INK, SIZES, WIDTH } from './look.ts';
import { pluginsFor } from './plugins.ts';
import { drawingOf } from './shapes.ts';

export interface LocalRenderer {
  render: ChartRenderer;
  /** Resolves when the chart in hand is drawn; those still waiting and later ones are answered with null. */
  close(): Promise<void>;
}

/**
 * Draws charts in this process: 800 by 400 pixels at twice the density, an opaque card, Inter from the package. The
 * drawing takes some 15 ms of the main thread; the PNG is encoded off it. One chart at a time: a loop that does not
 * let the event loop turn holds on to 5 MB a chart.
 *
 * @param onFailure gets the reason when a chart could not be drawn; the message then goes without a picture
 */
export function createLocalRenderer(onFailure: (reason: string) => void = () => {}): LocalRenderer {
  ChartJs.register(
    BarController,
    BarElement,
    CategoryScale,
    Filler,
    LinearScale,
    LineController,
    LineElement,
    PointElement,
  );
  registerFonts();
  const drawable = drawableText(glyphTest());
  const turns = new PQueue({ concurrency: 1 });
  let closed = false;

  return {
    render: (chart) =>
      turns.add(async () => {
        if (closed) return null;
        try {
          return await draw(cleanChart(chart, drawable));
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

async function draw(chart: Chart): Promise<Uint8Array> {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  const heading = layOut(chart, context);
  const measure = (text: string) => {
    context.font = fontText(SIZES.label);
    return context.measureText(text).width;
  };
  const config = chartConfig(chart, measure);
  const { upright } = drawingOf(chart);
  const options = config.options!;
  const drawn = new ChartJs<'bar' | 'line', ChartValue[], string>(canvas as unknown as ChartItem, {
    ...config,
    data: { ...config.data, datasets: drawCutApart(chart, config.data.datasets as Dataset[]) },
    options: {
      ...options,
      layout: {
        padding: {
          top: heading.above,
          bottom: heading.below + (upright ? AXIS_HEIGHT : 0),
          left: SIZES.margin,
          right: SIZES.margin,
        },
      },
      ...(upright && {
        scales: { ...options.scales, x: { ...options.scales?.x, ticks: { display: false } } },
      }),
    },
    plugins: [
      {
        id: 'card',
        beforeDraw: () => {
          context.fillStyle = INK.edge;
          context.fillRect(0, 0, WIDTH, HEIGHT);
          context.fillStyle = INK.card;
          context.fillRect(1, 1, WIDTH - 2, HEIGHT - 2);
        },
        afterDraw: () => drawHeading(heading, context),
      },
      background(chart),
      ...(upright ? [axisLabels(chart, config.data.labels ?? [])] : []),
      ...pluginsFor(chart),
    ],
  });
  try {
    return await canvas.encode('png');
  } finally {
    drawn.destroy();
  }
}
