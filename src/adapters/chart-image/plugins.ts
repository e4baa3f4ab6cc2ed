import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Plugin } from 'chart.js';
import type { Chart } from '../../messages/message.ts';
import { boxOf, canvasOf, type Drawn } from './background.ts';
import { numberFormat, percentText, showsFigures } from './figures.ts';
import { fontText, INK, SIZES, SPIKE } from './look.ts';
import { drawingOf } from './shapes.ts';

/** Drawn over the figures, where Chart.js has no data for it: words at the spike, marks, figures at the bars. */
export function pluginsFor(chart: Chart): Plugin<'bar' | 'line'>[] {
  return [spikeWords(chart), marks(chart), barFigures(chart)];
}

function spikeWords(chart: Chart): Plugin<'bar' | 'line'> {
  const spike = chart.stretches?.find(({ what }) => what === 'spike');
  return {
    id: 'spike-words',
    afterDatasetsDraw(drawn) {
      if (!spike) return;
      const context = canvasOf(drawn);
      const box = boxOf(drawn, chart, spike.from, spike.to);
      context.save();
      context.font = fontText(SIZES.label, 600);
      context.textBaseline = 'top';
      const width = context.measureText(spike.name).width;
      const before = box.left - 8 - width >= drawn.chartArea.left;
      context.textAlign = before ? 'right' : 'left';
      outlined(context, spike.name, before ? box.left - 8 : box.left + 6, box.top + 5, SPIKE.ink);
      context.restore();
    },
  };
}

/** Text that stays readable where it crosses a line. */
function outlined(context: SKRSContext2D, text: string, x: number, y: number, color: string): void {
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = INK.card;
  context.strokeText(text, x, y);
  context.fillStyle = color;
  context.fillText(text, x, y);
}

function marks(chart: Chart): Plugin<'bar' | 'line'> {
  const wanted = chart.marks ?? [];
  const middles = (drawn: Drawn) =>
    wanted.map(({ at }) => {
      const { left, right } = boxOf(drawn, chart, at, at);
      return (left + right) / 2;
    });
  return {
    id: 'marks',
    beforeDatasetsDraw(drawn) {
      const context = canvasOf(drawn);
      const { top, bottom } = drawn.chartArea;
      context.save();
      context.strokeStyle = SPIKE.ink;
      context.lineWidth = 1.5;
      context.setLineDash([3, 3]);
      context.beginPath();
      for (const x of middles(drawn)) {
        context.moveTo(x, top + 8);
        context.lineTo(x, bottom);
      }
      context.stroke();
      context.restore();
    },
    afterDatasetsDraw(drawn) {
      const context = canvasOf(drawn);
      const { left, top, right } = drawn.chartArea;
      context.save();
      context.font = fontText(SIZES.label, 600);
      context.textAlign = 'left';
      context.textBaseline = 'top';
      context.fillStyle = SPIKE.ink;
      const at = middles(drawn);
      let taken = left;
      wanted.forEach(({ name }, index) => {
        const x = at[index]!;
        context.beginPath();
        context.moveTo(x - 5, top);
        context.lineTo(x + 5, top);
        context.lineTo(x, top + 9);
        context.fill();
        const width = context.measureText(name).width;
        const room = index + 1 < at.length ? at[index + 1]! - 7 : right;
        if (x + 8 + width <= room) outlined(context, name, x + 8, top - 1, SPIKE.ink);
        else if (x - 8 - width >= taken) outlined(context, name, x - 8 - width, top - 1, SPIKE.ink);
        taken = x + 8 + (x + 8 + width <= room ? width : 0);
      });
      context.restore();
    },
  };
}

/** Figures at the ends of bars; those of what was before are smaller, and go first where it gets narrow. */
function barFigures(chart: Chart): Plugin<'bar' | 'line'> {
  const wanted = showsFigures(chart);
  const { figure } = drawingOf(chart);
  const largest = Math.max(0, ...chart.series.flatMap(({ values }) => values.map(Number)));
  const number = new Intl.NumberFormat('en', numberFormat(largest));
  return {
    id: 'bar-figures',
    afterDatasetsDraw(drawn) {
      if (!wanted || chart.marks?.length) return;
      const context = canvasOf(drawn);
      context.save();
      chart.series.forEach(({ values, tone }, index) => {
        const second = tone === 'expected';
        drawn.getDatasetMeta(index).data.forEach((element, at) => {
          const value = values[at];
          if (value === null || value === undefined || (second && chart.labels.length > 5)) return;
          const { x, y } = element.getProps(['x', 'y'], true);
          const text = chart.unit === 'percent' ? percentText(value) : number.format(value);
          context.font = second ? fontText(SIZES.footnote) : fontText(14, 600);
          context.textAlign = figure.align;
          context.textBaseline = figure.baseline;
          outlined(context, text, x + figure.right, y - figure.up, second ? INK.faint : INK.title);
        });
      });
      context.restore();
    },
  };
}
