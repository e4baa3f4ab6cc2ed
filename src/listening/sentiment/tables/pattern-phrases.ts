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

/** What a word before or behind the target says of where it stands, as bits. */
export const SIDES = { from: 1, to: 2, than: 4, unlike: 8 } as const;

export function sidesOf(lang: string, word: string): number {
  const compiled = Object.hasOwn(COMPILED, lang) ? COMPILED[lang]! : undefined;
  if (!compiled) return 0;
  // The first that fits counts.
  if (compiled.from.has(word)) return SIDES.from | (compiled.than.has(word) ? SIDES.than : 0);
  if (compiled.to.has(word)) return SIDES.to | (compiled.than.has(word) ? SIDES.than : 0);
  if (compiled.than.has(word)) return SIDES.than;
  return compiled.unlike.has(word) ? SIDES.unlike : 0;
}
