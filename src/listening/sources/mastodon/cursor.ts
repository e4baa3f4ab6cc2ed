import { HOUR, MINUTE, type Millis } from '../../time.ts';
import { fieldsOf, listOf } from '../shared/fields.ts';
import type { Json } from '../source.ts';

/** Posts arrive late from other servers, with the older id of their own time: every read goes back this far. */
export const OVERLAP_MS = 2 * HOUR;
/** Marks stand at least this far apart; the overlap is that much longer at most. */
const MARK_GAP_MS = 5 * MINUTE;

/** A post whose id can be given back to the server. Ids are opaque, so their times are kept beside them. */
export interface Mark {
  id: string;
  at: Millis;
}

/** A read that takes several pages. */
export interface Chain {
  /** `back`: newest first down to `from`, by max_id. `on`: up from a mark to the newest, by min_id. */
  way: 'back' | 'on';
  id: string | null;
  from: Millis;
  pages: number;
  met: Mark[];
}

export interface Cursor {
  v: 1;
  /** Newest first, from the newest post read to the first that is older than the overlap. */
  marks: Mark[];
  chain: Chain | null;
}

/** The marks worth keeping of all posts met: the newest, then one each few minutes, until the overlap is covered. */
export function thinned(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  const [newest] = [...marks].sort(byTime);
  for (const mark of [...marks].sort(byTime)) {
    const last = kept.at(-1);
    if (last && newest && last.at <= newest.at - OVERLAP_MS) break;
    if (!last || mark.at <= last.at - MARK_GAP_MS) kept.push(mark);
  }
  return kept;
}

export function cursorOf(stored: Json): Cursor {
  const { v, marks, chain } = fieldsOf(stored);
  if (v !== 1) return { v: 1, marks: [], chain: null };
  return { v: 1, marks: marksIn(marks), chain: chainIn(chain) };
}

export function asJson({ v, marks, chain }: Cursor): Json {
  const plain = (all: readonly Mark[]) => all.map(({ id, at }) => ({ id, at }));
  return { v, marks: plain(marks), chain: chain && { ...chain, met: plain(chain.met) } };
}

function chainIn(value: unknown): Chain | null {
  const { way, id, from, pages, met } = fieldsOf(value);
  if ((way !== 'back' && way !== 'on') || typeof from !== 'number' || typeof pages !== 'number') return null;
  return { way, id: typeof id === 'string' ? id : null, from, pages, met: marksIn(met) };
}

function marksIn(value: unknown): Mark[] {
  return (listOf(value) ?? []).flatMap(({ id, at }) =>
    typeof id === 'string' && typeof at === 'number' ? [{ id, at }] : [],
  );
}

function byTime(a: Mark, b: Mark): number {
  return b.at - a.at;
}
