import type { Format } from '../format.ts';
import type { Copy } from '../languages/copy.ts';

/** Posts, and those of them whose mood is known. */
interface Counted {
  total: number;
  judged: number;
}

/** Behind a share of mood, of how many it is: ` (of 41 judged; 12 in other languages)`; nothing when all are judged. */
export function ofJudged({ total, judged }: Counted, { units }: Copy, format: Format): string {
  if (judged >= total) return '';
  return units.ofJudged(format.number(judged), format.count(total - judged, units.otherLanguages));
}

/** Below a table with shares of mood, which of its rows are not of all posts; nothing when all of them are. */
export function notJudgedNote(
  rows: readonly (Counted & { name: string })[],
  { units }: Copy,
  format: Format,
): string {
  const partly = rows
    .filter(({ total, judged }) => judged < total)
    .map(
      ({ name, total, judged }) =>
        `${name} ${units.outOf(format.number(total - judged), format.number(total))}`,
    );
  return partly.length === 0 ? '' : units.notJudgedOf(format.list(partly));
}
