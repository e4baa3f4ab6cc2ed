import type { ReportCell, ReportTable } from '../../../messages/reports/document.ts';

/** Cells of the figures behind one chart: more of them would fill pages of their own. */
const MOST_CELLS = 240;
/** Longer tables are cut in parts that stand beside each other. */
const SHORT = 10;

/** Tables side by side: several short ones, or the parts of one, which have its caption in common. */
export interface FigureRow {
  across: number;
  caption: string | null;
  tables: readonly ReportTable[];
}

/** Whether a table is worth its room on paper. */
export function isPrinted({ columns, rows }: ReportTable): boolean {
  return columns.length * rows.length <= MOST_CELLS;
}

/** Whether a table says more than that there was nothing, which the words of its chart say. */
export function saysMore({ rows }: ReportTable): boolean {
  const text = (cell: ReportCell) => (typeof cell === 'string' ? cell : cell.text);
  return rows.some((row) => row.slice(1).some((cell) => text(cell) !== '0'));
}

/** Tables of figures on as little paper as they can be read on, in their order. */
export function figureRows(tables: readonly ReportTable[]): FigureRow[] {
  const found: { across: number; caption: string | null; tables: ReportTable[] }[] = [];
  for (const table of tables) {
    const across = table.columns.length <= 4 ? 2 : 1;
    if (table.rows.length > SHORT) {
      const beside = table.columns.length <= 2 ? 3 : across;
      const part = Math.ceil(table.rows.length / beside);
      const parts = Array.from({ length: beside }, (_, at) => table.rows.slice(at * part, (at + 1) * part));
      found.push({
        across: beside,
        caption: table.caption,
        tables: parts.filter((rows) => rows.length > 0).map((rows) => ({ ...table, rows })),
      });
      continue;
    }
    const last = found.at(-1);
    if (last && last.caption === null && last.across === across && last.tables.length < across)
      last.tables.push(table);
    else found.push({ across, caption: null, tables: [table] });
  }
  return found;
}
