import type { ReportContext } from './context.ts';
import { coverageSheet, daysSheet, keywordsSheet, sourcesSheet } from './counted-sheets.ts';
import type { ReportSheet } from './document.ts';
import { alertsSheet, peopleSheet, postsSheet, themesSheet } from './listed-sheets.ts';

/** The figures behind a report, as a spreadsheet counts on with them. */
export function sheetsOf(context: ReportContext): ReportSheet[] {
  return [
    keywordsSheet(context),
    daysSheet(context),
    sourcesSheet(context),
    themesSheet(context),
    peopleSheet(context),
    alertsSheet(context),
    postsSheet(context),
    coverageSheet(context),
  ].filter(({ rows }) => rows.length > 0);
}
