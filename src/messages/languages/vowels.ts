/** Stands before the place of a value that begins with a vowel, where a sentence is not shown the value itself. */
export const BEFORE_VOWEL = '\ue004';

// `y` counts only before a consonant (Yves, but Yahoo); `h` may be aspirated, so it never does; `on` is heard in onze.
const VOWEL = /^(?:[aeiouàâäæéèêëîïôöœùûü]|y(?![aeiouàâäæéèêëîïôöœùûü]))/i;
const KEEPS = /^(?:onz(?:e|ième)|oui|ouistiti)(?!\p{L})/iu;

/** Whether a small word before it is cut short in languages that do so: `d’Orbit`, but `de Kestrelbox`. */
export function beginsWithVowel(text: string): boolean {
  return text.startsWith(BEFORE_VOWEL) || (VOWEL.test(text) && !KEEPS.test(text));
}
