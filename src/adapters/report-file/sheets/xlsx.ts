import { type CellValue, colToLetter, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { ReportDocument, ReportSheet } from '../../../messages/reports/document.ts';

type Column = ReportSheet['columns'][number];

/** Limits of the format: letters of a sheet's name, of a cell, and rows below the header. */
const MOST_IN_NAME = 31;
const MOST_IN_CELL = 32_767;
const MOST_ROWS = 1_048_575;
/** Of the width of a column, in letters. */
const NARROWEST = 9;
const WIDEST = 60;
const MOMENT_WIDTH = 17;
/** Rows that are looked at for the width of a column. */
const MEASURED = 200;

const FONT = { name: 'Calibri', size: 11 };
const FORMATS = { share: '0.0%', moment: 'yyyy-mm-dd hh:mm', whole: '#,##0', parts: '#,##0.0' };

/** The figures of a report as a workbook: a sheet each, with typed numbers, shares and moments (UTC, since a cell has no zone). */
export function xlsxOf({ sheets, title }: Pick<ReportDocument, 'sheets' | 'title'>): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  return writeXlsx({
    sheets: sheets.map((sheet, at) => sheetOf(sheet, names[at]!)),
    properties: { title: printable(title), creator: 'Earshot' },
    defaultFont: FONT,
  });
}

function sheetOf({ columns, rows }: ReportSheet, name: string): WriteSheet {
  const shown = rows.slice(0, MOST_ROWS);
  const header = columns.map(({ name: title, kind }) =>
    printable(kind === 'moment' && !title.includes('UTC') ? `${title} (UTC)` : title),
  );
  const cells = shown.map((row) => columns.map(({ kind }, at) => cellOf(row[at] ?? null, kind)));
  return {
    name,
    columns: columns.map(({ kind }, at) => ({
      width: kind === 'moment' ? MOMENT_WIDTH : widthOf(header[at]!, cells, at),
      style: { ...formatOf(kind, cells, at), alignment: { vertical: 'top' } },
    })),
    rows: [header, ...cells],
    cells: new Map(
      header.map((title, at) => [
        `0,${at}`,
        { value: title, type: 'string' as const, style: { font: { ...FONT, bold: true }, numFmt: '@' } },
      ]),
    ),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${colToLetter(columns.length - 1)}${shown.length + 1}` },
  };
}

function cellOf(value: string | number | null, kind: Column['kind']): CellValue {
  if (value === null) return null;
  if (typeof value === 'string') return printable(value);
  if (!Number.isFinite(value)) return null;
  return kind === 'moment' ? new Date(value) : value;
}

function formatOf(kind: Column['kind'], cells: readonly CellValue[][], at: number): { numFmt?: string } {
  if (kind === 'text') return {};
  if (kind !== 'number') return { numFmt: FORMATS[kind] };
  const whole = cells.every((row) => typeof row[at] !== 'number' || Number.isInteger(row[at]));
  return { numFmt: whole ? FORMATS.whole : FORMATS.parts };
}

const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What XML can hold, no longer than a cell. */
function printable(text: string): string {
  const clean = text.replace(UNWRITABLE, '');
  if (clean.length <= MOST_IN_CELL) return clean;
  return clean.slice(0, MOST_IN_CELL - 1).replace(/[\ud800-\udbff]$/, '');
}

function widthOf(title: string, cells: readonly CellValue[][], at: number): number {
  const lengths = cells.slice(0, MEASURED).map((row) => String(row[at] ?? '').length);
  return Math.min(WIDEST, Math.max(NARROWEST, title.length + 3, ...lengths.map((length) => length + 1)));
}

/** Names that a workbook takes: short, of no forbidden sign, each once. */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, at) => {
    const clean = printable(name)
      .replace(/[\\/?*[\]:\n\r\t]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim();
    // "History" is Excel's own.
    const base = clean === '' || clean.toLowerCase() === 'history' ? `${clean} ${at + 1}`.trim() : clean;
    for (let nth = 1; ; nth++) {
      const end = nth === 1 ? '' : ` ${nth}`;
      const candidate = `${within(base, MOST_IN_NAME - end.length)}${end}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}

function within(name: string, most: number): string {
  return name
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/['\s]+$/, '');
}
