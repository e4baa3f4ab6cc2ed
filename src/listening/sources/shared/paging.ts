import type { Millis } from '../../time.ts';
import type { Json, Page } from '../source.ts';
import { fieldsOf, listOf } from './fields.ts';

/** Where a search by time stands between two reads. */
export type Walk = {
  v: 1;
  /** Newest time the source has given, ms; null before it has given one. */
  high: Millis | null;
  /** Words whose past has been read; empty before the first read has ended. */
  known: string[];
  chain: Chain | null;
};

/** A read that takes several pages, of the posts written since `from`, newest first. */
export type Chain = {
  words: string[];
  from: Millis;
  /** Where the next page begins, in the source's own terms; null = at its first page. */
  at: string | null;
  pages: number;
  newest: Millis | null;
  oldest: Millis | null;
};

/** How far a source looks back, ms: `overlap` at every read, longer than its index lags; `reach` for new words. */
export interface Looks {
  overlap: number;
  reach: number;
  /** Pages of one chain; what lies beyond is a gap. */
  maxPages: number;
}

/**
 * The read to do now: the rest of an unfinished chain, the past of words that are new in this request, or what is new
 * since the mark.
 */
export function nextChain(walk: Walk, words: readonly string[], looks: Looks, now: Millis): Chain {
  if (walk.chain) return walk.chain;
  const fresh = words.filter((word) => !walk.known.includes(word));
  const begun = fresh.length > 0 ? fresh : [...words];
  const from = fresh.length > 0 || walk.high === null ? now - looks.reach : walk.high - looks.overlap;
  return { words: begun, from, at: null, pages: 0, newest: null, oldest: null };
}

/**
 * What follows from one page. The mark moves only when the chain has ended, to the newest time the source gave (never
 * past `now`: a date in the future would hide everything until then).
 * @param times of every item on the page
 * @param next where the next page begins; null when there is none, or when the page reached back to `from`
 */
export function afterPage(
  walk: Walk,
  words: readonly string[],
  chain: Chain,
  { times, next }: { times: readonly Millis[]; next: string | null },
  looks: Looks,
  now: Millis,
): { walk: Walk } & Pick<Page, 'more' | 'coveredFrom' | 'gap'> {
  const newest = latest([chain.newest, ...times]);
  const oldest = earliest([chain.oldest, ...times]);
  const pages = chain.pages + 1;
  if (next !== null && pages < looks.maxPages)
    return { walk: { ...walk, chain: { ...chain, at: next, pages, newest, oldest } }, more: true };

  const first = walk.known.length === 0;
  const known = words.filter((word) => walk.known.includes(word) || chain.words.includes(word));
  // A read of new words alone says nothing about the others: the mark must not pass what they have yet to bring.
  const whole = words.every((word) => chain.words.includes(word) || !walk.known.includes(word));
  const high = whole ? latest([walk.high, newest === null ? null : Math.min(newest, now)]) : walk.high;
  // What lies before the mark was read the last time.
  const again = chain.words.every((word) => walk.known.includes(word));
  const unread = again ? Math.max(chain.from, walk.high ?? chain.from) : chain.from;
  const cut = next !== null && oldest !== null && oldest > unread;
  return {
    walk: { v: 1, high, known, chain: null },
    // The past of new words has been read; what is new for all follows at once.
    more: !whole,
    ...(first ? { coveredFrom: cut ? oldest : unread } : {}),
    ...(cut && !first ? { gap: { from: unread, to: oldest } } : {}),
  };
}

/** What an earlier read has stored; anything else counts as nothing read yet. */
export function walkOf(stored: Json): Walk {
  const { v, high, known, chain } = fieldsOf(stored);
  if (v !== 1) return { v: 1, high: null, known: [], chain: null };
  return {
    v: 1,
    high: numberOf(high),
    known: stringsOf(known),
    chain: listOf([chain])?.map(chainOf)[0] ?? null,
  };
}

function chainOf(chain: Readonly<Record<string, unknown>>): Chain {
  return {
    words: stringsOf(chain.words),
    from: numberOf(chain.from) ?? 0,
    at: typeof chain.at === 'string' ? chain.at : null,
    pages: numberOf(chain.pages) ?? 0,
    newest: numberOf(chain.newest),
    oldest: numberOf(chain.oldest),
  };
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function latest(times: readonly (Millis | null)[]): Millis | null {
  return times.reduce((best, time) => (time !== null && (best === null || time > best) ? time : best), null);
}

function earliest(times: readonly (Millis | null)[]): Millis | null {
  return times.reduce((best, time) => (time !== null && (best === null || time < best) ? time : best), null);
}
