import { ELIDED_CA } from './elision-ca.ts';
import { CONTRACTED_EN } from './elision-en.ts';
import { ELIDED_FR } from './elision-fr.ts';
import { ELIDED_IT } from './elision-it.ts';

/** A new language adds its list here. All apply to every post: the language is often unknown when it is matched. */
const ELIDED = new Set([...ELIDED_FR, ...ELIDED_IT, ...ELIDED_CA]);
const CONTRACTED = new Set([...CONTRACTED_EN]);

/**
 * Whether an apostrophe stands between two words (`l'ion`, `she'll`) rather than inside a name (`O'Brien`): two words
 * are never also read as one (`lion`, `shell`). `M's` is a possessive in every language. Both parts folded.
 */
export function isElision(before: string, after: string): boolean {
  return (after !== 's' && ELIDED.has(before)) || CONTRACTED.has(after);
}
