import type { SentimentLabel } from '../listening/mentions/mention.ts';
import { int, intOrNull, type SqlRow } from './database.ts';

export const NEGATIVE = -1;
export const POSITIVE = 1;
/** Nothing reads its language: in the total, in no share. */
export const NOT_JUDGED = 2;
export const LABELS = [NEGATIVE, 0, POSITIVE, NOT_JUDGED];

/** A mention as one keyword counts it. */
export interface HitRow {
  w: number;
  k: number;
  ts: number;
  row: number;
  label: number;
  /** Number of the part that brought it (`series-parts.ts`). */
  part: number;
  /** 1 when it counts in the capped series too; decided once, when it comes in. */
  counted: number;
  /** 1 when it counts in the capped series of negative ones: as its label was while its bucket was young. */
  countedNegative: number;
  /** When it arrived, of a post that came too late for the detector. */
  lateAt: number | null;
  /** -1 when its text is gone: there is nothing to show. */
  reach: number;
  author: number | null;
  /** Hour of the author's former hit of this keyword, -1 = none. */
  authorBefore: number;
  story: number;
  storyBefore: number;
}

export function labelNumber(label: SentimentLabel | null): number {
  if (label === null) return NOT_JUDGED;
  return label === 'neg' ? NEGATIVE : label === 'pos' ? POSITIVE : 0;
}

export function labelOf(label: number): SentimentLabel | null {
  if (label === NOT_JUDGED) return null;
  return label === NEGATIVE ? 'neg' : label === POSITIVE ? 'pos' : 'neu';
}

export function hitRow(row: SqlRow): HitRow {
  return {
    w: int(row.w),
    k: int(row.k),
    ts: int(row.ts),
    row: int(row.row),
    label: int(row.label),
    part: int(row.part),
    counted: int(row.counted),
    countedNegative: int(row.counted_negative),
    lateAt: intOrNull(row.late_at),
    reach: int(row.reach),
    author: intOrNull(row.author),
    authorBefore: int(row.author_before),
    story: int(row.story),
    storyBefore: int(row.story_before),
  };
}
