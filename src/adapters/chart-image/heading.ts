import type { Chart } from '../../messages/message.ts';
import { balanceLines, fitLine, wrapLabel } from './label.ts';
import { type LegendItem, writeLegend } from './legend.ts';
import type { Sheet } from './sheet.ts';

/** Distances between baselines, of the size of the text. */
const TITLE_LINE = 1.2;
const LINE = 1.28;

/**
 * Writes the finding, what was measured, and the names that do not stand beside their figures.
 *
 * @returns where the room for the figures begins
 */
export function writeHeading(chart: Chart, legend: readonly LegendItem[], sheet: Sheet): number {
  const { frame } = sheet;
  const room = frame.width - 2 * frame.margin;
  const titleWidth = (text: string) => sheet.widthOf(text, true) * (frame.title / frame.text);
  let y = frame.margin;
  const title = balanceLines(chart.title, titleWidth, room);
  title.forEach((line, at) => {
    sheet.write(line, {
      left: frame.margin,
      baseline: y + frame.title * 0.86 + at * TITLE_LINE * frame.title,
      size: frame.title,
      bold: true,
      fill: 'title',
    });
  });
  y += title.length * TITLE_LINE * frame.title;
  for (const line of belowTitle(chart, sheet.fits(room))) {
    sheet.write(line, { left: frame.margin, baseline: y + frame.text, fill: 'text' });
    y += LINE * frame.text;
  }
  y += 0.35 * frame.text;
  return writeLegend(legend, y, sheet);
}

/** Messages of older versions have their finding where newer ones say what was measured. */
export function belowTitle({ subtitle, sentence }: Chart, fits: (text: string) => boolean): string[] {
  if (subtitle === undefined) return wrapLabel(sentence, 2, fits);
  return subtitle === '' ? [] : [fitLine(subtitle, fits)];
}

/**
 * Writes what an older version has put under its chart.
 *
 * @returns where the room for the figures ends
 */
export function writeFootnote({ footnote }: Chart, sheet: Sheet): number {
  const { frame } = sheet;
  const room = frame.width - 2 * frame.margin;
  const lines = footnote ? wrapLabel(footnote, 2, sheet.fits(room)) : [];
  const bottom = frame.height - 0.65 * frame.margin;
  lines.forEach((line, at) => {
    const baseline = bottom - 0.24 * frame.text - (lines.length - 1 - at) * LINE * frame.text;
    sheet.write(line, { left: frame.margin, baseline, fill: 'faint' });
  });
  return bottom - (lines.length > 0 ? lines.length * LINE + 0.25 : 0) * frame.text;
}
