import snowball from 'snowball-stemmers';

const STEMMERS: Readonly<Record<string, { stem(word: string): string }>> = {
  en: snowball.newStemmer('english'),
  fr: snowball.newStemmer('french'),
};

/**
 * A folded word without its ending, in the languages whose rules we use; others stand as they are.
 * @param lang null = unknown, read as English
 */
export function stemOf(word: string, lang: string | null): string {
  return STEMMERS[lang ?? 'en']?.stem(word) ?? word;
}
