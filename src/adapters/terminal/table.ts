import stringWidth from 'string-width';
import { isHeadingRow, plain, type Text } from '../../messages/message.ts';
import { harmless, type Looks, type StyledText, wrapSpans } from './spans.ts';
import { padEnd, padStart } from './width.ts';

const GAP = '  ';
/** A column is not made narrower than this. */
const NARROWEST = 6;

/** Rows under aligned columns, cells wrapped where they do not fit. */
export function drawTable(
  columns: readonly string[],
  rows: readonly (readonly Text[])[],
  numeric: readonly boolean[],
  width: number,
  looks: Looks,
): string[] {
  const cells = [columns, ...rows].map((row) => row.map((cell) => harmless(plain(cell))));
  const widths = widthsWithin(
    columns.map((_, column) =>
      Math.max(...cells.map((row) => (isHeadingRow(columns, row) ? 0 : stringWidth(row[column] ?? '')))),
    ),
    width,
  );
  const [head, ...body] = cells.map((row, index) =>
    isHeadingRow(columns, row)
      ? wrapSpans([{ text: row[0]!, style: 'bold' }], width, looks)
      : drawRow(row, widths, numeric, index === 0, looks),
  );
  const rule = widths.map((size) => '─'.repeat(size)).join(GAP);
  return [...(head ?? []), rule, ...body.flat()];
}

/** Takes from the widest columns until everything fits, as far as it can be read. */
function widthsWithin(natural: readonly number[], width: number): number[] {
  const widths = natural.map((size) => Math.max(1, size));
  const room = width - GAP.length * (widths.length - 1);
  for (let over = widths.reduce((a, b) => a + b, 0) - room; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= NARROWEST) break;
    widths[widest]! -= 1;
  }
  return widths;
}

function drawRow(
  row: readonly string[],
  widths: readonly number[],
  numeric: readonly boolean[],
  head: boolean,
  looks: Looks,
): string[] {
  const plain: Looks = { color: false, links: false };
  const cells = widths.map((size, column) => wrapSpans([{ text: row[column] ?? '' }], size, plain));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, nth) => {
    const line = cells
      .map((lines, column) => {
        const text = lines[nth] ?? '';
        return numeric[column] ? padStart(text, widths[column]!) : padEnd(text, widths[column]!);
      })
      .join(GAP)
      .trimEnd();
    const span: StyledText = head ? { text: line, style: 'bold', solid: true } : { text: line, solid: true };
    return wrapSpans([span], Number.POSITIVE_INFINITY, looks)[0]!;
  });
}
