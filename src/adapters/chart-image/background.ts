import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Chart as ChartJs, Plugin } from 'chart.js';
import type { Chart } from '../../messages/message.ts';
import { type Box, hatch } from './hatch.ts';
import { EXPECTED_RANGE, fontText, INK, SIZES, SPIKE } from './look.ts';
import { drawingOf } from './shapes.ts';
import { dayStarts } from './thin-labels.ts';

export type Drawn = ChartJs<'bar' | 'line'>;

export function canvasOf(drawn: Drawn): SKRSContext2D {
  return drawn.ctx as unknown as SKRSContext2D;
}

/** Where a run of points stands in the figures, from its first left edge to its last right one, on whole pixels. */
export function boxOf(drawn: Drawn, chart: Chart, from: number, to: number): Box {
  const { left, top, right, bottom } = drawn.chartArea;
  const step = (right - left) / Math.max(1, chart.labels.length);
  const pixel = (x: number) => Math.round(x * 2) / 2;
  return { left: pixel(left + from * step), right: pixel(left + (to + 1) * step), top, bottom };
}

/**
 * Drawn behind the figures: the spike's shade, lines between days, the expected range, hatching. A week of hours
 * as bars of Chart.js would take three times as long as the line itself.
 */
export function background(chart: Chart): Plugin<'bar' | 'line'> {
  const stretches = chart.stretches ?? [];
  const days = dayStarts(chart.labels);
  return {
    id: 'background',
    beforeDatasetsDraw(drawn) {
      if (!drawingOf(chart).upright) return;
      const context = canvasOf(drawn);
      context.save();
      context.fillStyle = SPIKE.fill;
      for (const { from, to, what } of stretches)
        if (what === 'spike') fill(context, boxOf(drawn, chart, from, to));
      context.fillStyle = INK.grid;
      for (const day of days) {
        const { left, top, bottom } = boxOf(drawn, chart, day, day);
        context.fillRect(left - 0.5, top, 1, bottom - top);
      }
      context.fillStyle = EXPECTED_RANGE;
      drawBand(drawn, context);
      for (const { from, to, what } of stretches)
        if (what === 'gap') hatch(context, boxOf(drawn, chart, from, to));
      context.restore();
    },
  };

  function drawBand(drawn: Drawn, context: SKRSContext2D): void {
    const y = drawn.scales.y!;
    chart.band?.low.forEach((low, at) => {
      const high = chart.band!.high[at] ?? null;
      if (low === null || high === null) return;
      fill(context, {
        ...boxOf(drawn, chart, at, at),
        top: y.getPixelForValue(high),
        bottom: y.getPixelForValue(low),
      });
    });
  }
}

function fill(context: SKRSContext2D, { left, top, right, bottom }: Box): void {
  context.fillRect(left, top, right - left, bottom - top);
}

/** Height that `axisLabels` needs under the figures. */
export const AXIS_HEIGHT = 26;

/** Prints the labels that are left after thinning: Chart.js would measure and style all 168 to print seven. */
export function axisLabels(chart: Chart, shown: readonly string[]): Plugin<'bar' | 'line'> {
  return {
    id: 'axis-labels',
    afterDraw(drawn) {
      const context = canvasOf(drawn);
      context.save();
      context.font = fontText(SIZES.label);
      context.fillStyle = INK.text;
      context.textAlign = 'center';
      context.textBaseline = 'top';
      shown.forEach((label, at) => {
        if (label === '') return;
        const { left, right, bottom } = boxOf(drawn, chart, at, at);
        context.fillText(label, (left + right) / 2, bottom + 8);
      });
      context.restore();
    },
  };
}
