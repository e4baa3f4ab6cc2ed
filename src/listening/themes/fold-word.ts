import { LRUCache } from 'lru-cache';

/** Words come again and again, and a fold takes ten times as long as a look. */
const known = new LRUCache<string, string>({ max: 20_000 });

/** A word as it is compared: lower case, no accents, one kind of apostrophe. */
export function foldWord(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const folded = fold(word);
  if (word.length <= 40) known.set(word, folded);
  return folded;
}

function fold(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z0-9']*$/.test(lower)) return lower;
  return lower
    .replaceAll('’', "'")
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
}
