import { CHART_KINDS } from '../../messages/charts/kinds.ts';
import type { Chart } from '../../messages/message.ts';
import { columnsOf } from './column-series.ts';
import type { Box } from './drawing.ts';
import { crossingsOf, type Obstacles, obstaclesOf } from './obstacles.ts';
import type { Role } from './palette.ts';
import { edgesOf, isCut, type Plot } from './plot.ts';
import type { Sheet } from './sheet.ts';

/**
 * The words among the figures, those with the fewest places to choose from first.
 *
 * @param figures whether all figures are written already, that of the peak among them
 */
export function annotate(plot: Plot, figures: boolean, sheet: Sheet): void {
  const obstacles = obstaclesOf(plot, sheet.frame);
  nameGap(plot, obstacles, sheet);
  if (!figures) namePeak(plot, obstacles, sheet);
  nameRise(plot, obstacles, sheet);
  nameCut(plot, sheet);
  nameBand(plot, obstacles, sheet);
}

interface Spot {
  left: number;
  /** Middle of the text's height. */
  middle: number;
}

/** Writes at the first spot that crosses no figure, else at that which crosses fewest; nowhere where all are taken. */
function writeAt(
  text: string,
  spots: readonly Spot[],
  look: { fill: Role; bold?: boolean },
  { area, obstacles }: { area: Box; obstacles: Obstacles },
  sheet: Sheet,
): boolean {
  const em = sheet.frame.text;
  const width = sheet.widthOf(text, look.bold);
  if (text === '') return false;
  let best: { spot: Spot; crossings: number } | null = null;
  for (const spot of spots) {
    const box = boxAt(spot, width, em);
    if (!isWithin(box, area, em) || !sheet.isFree(box)) continue;
    const crossings = crossingsOf(box, obstacles);
    if (!best || crossings < best.crossings) best = { spot, crossings };
    if (crossings === 0) break;
  }
  if (!best) return false;
  const { spot, crossings } = best;
  sheet.write(text, {
    left: spot.left,
    baseline: spot.middle + 0.31 * em,
    ...look,
    outlined: crossings > 0,
  });
  return true;
}

/** In the figures; above them only as far as the grid line has room. */
function isWithin(box: Box, area: Box, em: number): boolean {
  const top = area.top - 0.3 * em;
  return box.left >= area.left && box.right <= area.right && box.top >= top && box.bottom <= area.bottom;
}

function boxAt({ left, middle }: Spot, width: number, em: number): Box {
  return { left, right: left + width, top: middle - 0.55 * em, bottom: middle + 0.55 * em };
}

/** Its figure beside its dot, or over its column, where no line goes. */
function namePeak(plot: Plot, obstacles: Obstacles, sheet: Sheet): void {
  const { peak } = plot.chart;
  if (!peak || plot.top(peak.series, peak.at) === null) return;
  if (hasColumns(plot)) namePeakOfColumns(plot, peak, obstacles, sheet);
  else namePeakOfLines(plot, peak, obstacles, sheet);
}

type Peak = NonNullable<Chart['peak']>;

function namePeakOfLines(plot: Plot, peak: Peak, obstacles: Obstacles, sheet: Sheet): void {
  const { text: em, stroke } = sheet.frame;
  const x = plot.x(peak.at);
  const y = plot.top(peak.series, peak.at)!;
  const fill = plot.inks[peak.series]!.color;
  const dot = { radius: 1.5 * stroke, fill, stroke: 'card', width: 0.6 * stroke } as const;
  sheet.shapes.push({ what: 'dot', at: [x, y], ...dot });
  const width = sheet.widthOf(peak.text, true);
  const aside = [0, 0.4, -0.5, 0.8, 1.2, 1.8].flatMap((down): Spot[] => [
    { left: x + 0.65 * em, middle: y + down * em },
    { left: x - 0.65 * em - width, middle: y + down * em },
  ]);
  const within = plot.chart.stretches?.some(
    ({ what, from, to }) => what === 'spike' && peak.at >= from && peak.at <= to,
  );
  const look = { fill: within ? 'riseWords' : 'title', bold: true } as const;
  writeAt(peak.text, [...aside, ...over(x, y, width, em)], look, { area: plot.area, obstacles }, sheet);
}

/** In the color of its part where columns are stacked: it is not their sum. */
function namePeakOfColumns(plot: Plot, peak: Peak, obstacles: Obstacles, sheet: Sheet): void {
  const em = sheet.frame.text;
  const columns = columnsOf(plot, em).filter(({ at }) => at === peak.at);
  const column = columns.find(({ series }) => series === peak.series)!;
  const y = plot.stacked ? Math.min(...columns.map(({ top }) => top)) : column.top;
  const x = column.left + column.width / 2;
  const look = { fill: plot.stacked ? plot.inks[peak.series]!.words : 'title', bold: true } as const;
  const spots = over(x, y, sheet.widthOf(peak.text, true), em);
  writeAt(peak.text, spots, look, { area: plot.area, obstacles }, sheet);
}

function over(x: number, y: number, width: number, em: number): Spot[] {
  return [x - width / 2, x - 0.3 * em, x + 0.3 * em - width].map((left) => ({ left, middle: y - 0.75 * em }));
}

