import type { Lexicon } from './lexicon.ts';

const SHORTEST_TAG = 5;
const LONGEST_TAG = 40;
const SHORTEST_WORD = 4;
const LONGEST_PART = 14;

/**
 * Words of a hashtag without capitals: `worstserviceever` is worst, service, ever. A tag that cannot be cut into known words
 * without a rest keeps the word that speaks at its beginning or end (`kestrelboxfail`), or is one word.
 */
export function splitTag(tag: string, lexicon: Lexicon): string[] {
  if (tag.length < SHORTEST_TAG || tag.length > LONGEST_TAG || lexicon.valence(tag) !== 0) return [tag];
  const isKnown = (word: string): boolean => lexicon.tagWords?.has(word) === true || speaks(word, lexicon);
  // `words[end]` are the fewest known words that fill the tag up to `end`.
  const words: (string[] | null)[] = [[]];
  for (let end = 1; end <= tag.length; end++) {
    words[end] = null;
    for (let start = Math.max(0, end - LONGEST_PART); start < end; start++) {
      const before = words[start];
      if (!before || (words[end] && before.length + 1 >= words[end]!.length)) continue;
      const word = tag.slice(start, end);
      if (isKnown(word)) words[end] = [...before, word];
    }
  }
  const whole = words[tag.length];
  if (whole) return whole;
  for (let size = Math.min(LONGEST_PART, tag.length - 3); size >= SHORTEST_WORD; size--) {
    if (speaks(tag.slice(-size), lexicon)) return [tag.slice(0, -size), tag.slice(-size)];
    if (speaks(tag.slice(0, size), lexicon)) return [tag.slice(0, size), tag.slice(size)];
  }
  return [tag];
}

function speaks(word: string, lexicon: Lexicon): boolean {
  return word.length >= SHORTEST_WORD && lexicon.valence(word) !== 0;
}
