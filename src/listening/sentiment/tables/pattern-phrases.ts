import { type Phrase, phraseTable } from '../lexicon.ts';
import { type LanguagePatterns, PATTERNS, type Pattern } from './pattern-kinds.ts';
import { ENGLISH_PATTERNS } from './patterns-english.ts';
import { FRENCH_PATTERNS } from './patterns-french.ts';

/** Place of each pattern among the weights. */
export const PLACE = Object.fromEntries(PATTERNS.map((pattern, at) => [pattern, at])) as Record<
  Pattern,
  number
>;

export interface CompiledPatterns extends Omit<LanguagePatterns, 'phrases'> {
  table: ReturnType<typeof phraseTable>;
}

export const COMPILED: Readonly<Record<string, CompiledPatterns>> = {
  en: compiled(ENGLISH_PATTERNS),
  fr: compiled(FRENCH_PATTERNS),
};

function compiled({ phrases, ...rest }: LanguagePatterns): CompiledPatterns {
  const places: Record<string, number> = {};
  for (const [pattern, list] of Object.entries(phrases))
    for (const phrase of list.split('|')) places[phrase.trim()] = PLACE[pattern as Pattern];
  return { ...rest, table: phraseTable(places) };
}

/** Phrases of the patterns of a language that begin with a word. */
export function patternPhrases(lang: string, word: string): readonly Phrase[] | undefined {
  return Object.hasOwn(COMPILED, lang) ? COMPILED[lang]!.table.get(word) : undefined;
}
