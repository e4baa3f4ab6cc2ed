import { EVERYDAY_EN, FUNCTION_EN } from './common-words-en.ts';
import { EVERYDAY_FR, FUNCTION_FR } from './common-words-fr.ts';

/** A new language adds its two lists here. */
const FUNCTION = wordSet(FUNCTION_EN, FUNCTION_FR);
const EVERYDAY = wordSet(EVERYDAY_EN, EVERYDAY_FR);

/** The words of lists written as text, folded as the lists are written. */
function wordSet(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/)).filter((word) => word !== ''));
}

const EVERYDAY_BY_LANGUAGE = { en: wordSet(EVERYDAY_EN), fr: wordSet(EVERYDAY_FR) };

/** The languages in which a folded word means something of its own, as far as our lists know. */
export function everydayIn(key: string): string[] {
  return Object.entries(EVERYDAY_BY_LANGUAGE).flatMap(([language, words]) =>
    words.has(key) ? [language] : [],
  );
}

/** Grammar: found in nearly every post. @param key folded word */
export function isFunctionWord(key: string): boolean {
  return FUNCTION.has(key);
}

/** A word that means something of its own beside any brand of that name. @param key folded word */
export function isEverydayWord(key: string): boolean {
  return EVERYDAY.has(key);
}

export function isCommonWord(key: string): boolean {
  return FUNCTION.has(key) || EVERYDAY.has(key);
}
