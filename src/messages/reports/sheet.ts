import type { ReportContext } from './context.ts';
import type { ReportSheet } from './document.ts';

type Kind = ReportSheet['columns'][number]['kind'];
export type Value = string | number | null;

/** A sheet under names in the reader's language. */
export function sheet(
  { copy }: ReportContext,
  name: keyof ReportContext['copy']['sheets'],
  columns: readonly (readonly [field: keyof ReportContext['copy']['fields'], kind: Kind])[],
  rows: readonly (readonly Value[])[],
): ReportSheet {
  return {
    name: copy.sheets[name],
    columns: columns.map(([field, kind]) => ({ name: named(copy.fields[field], kind), kind })),
    rows,
  };
}

/** Moments of a spreadsheet have no zone of their own: the column says which it is. */
function named(name: string, kind: Kind): string {
  return kind === 'moment' ? `${name} (UTC)` : name;
}
