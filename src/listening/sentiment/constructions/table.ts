import {
  type Beginnings,
  type ConstructionTable,
  constructionTable,
  type LanguageTurns,
} from './construction.ts';
import { ENGLISH, ENGLISH_TURNS } from './english.ts';
import { FRENCH, FRENCH_TURNS } from './french.ts';

const TABLES: Readonly<Record<string, ConstructionTable>> = {
  en: constructionTable(ENGLISH),
  fr: constructionTable(FRENCH),
};
const TURNS: Readonly<Record<string, LanguageTurns>> = { en: ENGLISH_TURNS, fr: FRENCH_TURNS };

/** What constructions know of a word. */
export interface WordTurns {
  /** Those that begin with it. */
  begins: Beginnings | undefined;
  turns: boolean;
  swells: boolean;
  quality: boolean;
  asks: boolean;
  technical: boolean;
  reported: boolean;
}

export function turnsOf(lang: string, word: string): WordTurns {
  const turns = Object.hasOwn(TURNS, lang) ? TURNS[lang]! : undefined;
  return {
    begins: Object.hasOwn(TABLES, lang) ? TABLES[lang]!.get(word) : undefined,
    turns: turns?.turns.has(word) === true,
    swells: turns?.swells.has(word) === true,
    quality: turns?.qualities.has(word) === true,
    asks: turns?.asks.has(word) === true,
    technical: turns?.technical.has(word) === true,
    reported: turns?.reported.has(word) === true,
  };
}

/** Constructions that begin with the target. */
export function constructionsOfTarget(lang: string): Beginnings | undefined {
  return Object.hasOwn(TABLES, lang) ? TABLES[lang]!.get('$') : undefined;
}
