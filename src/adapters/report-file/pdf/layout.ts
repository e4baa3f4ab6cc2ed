import { clip } from '../../../messages/foreign.ts';
import { formatOf } from '../../../messages/format.ts';
import { copyOf } from '../../../messages/languages/copy.ts';
import type {
  ReportBlock,
  ReportCell,
  ReportQuote,
  ReportTable,
} from '../../../messages/reports/document.ts';
import { figureRows, isPrinted } from './figures.ts';
import { isRightToLeft, NO_FONT, type Printable } from './printable.ts';
import type { PdfJob } from './wire.ts';

/** More rows are slow to set and read by nobody: they are in the spreadsheet. */
const MOST_ROWS = 200;
/** Letters of a quote, of a cell, and of what a picture says. */
const MOST_QUOTED = 1200;
const MOST_IN_CELL = 300;
const MOST_IN_NAME = 60;
/** Quotes longer than this may go on over the page. */
const LONG_QUOTE = 500;
/** Letters of a column that needs no more room than they take, and the most that count for its width. */
const NARROW = 14;
const WIDEST = 60;
/** Letters in a row after which a word may be broken in a cell. */
const WORD_IN_CELL = 20;
const LONGEST_LINK = 2000;

const USUAL_COLOR = '#1762b8';
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

/** The plain data that the template sets: every text in it can be printed. */
export type Layout = ReturnType<typeof layOut>;

/**
 * @param pictures the charts of the document as SVG, in their order
 * @param logo where the template finds the picture of the operator; null = there is none
 */
export function layOut({ document, pictures, look }: PdfJob, logo: string | null, printable: Printable) {
  const words = copyOf(document.language).reportPages;
  const format = formatOf({ language: document.language, timeZone: 'UTC' });
  const waiting = [...pictures];

  const said = (text: string, longest?: number): Said => {
    const clean = printable(text, longest);
    return { text: clean, rtl: isRightToLeft(clean) };
  };

  const cell = (value: ReportCell) => {
    const { text, link, label } = typeof value === 'string' ? { text: value } : value;
    return { ...said(clip(text, MOST_IN_CELL), WORD_IN_CELL), link: safeLink(link), label: label ?? null };
  };

  const table = ({ caption, columns, rows }: ReportTable, most: number) => {
    const shown = rows.slice(0, most);
    const widths = columns.map(({ name, numeric }, at) =>
      numeric
        ? 0
        : Math.min(WIDEST, Math.max(name.length, ...shown.map((row) => textOf(row[at] ?? '').length))),
    );
    const wide = widths.some((width) => width > NARROW);
    const first = widths.findIndex((width) => width > 0);
    return {
      caption: said(caption),
      columns: columns.map(({ name, numeric }, at) => ({
        name: said(name, WORD_IN_CELL),
        numeric,
        // One column at least takes the room that is left.
        width: widths[at]! > NARROW || (!wide && at === Math.max(0, first)) ? widths[at]! || 1 : 0,
      })),
      rows: shown.map((row) => columns.map((_, at) => cell(row[at] ?? ''))),
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
    link: safeLink(url),
    source: printable(source),
    facts: [author && clip(author, MOST_IN_NAME), when, reactions]
      .filter((fact) => fact !== null)
      .map((fact) => said(fact)),
    label,
    labelName: printable(labelName),
    lang: language !== null && /^[a-z]{2,3}$/.test(language) ? language : null,
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
          picture: printedPicture(waiting.shift() ?? '', printable),
          alt: printable(given.chart.sentence),
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
    .flatMap((given) => (given.kind === 'chart' ? [given.figures] : []));
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

  return {
    lang: document.language.split('-')[0]!,
    title: printable(document.title),
    kicker: printable(document.kicker),
    subtitle: printable(document.subtitle),
    finding: said(document.finding),
    accent: look.color ?? USUAL_COLOR,
    logo,
    logoName: words.logo,
    page: words.page,
    tiles: tiles.map(({ name, value, change, note }) => ({
      name: printable(name),
      value: printable(value),
      size: figureSize(value, TILES / tiles.length - FRAME),
      change: change === null ? null : printable(change),
      note: printable(note),
    })),
    // How it was counted is the last thing that one reads.
    sections: [...sections.slice(0, -1), ...(figures.length > 0 ? [appendix] : []), ...sections.slice(-1)],
    noFont: printable.lacked() ? words.noFont(NO_FONT) : null,
  };
}

/** Only what a browser opens, and no longer than a PDF may hold. */
function safeLink(link: string | undefined): string | null {
  if (link === undefined || link.length > LONGEST_LINK || !URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** A drawing whose words can be printed: each stretch names its font, or one of the machine's would be taken for it. */
function printedPicture(svg: string, printable: Printable): string {
  return svg
    .replace(/ font-family="[^"]*"/g, '')
    .replace(/(<text[^>]*>)([^<]+)</g, (_, tag: string, text: string) => {
      const stretches = printable.stretches(printable(text, Number.POSITIVE_INFINITY));
      return `${tag}${stretches.map(({ text: part, font }) => `<tspan font-family="'${font}'">${part}</tspan>`).join('')}<`;
    });
}

/** As large as fits beside nothing in its tile. */
function figureSize(figure: string, room: number): number {
  return Math.max(SMALLEST, Math.min(LARGEST, Math.floor(room / (FIGURE * figure.length))));
}

function textOf(cell: ReportCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
