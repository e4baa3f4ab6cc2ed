import { openableUrl } from '../../../listening/parse-url.ts';
import { clip } from '../../../messages/foreign.ts';
import { formatOf } from '../../../messages/format.ts';
import { copyOf } from '../../../messages/languages/copy.ts';
import type {
  ReportBlock,
  ReportCell,
  ReportQuote,
  ReportTable,
} from '../../../messages/reports/document.ts';
import { COLORS } from '../../chart-image/palette.ts';
import type { PrintedChart } from '../../chart-image/print.ts';
import { columnWidths } from './columns.ts';
import { figureRows, isPrinted, saysMore } from './figures.ts';
import { isRightToLeft, NO_FONT, type Printable } from './printable.ts';
import type { PdfJob } from './wire.ts';

/** More rows are slow to set and read by nobody: they are in the spreadsheet. */
const MOST_ROWS = 200;
/** Letters of what stands for itself, and of a paragraph. */
const MOST_IN_LINE = 160;
const MOST_IN_TEXT = 2000;
const MOST_IN_FOOTER = 80;
/** Letters of a quote, of a cell, and of what a picture says. */
const MOST_QUOTED = 1200;
const MOST_IN_CELL = 300;
const MOST_IN_NAME = 60;
/** Quotes longer than this may go on over the page. */
const LONG_QUOTE = 500;

/** Of all tiles and of what each needs for its frame, in points; of a figure, in ems. */
const TILES = 498;
const FRAME = 25;
const FIGURE = 0.62;
const LARGEST = 19;
const SMALLEST = 9;

/** A text in its own direction. */
interface Said {
  text: string;
  rtl: boolean;
}

/**
 * The plain data that the template sets: every text in it can be printed.
 * @param logo where the template finds the picture of the operator; null = there is none
 */
export function layOut({ document, charts, look }: PdfJob, logo: string | null, printable: Printable) {
  const copy = copyOf(document.language);
  const words = copy.reportPages;
  const format = formatOf({ language: document.language, timeZone: 'UTC' });
  const waiting = [...charts];

  const short = (text: string) => printable(clip(text, MOST_IN_LINE));
  const said = (text: string, longest?: number): Said => {
    const clean = printable(clip(text, MOST_IN_TEXT), longest);
    return { text: clean, rtl: isRightToLeft(clean) };
  };

  const cell = (value: ReportCell, longest: number) => {
    const { text, link, label } = typeof value === 'string' ? { text: value } : value;
    const shown = said(clip(text, MOST_IN_CELL), longest);
    return {
      ...shown,
      link: shown.text === '' || link === undefined ? null : openableUrl(link),
      label: label ?? null,
    };
  };

  const table = ({ caption, columns, rows }: ReportTable, most: number) => {
    const shown = rows.slice(0, most);
    const longest = columns.map(({ name, numeric }, at) =>
      Math.max(
        ...(numeric ? name.split(' ') : [name]).map((part) => part.length),
        ...shown.map((row) => textOf(row[at] ?? '').length),
      ),
    );
    const widths = columnWidths(
      longest,
      columns.map(({ numeric }, at) => numeric || shown.some((row) => isUnbroken(row[at], longest[at]!))),
    );
    return {
      caption: said(caption),
      columns: columns.map(({ name, numeric }, at) => ({
        name: said(name, widths[at]!.word),
        numeric,
        width: widths[at]!.share,
      })),
      rows: shown.map((row) => columns.map((_, at) => cell(row[at] ?? '', widths[at]!.word))),
      more: rows.length > most ? format.count(rows.length - most, words.moreRows) : null,
    };
  };

  const quote = ({
    text,
    url,
    source,
    author,
    when,
    reactions,
    label,
    labelName,
    language,
  }: ReportQuote) => ({
    said: said(clip(text, MOST_QUOTED)),
    long: text.length > LONG_QUOTE,
    link: openableUrl(url),
    source: printable(clip(source, MOST_IN_NAME)) || words.post,
    facts: [author && clip(author, MOST_IN_NAME), when, reactions].flatMap((fact) =>
      fact ? [said(fact)] : [],
    ),
    label,
    labelName: short(labelName),
    lang: language !== null && /^[a-z]{2,3}$/.test(language) ? language : null,
  });

  const chart = ({ words: labels, ...drawn }: PrintedChart) => ({
    ...drawn,
    words: labels.map((label) => ({ ...label, ...said(label.text, Number.POSITIVE_INFINITY) })),
  });

  const block = (given: ReportBlock) => {
    switch (given.kind) {
      case 'text':
        return { kind: given.kind, said: said(given.text), faint: given.faint ?? false };
      case 'points':
        return { kind: given.kind, items: given.items.map((item) => said(item)) };
      case 'chart':
        return {
          kind: given.kind,
          chart: chart(waiting.shift()!),
          alt: printable(clip(given.chart.sentence, MOST_IN_TEXT)) || short(given.chart.title) || words.chart,
        };
      case 'table':
        return { kind: given.kind, table: table(given.table, MOST_ROWS) };
      case 'quotes':
        return { kind: given.kind, quotes: given.quotes.map(quote) };
    }
  };

  const sections = document.sections.map(({ heading, blocks, ownPage = false }) => ({
    heading: said(heading),
    ownPage,
    blocks: blocks.map(block),
  }));
  const figures = document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((given) => (given.kind === 'chart' && saysMore(given.figures) ? [given.figures] : []));
  const appendix = {
    heading: said(words.figures),
    ownPage: false,
    blocks: [
      {
        kind: 'figures' as const,
        rows: figureRows(figures.filter(isPrinted)).map(({ across, caption, tables }) => ({
          across,
          caption: caption === null ? null : said(caption),
          tables: tables.map((given) => table(given, MOST_ROWS)),
        })),
      },
      {
        kind: 'points' as const,
        items: figures
          .filter((given) => !isPrinted(given))
          .map(({ caption, rows }) => said(words.figuresElsewhere(caption, format.number(rows.length)))),
      },
    ],
  };
  const { tiles } = document;
  const title = short(document.title) || short(document.fileName);

  return {
    lang: document.language.split('-')[0]!,
    // A file without a title is read to nobody.
    title,
    footer: clip(title, MOST_IN_FOOTER),
    kicker: short(document.kicker),
    subtitle: short(document.subtitle),
    finding: said(document.finding),
    colors: COLORS.light,
    accent: look.color ?? COLORS.light.line1,
    logo,
    logoName: words.logo,
    page: copy.reports.page.of('{page}', '{pages}'),
    tiles: tiles.map(({ name, value, change, note }) => ({
      name: short(name),
      value: short(value),
      size: figureSize(value, TILES / tiles.length - FRAME),
      change: change === null ? null : short(change),
      note: short(note),
    })),
    // How it was counted is the last thing that one reads.
    sections: [...sections.slice(0, -1), ...(figures.length > 0 ? [appendix] : []), ...sections.slice(-1)],
    noFont: printable.lacked() ? words.noFont(NO_FONT) : null,
  };
}

/** As large as fits beside nothing in its tile. */
function figureSize(figure: string, room: number): number {
  return Math.max(SMALLEST, Math.min(LARGEST, Math.floor(room / (FIGURE * figure.length))));
}

/** Whether the widest cell of a column is a moment or the like, which must not be broken. */
function isUnbroken(cell: ReportCell | undefined, longest: number): boolean {
  const text = textOf(cell ?? '');
  return text.length === longest && text.includes('\u00a0') && !text.includes(' ');
}

function textOf(cell: ReportCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
