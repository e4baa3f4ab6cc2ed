import type { Copy } from '../../messages/languages/copy.ts';
import { type Element, isHeadingRow, plain, type Text } from '../../messages/message.ts';
import type { SlackBlock } from './block.ts';
import { cut, MAX_CELL, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS } from './limits.ts';
import { piecesOf, preformatted, type RichTextElement, richText, sectionList, wordsOf } from './rich-text.ts';

export function tableBlocks({
  caption,
  columns,
  rows,
  numeric,
}: Extract<Element, { kind: 'table' }>): SlackBlock[] {
  const title: SlackBlock[] =
    caption === '' ? [] : richText([{ type: 'text', text: caption, style: { bold: true } }]);
  const shown = [columns, ...rows]
    .slice(0, MAX_TABLE_ROWS)
    .map((row) => (isHeadingRow(columns, row) ? headingRow(columns, row) : row))
    .map((row) => row.slice(0, MAX_TABLE_COLUMNS));
  if (columns.length === 0) return title;
  return [
    ...title,
    {
      type: 'table',
      rows: shown.map((row) => row.map(cellBlock)),
      column_settings: columns
        .slice(0, MAX_TABLE_COLUMNS)
        .map((_, nth) => ({ align: numeric[nth] ? 'right' : 'left', is_wrapped: !numeric[nth] })),
    },
  ];
}

/** Slack wants as many cells in each row. */
function headingRow(columns: readonly string[], [name = '']: readonly Text[]): Text[] {
  const runs = typeof name === 'string' ? [{ bold: name }] : name;
  return [runs, ...columns.slice(1).map(() => '')];
}

function cellBlock(cell: Text): SlackBlock {
  const text = plain(cell);
  const simple = typeof cell === 'string' || cell.every((run) => typeof run === 'string');
  const pieces = simple ? [] : piecesOf(cell);
  // A run without words is no element.
  if (pieces.length === 0 || text.length > MAX_CELL)
    return { type: 'raw_text', text: text === '' ? ' ' : cut(text, MAX_CELL) };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: pieces }] };
}

/** The words of a cell where no block can stand. */
function cellText(cell: SlackBlock): string {
  return piecesIn(cell).map(wordsOf).join('');
}

/** Letters of a line that the App Home shows unbroken beside its sidebar. */
const WIDEST = 72;

/** A table where no table block can stand: row by row where a cell is more than words or lines would break, else in columns. */
export function looseTable(table: SlackBlock, words: Copy): SlackBlock[] {
  const [columns = [], ...rows] = table.rows as SlackBlock[][];
  const columnWidth = (at: number) =>
    Math.max(...[columns, ...rows].map((row) => (row[at] ? cellText(row[at]).length : 0)));
  const width = columns.reduce((sum, _, at) => sum + columnWidth(at) + 2, -2);
  if (!rows.flat().some(({ type }) => type === 'rich_text') && width <= WIDEST) return tableAsText(table);
  const blocks: SlackBlock[] = [];
  let below: SlackBlock[][] = [];
  const flush = () => {
    if (below.length > 0) blocks.push(...listOfRows(columns, below, words));
    below = [];
  };
  for (const row of rows) {
    if (!namesRows(row)) {
      below.push(row);
      continue;
    }
    flush();
    blocks.push(...richText(piecesIn(row[0]!)));
  }
  flush();
  return blocks;
}

function namesRows([first, ...others]: readonly SlackBlock[]): boolean {
  return (
    first?.type === 'rich_text' && others.length > 0 && others.every((cell) => cellText(cell).trim() === '')
  );
}

function listOfRows(
  columns: readonly SlackBlock[],
  rows: readonly SlackBlock[][],
  words: Copy,
): SlackBlock[] {
  return sectionList(
    rows.map((row) => {
      const [first, ...others] = row.map(piecesIn);
      const named = others.flatMap((pieces, at): RichTextElement[] => {
        const value = pieces.map(wordsOf).join('').trim();
        if (pieces.every(({ type }) => type === 'text') && (value === '' || value === '–')) return [];
        const name = words.units.colon(cellText(columns[at + 1]!), '');
        return [{ type: 'text', text: ` · ${/\s$/.test(name) ? name : `${name} `}` }, ...pieces];
      });
      return [...first!.map(inBold), ...named];
    }),
  );
}

function piecesIn(cell: SlackBlock): RichTextElement[] {
  if (cell.type === 'raw_text') return [{ type: 'text', text: String(cell.text) }];
  const [section] = cell.elements as { elements: RichTextElement[] }[];
  return section?.elements ?? [];
}

function inBold(piece: RichTextElement): RichTextElement {
  return piece.type === 'text' ? { ...piece, style: { ...piece.style, bold: true } } : piece;
}

/** A table without its block: drawn with spaces, in columns of equal width. */
export function tableAsText(table: SlackBlock): SlackBlock[] {
  const rows = (table.rows as SlackBlock[][]).map((row) => row.map(cellText));
  const settings = table.column_settings as { align: string }[];
  const widths = settings.map((_, nth) => Math.max(...rows.map((row) => (row[nth] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((text, nth) =>
        settings[nth]?.align === 'right' ? text.padStart(widths[nth] ?? 0) : text.padEnd(widths[nth] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const blocks: SlackBlock[] = [];
  let chunk = '';
  for (const line of lines.map((long) => cut(long, 2_900))) {
    if (chunk !== '' && chunk.length + line.length + 1 > 2_900) {
      blocks.push({ type: 'rich_text', elements: [preformatted(chunk)] });
      chunk = '';
    }
    chunk = chunk === '' ? line : `${chunk}\n${line}`;
  }
  if (chunk.trim() !== '') blocks.push({ type: 'rich_text', elements: [preformatted(chunk)] });
  return blocks;
}
