import { readFileSync } from 'node:fs';
import type { SpamRow } from './teach.ts';

function linesOf(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

/** Columns: `spam` or `ham`, and the text last. */
export function spamRows(path: string): SpamRow[] {
  return linesOf(path).map((columns) => ({ text: columns.at(-1)!, isSpam: columns[0] === 'spam', share: 1 }));
}

/** Posts that are no spam, the text last; of a column `kind`, one kind may be left out. */
export function plainRows(path: string, share: number, without?: string): SpamRow[] {
  return linesOf(path)
    .filter((columns) => without === undefined || columns[1] !== without)
    .map((columns) => ({ text: columns.at(-1)!, isSpam: false, share }));
}
