import { english } from './english.ts';
import { french } from './french.ts';
import type { Lexicon } from './lexicon.ts';

/** Languages with a word list. A new one is a file beside these and a line here. */
export const LEXICONS: Readonly<Record<string, Lexicon>> = Object.fromEntries(
  [english, french].map((lexicon) => [lexicon.lang, lexicon]),
);
