import { createHash } from 'node:crypto';
import type { AnchorSearch } from './anchors.ts';

/** Searches that go into one query. `key` stays the same when words come and go, so that its cursor is kept. */
export interface Pack {
  key: string;
  searches: AnchorSearch[];
}

/**
 * Parts distinct searches into as few queries as an API's limits ask for. Every word has its place by the bits of its
 * hash: a pack that holds too much splits in two, and no other pack notices (extendible hashing, Fagin et al. 1979).
 * @param fits whether these words go into one query; a single word always does
 */
export function packed(
  searches: readonly AnchorSearch[],
  fits: (words: readonly string[]) => boolean,
): Pack[] {
  const placed = searches
    .map((search) => ({ search, bits: bitsOf(search.words) }))
    .sort((a, b) => (a.bits < b.bits ? -1 : 1));
  const split = (key: string, part: typeof placed): Pack[] => {
    if (part.length === 0) return [];
    if (part.length === 1 || key.length === 64 || fits(part.map(({ search }) => search.words)))
      return [{ key, searches: part.map(({ search }) => search) }];
    return [`${key}0`, `${key}1`].flatMap((half) =>
      split(
        half,
        part.filter(({ bits }) => bits.startsWith(half)),
      ),
    );
  };
  return split('', placed);
}

/** Whether two keys are of the same branch: one pack has come out of the other by a split or a merge. */
export function isKin(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function bitsOf(words: string): string {
  const head = createHash('sha256').update(words).digest().subarray(0, 8);
  return [...head].map((byte) => byte.toString(2).padStart(8, '0')).join('');
}
