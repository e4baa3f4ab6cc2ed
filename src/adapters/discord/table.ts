import { clip } from '../../messages/foreign.ts';
import type { Copy } from '../../messages/languages/copy.ts';
import type { Element } from '../../messages/message.ts';
import { codeBlock, escapeLine } from './markdown.ts';

/** Ours: characters of a line of code that a container shows without breaking it, on a desktop. */
const MAX_WIDTH = 60;
const MAX_CELL = 32;

type Table = Extract<Element, { kind: 'table' }>;

/**
 * A table in columns where it fits; a wider one, whose lines Discord would break, row by row with its columns named.
 * @param captioned false where the heading above says the same
 */
export function tableText(table: Table, words: Copy, captioned: boolean): string {
  const caption = captioned ? [`**${escapeLine(table.caption)}**`] : [];
  const lines = aligned(table);
  return lines.some((line) => line.length > MAX_WIDTH)
    ? [...caption, ...table.rows.map((row) => rowText(table, row, words))].join('\n')
    : `${caption.join('')}${codeBlock(lines.join('\n'))}`;
}

function aligned({ columns, rows, numeric }: Table): string[] {
  const cells = [columns, ...rows].map((row) => columns.map((_, at) => clip(onOneLine(row[at]), MAX_CELL)));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  const [head, ...body] = cells.map((row) =>
    row
      .map((cell, at) => (numeric[at] ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  return [head!, widths.map((width) => '─'.repeat(width)).join('  '), ...body];
}

function rowText({ columns }: Table, row: readonly string[], { units }: Copy): string {
  const named = columns.slice(1).flatMap((column, at) => {
    const cell = onOneLine(row[at + 1]);
    return cell === '' || cell === '–' ? [] : [escapeLine(units.colon(column, cell))];
  });
  const head = `- **${escapeLine(onOneLine(row[0]) || '–')}**`;
  return named.length === 0 ? head : `${head}\n  -# ${named.join(' · ')}`;
}

function onOneLine(cell: string | undefined): string {
  return (cell ?? '').replace(/\s+/g, ' ').trim();
}