/** A rise whose peak is not named has its words at its top, within the shade or beside it. */
function nameRise(plot: Plot, obstacles: Obstacles, sheet: Sheet): void {
  const rise = plot.chart.stretches?.find(({ what }) => what === 'spike');
  if (!rise || plot.chart.peak) return;
  const em = sheet.frame.text;
  const { left, right } = edgesOf(plot, rise.from, rise.to);
  const width = sheet.widthOf(rise.name, true);
  const spots = [0.8, 2, 3.2, 4.4].flatMap((down): Spot[] =>
    [left - 0.4 * em - width, right + 0.4 * em, (left + right - width) / 2].map((x) => ({
      left: x,
      middle: plot.area.top + down * em,
    })),
  );
  const look = { fill: 'riseWords', bold: true } as const;
  writeAt(rise.name, spots, look, { area: plot.area, obstacles }, sheet);
}

/** The widest gap has the words for all of them. */
function nameGap(plot: Plot, obstacles: Obstacles, sheet: Sheet): void {
  const gap = widestGap(plot.chart);
  if (gap)
    writeAt(gap.name, gapSpots(plot, gap, sheet), { fill: 'faint' }, { area: plot.area, obstacles }, sheet);
}

export function hasGap(chart: Chart): boolean {
  return widestGap(chart) !== undefined;
}

/** Whether the words for a gap find a place where no line goes. */
export function gapHasRoom(plot: Plot, sheet: Sheet): boolean {
  const gap = widestGap(plot.chart);
  if (!gap) return true;
  const { frame } = sheet;
  const obstacles = obstaclesOf(plot, frame);
  const width = sheet.widthOf(gap.name);
  return gapSpots(plot, gap, sheet).some((spot) => {
    const box = boxAt(spot, width, frame.text);
    return isWithin(box, plot.area, frame.text) && crossingsOf(box, obstacles) === 0;
  });
}

type Stretch = NonNullable<Chart['stretches']>[number];

function widestGap({ stretches }: Chart): Stretch | undefined {
  const gaps = (stretches ?? []).filter(({ what }) => what === 'gap');
  return gaps.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
}

/** From the top of the gap down; first in its middle. */
function gapSpots(plot: Plot, gap: Stretch, sheet: Sheet): Spot[] {
  const em = sheet.frame.text;
  const { area } = plot;
  const { left, right } = edgesOf(plot, gap.from, gap.to);
  const width = sheet.widthOf(gap.name);
  const inside = (x: number) => Math.max(area.left, Math.min(x, area.right - width));
  const lines = Math.max(1, Math.floor((area.bottom - area.top) / em));
  return [(left + right - width) / 2, right - width, left].flatMap((x) =>
    Array.from(
      { length: lines },
      (_, at): Spot => ({ left: inside(x), middle: area.top + (at + 0.75) * em }),
    ),
  );
}

/** What is drawn weaker is explained over the right end of the figures, on the line of the unit. */
function nameCut(plot: Plot, sheet: Sheet): void {
  const cut = plot.chart.stretches?.find(({ what }) => what === 'cut');
  const at = plot.chart.labels.findIndex((_, index) => isCut(plot, index));
  if (!cut || at < 0) return;
  const { frame, shapes } = sheet;
  const em = frame.text;
  const { area } = plot;
  const width = sheet.widthOf(cut.name);
  const baseline = area.top - (plot.chart.marks?.length ? 1.3 * em : 0) - 0.3 * em;
  const left = frame.width - frame.margin - width;
  const sign = 0.7 * em;
  const box = {
    left: left - sign - 1.2 * em,
    right: left + width,
    top: baseline - 0.86 * em,
    bottom: baseline + 0.24 * em,
  };
  if (!sheet.isFree(box)) return;
  const color = plot.inks[0]?.color ?? 'line1';
  const middle = baseline - 0.36 * em;
  if (hasColumns(plot)) {
    const start = left - sign - 0.35 * em;
    const square = { left: start, top: middle - sign / 2, width: sign, height: sign };
    shapes.push({ what: 'rectangle', ...square, fill: color, opacity: 0.45 });
  } else {
    const at = [left - 0.6 * em, middle] as const;
    const radius = 1.1 * frame.stroke;
    shapes.push({ what: 'dot', at, radius, fill: 'card', stroke: color, width: 0.5 * frame.stroke });
  }
  sheet.write(cut.name, { left, baseline, fill: 'faint' });
}

function hasColumns({ chart }: Plot): boolean {
  return CHART_KINDS[chart.kind].shape === 'column';
}

/** Close over the range, at the first place that no line crosses. */
function nameBand(plot: Plot, obstacles: Obstacles, sheet: Sheet): void {
  const { area, step, chart } = plot;
  const { band } = chart;
  if (!band || band.low.every((low) => low === null)) return;
  const em = sheet.frame.text;
  const width = sheet.widthOf(band.name, true);
  const spots: Spot[] = [];
  for (let left = area.left + 0.4 * em; left + width <= area.right; left += 0.5 * em) {
    const from = Math.max(0, Math.floor((left - area.left) / step));
    const to = Math.min(chart.labels.length - 1, Math.floor((left + width - area.left) / step));
    const highs = band.high.slice(from, to + 1).filter((high) => high !== null);
    if (highs.length === 0) continue;
    spots.push({ left, middle: plot.y(Math.max(...highs)) - 0.7 * em });
  }
  writeAt(band.name, spots, { fill: 'bandWords', bold: true }, { area, obstacles }, sheet);
}
