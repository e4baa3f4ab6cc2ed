/**
 * Beginnings that a spreadsheet takes for a formula, whatever space stands before them; the wide forms are those of East
 * Asian keyboards.
 */
const FORMULA = /^[\s\p{Cf}\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u;
/** Excel takes a file without it for one in the encoding of its country. */
const BOM = '\ufeff';
const LINE_END = '\r\n';

export type CsvValue = string | number | boolean | null;

/** How a file begins: with the names of its columns. */
export function csvHead(names: readonly string[]): string {
  return `${BOM}${csvLine(names)}`;
}

export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}${LINE_END}`;
}

/** Numbers are ours and bare; texts are quoted, and none is a formula. */
function csvCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('\0', '').replaceAll('"', '""')}"`;
}
