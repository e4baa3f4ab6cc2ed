import { clip } from '../../messages/foreign.ts';
import type { Copy } from '../../messages/languages/copy.ts';
import { type Element, isHeadingRow, plain, type Text } from '../../messages/message.ts';
import { codeBlock, escapeLine, markdown, onOneLine } from './markdown.ts';

/** Ours: characters of a line of code that a container shows without breaking it on a phone of some 400 points. */
const MAX_WIDTH = 34;
const MAX_CELL = 32;

type Table = Extract<Element, { kind: 'table' }>;

/**
 * A table in columns where it fits; a wider one, whose lines Discord would break, row by row with its columns named.
 * @param captioned false where the heading above says the same
 */
export function tableText(table: Table, words: Copy, captioned: boolean): string {
  const caption = captioned ? [`**${escapeLine(table.caption)}**`] : [];
  const lines = aligned(table);
  // A line of code takes words alone.
  return table.rows.flat().some(hasOwnElement) || lines.some((line) => line.length > MAX_WIDTH)
    ? [...caption, ...table.rows.map((row) => rowText(table, row, words))].join('\n')
    : `${caption.join('')}${codeBlock(lines.join('\n'))}`;
}

function aligned({ columns, rows, numeric }: Table): string[] {
  const cells = [columns, ...rows].map((row) => {
    const shown = row.map((cell) => clip(onOneLine(plain(cell)), MAX_CELL));
    return isHeadingRow(columns, row) ? shown : columns.map((_, at) => shown[at] ?? '');
  });
  const widths = columns.map((_, at) =>
    Math.max(...cells.map((row) => (isHeadingRow(columns, row) ? 0 : row[at]!.length))),
  );
  const [head, ...body] = cells.map((row) =>
    row
      .map((cell, at) => (numeric[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  return [head!, widths.map((width) => '─'.repeat(width)).join('  '), ...body];
}

function rowText({ columns }: Table, row: readonly Text[], { units }: Copy): string {
  const named = columns.slice(1).flatMap((column, at) => {
    const cell = row[at + 1] ?? '';
    const text = onOneLine(plain(cell));
    if (text === '' || text === '–') return [];
    return typeof cell === 'string'
      ? [escapeLine(units.colon(column, text))]
      : [units.colon(escapeLine(column), onOneLine(markdown(cell)))];
  });
  const first = row[0] ?? '';
  const title = typeof first === 'string' ? escapeLine(first) : onOneLine(markdown(first));
  if (isHeadingRow(columns, row)) return `**${title || '–'}**`;
  const head = `- **${title || '–'}**`;
  return named.length === 0 ? head : `${head}\n  -# ${named.join(' · ')}`;
}

/** Something that Discord shows in a way of its own: a link, a moment in each reader's time, a channel. */
function hasOwnElement(cell: Text): boolean {
  return (
    typeof cell !== 'string' &&
    cell.some((run) => typeof run === 'object' && ('link' in run || 'moment' in run || 'channel' in run))
  );
}
