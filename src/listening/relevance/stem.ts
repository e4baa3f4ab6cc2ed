import { LRUCache } from 'lru-cache';
import snowball from 'snowball-stemmers';

const STEMMERS: Readonly<Record<string, { stem(word: string): string }>> = {
  en: snowball.newStemmer('english'),
  fr: snowball.newStemmer('french'),
};
/** A stem takes ten times as long to find as to look up, and words come again. */
const known = new LRUCache<string, string>({ max: 20_000 });

/**
 * A folded word without its ending, in the languages whose rules we use; others stand as they are.
 * @param lang null = unknown, read as English
 */
export function stemOf(word: string, lang: string | null): string {
  const stemmer = STEMMERS[lang ?? 'en'];
  if (!stemmer || word.length > 40) return word;
  const key = `${lang ?? 'en'} ${word}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const stem = stemmer.stem(word);
  known.set(key, stem);
  return stem;
}
