import { type CsvValue, csvHead, csvLine } from '../../../listening/csv.ts';
import { copyOf } from '../../../messages/languages/copy.ts';
import type { ReportDocument, ReportSheet } from '../../../messages/reports/document.ts';

type Kind = ReportSheet['columns'][number]['kind'];

/** Digits of a share that its posts can bear. */
const SHARE_DIGITS = 4;

/**
 * All figures of a report in one table that every tool reads: a line is a row of a sheet, its first cell says of which, and
 * columns of one name are one column. So a filter of the first column gives back the sheet. Moments are UTC, shares 0 to 1;
 * an empty cell is not known, or no column of that sheet.
 */
export function csvOf({ language, sheets }: Pick<ReportDocument, 'language' | 'sheets'>): Uint8Array {
  const table = copyOf(language).reportPages.sheet;
  const names = [...new Set(sheets.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  const lines = sheets.flatMap((sheet) => {
    const places = sheet.columns.map(({ name }) => names.indexOf(name));
    return sheet.rows.map((row) => {
      const cells: CsvValue[] = names.map(() => null);
      for (const [at, { kind }] of sheet.columns.entries())
        cells[places[at]!] = cellOf(row[at] ?? null, kind);
      return csvLine([sheet.name, ...cells]);
    });
  });
  return Buffer.from([csvHead([table, ...names]), ...lines].join(''), 'utf8');
}

function cellOf(value: string | number | null, kind: Kind): CsvValue {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return null;
  if (kind === 'moment') return new Date(value).toISOString();
  return kind === 'share' ? Number(value.toFixed(SHARE_DIGITS)) : value;
}
