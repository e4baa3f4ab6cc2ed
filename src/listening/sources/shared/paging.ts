import type { Millis } from '../../time.ts';
import type { Json, Page } from '../source.ts';
import { fieldsOf, numberOf, stringsOf } from './fields.ts';

/**
 * Where the reading of a request stands: what is stored between two pages. A source may keep more beside it, such as ids
 * already seen.
 */
type Progress = {
  v: 1;
  /** The mark: newest time the source has given, ms; null before it has given one. */
  high: Millis | null;
  /** Words whose past has been read; empty before the first read has ended. */
  known: string[];
  chain: PageChain | null;
};

/** A read that takes several pages, of the posts written since `from`. */
export type PageChain = {
  words: string[];
  from: Millis;
  /** Where the next page begins, in the source's own terms; null = at its first page. */
  at: string | null;
  /** Pages read so far. */
  pages: number;
  newest: Millis | null;
  oldest: Millis | null;
};

/** How far a source is read back. */
export interface PagingLimits {
  /** Milliseconds before the mark that every read repeats, longer than the index of the source lags. */
  overlap: Millis;
  /** Milliseconds of the past that are read for new words. */
  reach: Millis;
  /** Pages of one chain; what lies beyond is a gap. */
  maxPages: number;
  /** Where that gap begins. `overlap` for sources that bring much of the overlap late: only a whole read settles it. */
  gapFrom?: 'mark' | 'overlap';
}

/** The page to read now. */
export interface Paging {
  before: Progress;
  chain: PageChain;
  /** Nothing has been read to its end yet: this read decides since when the source is covered. */
  first: boolean;
  /**
   * The cursor after the page. The mark moves only when the chain has ended, to the newest time the source gave (never
   * past `now`: a date in the future would hide everything until then).
   * @param times of every item on the page
   * @param next where the next page begins; null when there is none, or when the page reached back to `from`
   */
  after(page: { times: readonly Millis[]; next: string | null }): PagingResult;
}

type PagingResult = { cursor: Progress } & Pick<Page, 'more' | 'coveredFrom' | 'gap'>;

/** For sources that are read whole instead of searched: the one "word" is everything. */
const EVERYTHING = ['*'];

/**
 * The page to read now: of an unfinished chain, of the past of words that are new in this request, or of what is new
 * since the mark.
 * @param stored cursor of the last page; anything unknown counts as nothing read yet
 */
export function pagingOf(
  stored: Json,
  limits: PagingLimits,
  now: Millis,
  words: readonly string[] = EVERYTHING,
): Paging {
  const before = progressOf(stored, words);
  const chain = before.chain ?? newChain(before, words, limits, now);
  return {
    before,
    chain,
    first: before.known.length === 0,
    after: (page) => afterPage(before, words, chain, page, limits, now),
  };
}

function newChain(before: Progress, words: readonly string[], limits: PagingLimits, now: Millis): PageChain {
  const fresh = words.filter((word) => !before.known.includes(word));
  const from = fresh.length > 0 || before.high === null ? now - limits.reach : before.high - limits.overlap;
  const wordsToRead = fresh.length > 0 ? fresh : [...words];
  return { words: wordsToRead, from, at: null, pages: 0, newest: null, oldest: null };
}

function afterPage(
  before: Progress,
  words: readonly string[],
  chain: PageChain,
  { times, next }: { times: readonly Millis[]; next: string | null },
  { maxPages, gapFrom = 'mark' }: PagingLimits,
  now: Millis,
): PagingResult {
  const newest = latest([chain.newest, ...times]);
  const oldest = earliest([chain.oldest, ...times]);
  const pages = chain.pages + 1;
  if (next !== null && pages < maxPages)
    return { cursor: { ...before, chain: { ...chain, at: next, pages, newest, oldest } }, more: true };

  const first = before.known.length === 0;
  const known = words.filter((word) => before.known.includes(word) || chain.words.includes(word));
  // A read of new words alone says nothing about the others: the mark must not pass what they have yet to bring.
  const whole = words.every((word) => chain.words.includes(word) || !before.known.includes(word));
  const high = whole ? latest([before.high, newest === null ? null : Math.min(newest, now)]) : before.high;
  // Everything before the mark was read the last time, if these words were asked for then.
  const repeated = gapFrom === 'mark' && chain.words.every((word) => before.known.includes(word));
  const begin = repeated ? Math.max(chain.from, before.high ?? chain.from) : chain.from;
  // Without a date nobody knows how far the pages went.
  const reached = oldest ?? now;
  const cut = next !== null && reached > begin;
  return {
    cursor: { v: 1, high, known, chain: null },
    // The past of new words has been read; what is new for all follows at once.
    more: !whole,
    ...(first ? { coveredFrom: cut ? reached : begin } : {}),
    ...(cut && !first ? { gap: { from: begin, to: reached } } : {}),
  };
}

/** Cursors without `known` come from versions in which some sources stored no words: they had read those of the request. */
function progressOf(stored: Json, words: readonly string[]): Progress {
  const { v, high, known, chain } = fieldsOf(stored);
  if (v !== 1) return { v: 1, high: null, known: [], chain: null };
  const mark = numberOf(high);
  return {
    v: 1,
    high: mark === 0 ? null : mark,
    known: known === undefined && mark !== null ? [...words] : stringsOf(known),
    chain: chainOf(chain, words),
  };
}

/** `page` is what `at` was called by those versions, as a number or a text. */
function chainOf(chain: unknown, words: readonly string[]): PageChain | null {
  const { words: storedWords, from, at, page, pages, newest, oldest } = fieldsOf(chain);
  const begin = numberOf(from);
  if (begin === null) return null;
  const place = at ?? page;
  return {
    words: storedWords === undefined ? [...words] : stringsOf(storedWords),
    from: begin,
    at: typeof place === 'string' || typeof place === 'number' ? String(place) : null,
    pages: numberOf(pages) ?? Math.max(0, (numberOf(page) ?? 1) - 1),
    newest: numberOf(newest),
    oldest: numberOf(oldest),
  };
}

function latest(times: readonly (Millis | null)[]): Millis | null {
  return times.reduce((best, time) => (time !== null && (best === null || time > best) ? time : best), null);
}

function earliest(times: readonly (Millis | null)[]): Millis | null {
  return times.reduce((best, time) => (time !== null && (best === null || time < best) ? time : best), null);
}
