import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Chart } from '../../messages/message.ts';
import { weaker } from './cut.ts';
import { colorOf, dashOf } from './datasets.ts';
import { hatch } from './hatch.ts';
import { fitLine, wrapLabel } from './label.ts';
import { EXPECTED_RANGE, fontText, HEIGHT, INK, SIZES, WIDTH } from './look.ts';
import { drawingOf } from './shapes.ts';

/** The text over and under the figures, measured before they are drawn. Distances in CSS pixels. */
export interface Heading {
  title: string;
  finding: string[];
  legend: LegendItem[][];
  footnote: string;
  /** Room to keep free above and below the figures. */
  above: number;
  below: number;
}

interface LegendItem {
  name: string;
  /** With its swatch, once measured. */
  width: number;
  swatch: 'line' | 'box' | 'hatch' | 'ring';
  color: string;
  dash: number[];
}

const ROOM = WIDTH - 2 * SIZES.margin;
const LINE = { title: 28, finding: 19, legend: 24 } as const;
const SWATCH = { line: 32, box: 12, hatch: 16, ring: 12 } as const;
const AFTER_SWATCH = 7;
const BETWEEN_ITEMS = 20;
const MOST_ROWS = 2;

/** Cuts title, finding, legend and footnote to their lines. */
export function layOut(chart: Chart, context: SKRSContext2D): Heading {
  const fits = (size: number, weight: 400 | 600 = 400) => {
    const font = fontText(size, weight);
    return (text: string) => {
      context.font = font;
      return context.measureText(text).width <= ROOM;
    };
  };
  const finding = wrapLabel(chart.sentence, 2, fits(SIZES.finding));
  const legend = rowsOf(legendOf(chart), (text) => {
    context.font = fontText(SIZES.label);
    return context.measureText(text).width;
  });
  return {
    title: fitLine(chart.title, fits(SIZES.title, 600)),
    finding,
    legend,
    footnote: chart.footnote ? fitLine(chart.footnote, fits(SIZES.footnote)) : '',
    above:
      SIZES.margin +
      LINE.title +
      finding.length * LINE.finding +
      legend.length * LINE.legend +
      (legend.length > 0 ? 16 : 20),
    below: SIZES.margin - 6 + (chart.footnote ? 22 : 0),
  };
}

/** Items side by side, on a second row when the first is full; what finds no room there is named by the message. */
function rowsOf(items: readonly LegendItem[], measure: (text: string) => number): LegendItem[][] {
  const rows: LegendItem[][] = [];
  let free = 0;
  for (const item of items) {
    const sign = SWATCH[item.swatch] + AFTER_SWATCH;
    const name = fitLine(item.name, (text) => measure(text) <= ROOM - sign);
    const width = sign + measure(name);
    if (rows.length === 0 || width > free) {
      if (rows.length === MOST_ROWS) break;
      rows.push([]);
      free = ROOM;
    }
    rows.at(-1)!.push({ ...item, name, width });
    free -= width + BETWEEN_ITEMS;
  }
  return rows;
}

/** A lone line or bar is named by the title already. */
function legendOf(chart: Chart): LegendItem[] {
  const items: LegendItem[] = [];
  const { swatch } = drawingOf(chart);
  const alone = chart.series.length === 1 && !chart.band;
  if (!alone) {
    chart.series.forEach(({ name }, index) => {
      items.push({ name, swatch, color: colorOf(chart, index), dash: dashOf(chart, index), width: 0 });
    });
  }
  if (chart.band)
    items.push({ name: chart.band.name, swatch: 'box', color: EXPECTED_RANGE, dash: [], width: 0 });
  const gap = chart.stretches?.find(({ what }) => what === 'gap');
  if (gap) items.push({ name: gap.name, swatch: 'hatch', color: '', dash: [], width: 0 });
  const cut = chart.stretches?.find(({ what }) => what === 'cut');
  if (cut)
    items.push({
      name: cut.name,
      swatch: swatch === 'line' ? 'ring' : 'box',
      color: swatch === 'line' ? colorOf(chart, 0) : weaker(colorOf(chart, 0)),
      dash: [],
      width: 0,
    });
  return items;
}

/** Writes what `layOut` measured. */
export function drawHeading(heading: Heading, context: SKRSContext2D): void {
  context.save();
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  let y = SIZES.margin - 2 + SIZES.title;
  write(heading.title, SIZES.margin, y, fontText(SIZES.title, 600), INK.title);
  y += 6;
  for (const line of heading.finding) {
    y += LINE.finding;
    write(line, SIZES.margin, y, fontText(SIZES.finding), INK.text);
  }
  y += 2;
  for (const row of heading.legend) {
    y += LINE.legend;
    let x: number = SIZES.margin;
    for (const item of row) {
      drawSwatch(item, x, y - 5);
      write(item.name, x + SWATCH[item.swatch] + AFTER_SWATCH, y, fontText(SIZES.label), INK.text);
      x += item.width + BETWEEN_ITEMS;
    }
  }
  write(heading.footnote, SIZES.margin, HEIGHT - SIZES.margin + 8, fontText(SIZES.footnote), INK.faint);
  context.restore();

  function write(text: string, left: number, baseline: number, font: string, color: string): void {
    context.font = font;
    context.fillStyle = color;
    context.fillText(text, left, baseline);
  }

  function drawSwatch({ swatch, color, dash }: LegendItem, left: number, middle: number): void {
    const size = SWATCH[swatch];
    if (swatch === 'line') {
      context.strokeStyle = color;
      context.lineWidth = 2.5;
      context.setLineDash(dash);
      context.beginPath();
      context.moveTo(left, middle);
      context.lineTo(left + size, middle);
      context.stroke();
      context.setLineDash([]);
    } else if (swatch === 'ring') {
      context.strokeStyle = color;
      context.lineWidth = 1.5;
      context.beginPath();
      context.arc(left + size / 2, middle, 3.5, 0, 2 * Math.PI);
      context.stroke();
    } else if (swatch === 'box') {
      context.fillStyle = color;
      context.fillRect(left, middle - 6, size, 12);
    } else {
      hatch(context, { left, top: middle - 6, right: left + size, bottom: middle + 6 });
    }
  }
}
