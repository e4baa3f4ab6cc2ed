import type { Millis } from '../time.ts';
import type { ListPlace } from './mention-query.ts';

/**
 * Where a list stands, as a button holds it: its period, the newest row that belongs to it, and from which row it goes on
 * in which direction. Numbers in base 36, since what a button may hold is short.
 */
export interface ListMark {
  from: Millis | null;
  /** null = until now. */
  to: Millis | null;
  upTo: number | null;
  at: { place: ListPlace; way: 'older' | 'newer' } | null;
}

const NUMBER = '([0-9a-z]{0,11})';
const MARK = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:\\.([on])\\.${NUMBER}\\.${NUMBER})?$`);

export function printMark({ from, to, upTo, at }: ListMark): string {
  const period = [from, to, upTo].map(print).join('.');
  if (at === null) return period;
  return [period, at.way[0], print(at.place.ts), print(at.place.row)].join('.');
}

/** null = nobody of ours made it. */
export function readMark(text: string): ListMark | null {
  const found = MARK.exec(text);
  if (!found) return null;
  const [from, to, upTo, ts, row] = [1, 2, 3, 5, 6].map((nth) => read(found[nth] ?? ''));
  const place = ts == null || row == null ? null : { ts, row };
  if (found[4] !== undefined && place === null) return null;
  return {
    from: from ?? null,
    to: to ?? null,
    upTo: upTo ?? null,
    at: place && { place, way: found[4] === 'n' ? 'newer' : 'older' },
  };
}

function print(n: number | null): string {
  return n === null ? '' : n.toString(36);
}

function read(digits: string): number | null {
  return digits === '' ? null : Number.parseInt(digits, 36);
}
