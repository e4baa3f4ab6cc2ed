import { axisLabels, dayStarts } from './axis-labels.ts';
import type { Point } from './drawing.ts';
import { edgesOf, type Plot } from './plot.ts';
import type { Sheet } from './sheet.ts';

/** Behind the figures: the shade of a rise, the usual range, what was not read, two grid lines, the axis with its labels. */
export function drawBackdrop(plot: Plot, sheet: Sheet): void {
  const { chart, area } = plot;
  const { shapes } = sheet;
  const shade = (what: 'spike' | 'gap', fill: 'rise' | 'gap') => {
    for (const stretch of chart.stretches ?? []) {
      if (stretch.what !== what) continue;
      const { left, right } = edgesOf(plot, stretch.from, stretch.to);
      shapes.push({
        what: 'rectangle',
        left,
        top: area.top,
        width: right - left,
        height: area.bottom - area.top,
        fill,
      });
    }
  };
  shade('spike', 'rise');
  drawBand(plot, sheet);
  shade('gap', 'gap');
  drawGrid(plot, sheet);
  drawAxis(plot, sheet);
}

/** The range as areas, one for each run of points that have one; steps where they touch would look like figures. */
function drawBand(plot: Plot, { shapes }: Sheet): void {
  const { band } = plot.chart;
  if (!band) return;
  let run: { at: number; low: number; high: number }[] = [];
  const close = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (first && last) {
      const edge = (points: readonly { x: number; value: number }[]): Point[] =>
        points.map(({ x, value }) => [x, plot.y(value)]);
      const along = (pick: 'low' | 'high') => [
        { x: edgesOf(plot, first.at, first.at).left, value: first[pick] },
        ...run.map((one) => ({ x: plot.x(one.at), value: one[pick] })),
        { x: edgesOf(plot, last.at, last.at).right, value: last[pick] },
      ];
      shapes.push({
        what: 'path',
        points: [...edge(along('high')), ...edge(along('low').reverse())],
        fill: 'band',
      });
    }
    run = [];
  };
  band.low.forEach((low, at) => {
    const high = band.high[at] ?? null;
    if (low === null || high === null) close();
    else run.push({ at, low, high: Math.max(low, high) });
  });
  close();
}

/** Figures stand over their lines; the room of the lower one is kept free at the left. */
function drawGrid(plot: Plot, sheet: Sheet): void {
  const { chart, area, upper } = plot;
  const { frame } = sheet;
  const em = frame.text;
  for (const value of [upper, upper / 2]) {
    const y = plot.y(value);
    sheet.shapes.push({
      what: 'line',
      from: [frame.margin, y],
      to: [area.right, y],
      stroke: 'grid',
      width: em / 16,
    });
    const unit = value === upper && chart.measure ? ` ${chart.measure}` : '';
    const top = value === upper && chart.marks?.length ? 1.3 * em : 0;
    sheet.write(`${plot.figure(value)}${unit}`, {
      left: frame.margin,
      baseline: y - top - 0.3 * em,
      fill: 'faint',
    });
  }
}

function drawAxis(plot: Plot, sheet: Sheet): void {
  const { chart, area, step } = plot;
  const { frame } = sheet;
  const em = frame.text;
  sheet.shapes.push({
    what: 'line',
    from: [frame.margin, area.bottom],
    to: [area.right, area.bottom],
    stroke: 'axis',
    width: em / 13,
  });
  for (const start of dayStarts(chart.labels)) {
    const x = area.left + start * step;
    sheet.shapes.push({
      what: 'line',
      from: [x, area.bottom],
      to: [x, area.bottom + 0.35 * em],
      stroke: 'axis',
      width: em / 16,
    });
  }
  const labels = axisLabels(chart.labels, {
    width: area.right - area.left,
    before: area.left - frame.margin,
    // Names of lines begin half a letter after the figures.
    after: area.right < frame.width - frame.margin ? 0.35 * em : 0.6 * frame.margin,
    between: 0.5 * em,
    longest: 9 * em,
    measure: (text) => sheet.widthOf(text),
  });
  for (const { text, left } of labels)
    sheet.write(text, { left: area.left + left, baseline: area.bottom + 1.25 * em, fill: 'text' });
}
