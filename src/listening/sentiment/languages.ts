import { english } from './english.ts';
import { french } from './french.ts';
import type { Lexicon } from './lexicon.ts';
import { arabic } from './lists/arabic.ts';
import { german } from './lists/german.ts';
import { italian } from './lists/italian.ts';
import { portuguese } from './lists/portuguese.ts';
import { spanish } from './lists/spanish.ts';

/** Languages with a word list. A new one is a file beside these and a line here. */
export const LEXICONS: Readonly<Record<string, Lexicon>> = Object.fromEntries(
  [english, french, spanish, german, italian, portuguese, arabic].map((lexicon) => [lexicon.lang, lexicon]),
);
