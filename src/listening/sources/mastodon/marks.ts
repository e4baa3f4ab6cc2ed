import { HOUR, MINUTE, type Millis } from '../../time.ts';
import { fieldsOf, listOf } from '../shared/fields.ts';
import type { Json } from '../source.ts';

/** Posts arrive late from other servers, with the older id of their own time: every read goes back this far. */
export const OVERLAP_MS = 2 * HOUR;
/** Marks stand at least this far apart; the overlap is that much longer at most. */
const MARK_GAP_MS = 5 * MINUTE;

/** A post whose id can be given back to the server. Ids are opaque, so their times are kept beside them. */
export type TimelineMark = { id: string; at: Millis };

/** Marks beside the paging. */
export type TimelineMarks = {
  /** Newest first, from the newest post read to the first that is older than the overlap. */
  marks: TimelineMark[];
  /** Those met by a read under way. */
  met: TimelineMark[];
};

/** The marks worth keeping of all posts met: the newest, then one each few minutes, until the overlap is covered. */
export function thinned(marks: readonly TimelineMark[]): TimelineMark[] {
  const thin: TimelineMark[] = [];
  const [newest] = [...marks].sort(byTime);
  for (const mark of [...marks].sort(byTime)) {
    const last = thin.at(-1);
    if (last && newest && last.at <= newest.at - OVERLAP_MS) break;
    if (!last || mark.at <= last.at - MARK_GAP_MS) thin.push(mark);
  }
  return thin;
}

/** The marks of a stored cursor; those of earlier versions have what a read under way has met within its chain. */
export function marksIn(stored: Json): TimelineMarks {
  const { v, marks, met, chain } = fieldsOf(stored);
  if (v !== 1) return { marks: [], met: [] };
  return { marks: listed(marks), met: listed(met ?? fieldsOf(chain).met) };
}

/** A cursor as the paging reads it: earlier versions kept no mark of its own, and called the place in a chain `id`. */
export function pagedCursor(stored: Json): Json {
  const { v, high, chain } = fieldsOf(stored);
  if (v !== 1 || high !== undefined) return stored;
  const { marks, met } = marksIn(stored);
  const { id, from, pages } = fieldsOf(chain);
  const times = met.map(({ at }) => at);
  const goesOn = typeof from === 'number' && {
    from,
    at: typeof id === 'string' ? id : null,
    pages: typeof pages === 'number' ? pages : 0,
    newest: times.length > 0 ? Math.max(...times) : null,
    oldest: times.length > 0 ? Math.min(...times) : null,
  };
  return { v, high: marks[0]?.at ?? null, chain: goesOn || null };
}

function listed(value: unknown): TimelineMark[] {
  return (listOf(value) ?? []).flatMap(({ id, at }) =>
    typeof id === 'string' && typeof at === 'number' ? [{ id, at }] : [],
  );
}

function byTime(a: TimelineMark, b: TimelineMark): number {
  return b.at - a.at;
}
