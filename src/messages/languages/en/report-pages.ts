import type { Plural } from '../shapes.ts';

/** What a report needs as PDF or as a table alone. */
export const reportPages = {
  /** The first column of the figures as CSV. */
  sheet: 'Table',
  logo: 'Logo',
  /** Where a post or a chart has no name of its own. */
  post: 'Post',
  chart: 'Chart',
  figures: 'Figures behind the charts',
  figuresElsewhere: (chart: string, rows: string) =>
    `${chart}: its ${rows} rows are in the spreadsheet of this report (xlsx or csv).`,
  moreRows: {
    one: '{n} more row is in the spreadsheet of this report (xlsx or csv).',
    other: '{n} more rows are in the spreadsheet of this report (xlsx or csv).',
  } as Plural,
  noFont: (sign: string) =>
    `${sign} stands for letters that this file has no font for. The link of the post leads to the original.`,
};
