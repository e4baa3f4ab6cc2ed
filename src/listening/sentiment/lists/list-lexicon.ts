import type { Comparisons, Lexicon } from '../lexicon.ts';
import { type Listed, packagedList, stemmerOf } from './packaged.ts';

/** A stem counts a little less than the word that is in the list: it may belong to another word, too. */
const STEM_SHARE = 0.9;
/** Shorter words and stems mean too many things. */
const MIN_WORD = 4;
const MIN_STEM = 4;
const MAX_KNOWN = 20_000;
/** Nobody writes longer words; what is glued together without end is not looked into. */
const MAX_WORD = 60;
/** Laughter in any writing: "jajaja", "hahaha", "ahahah", "kkkk", "rsrs". */
const LAUGHTER = /^(?:(?:[jh][aei]+){2,}[jh]?|a?(?:h+a+){2,}h*|k{3,}|(?:rs){2,}r?|ه{3,})$/u;
const LAUGHING = 1.5;

/** What a language says by itself about its words, on top of a translated list. */
export interface ListLanguage {
  lang: Listed;
  stemmer: Parameters<typeof stemmerOf>[0];
  /** Words of our own, which replace those of the list; 0 takes one out, with its inflections. */
  words: Readonly<Record<string, number>>;
  phrases: Readonly<Record<string, number>>;
  negators: readonly string[];
  /** Verbs that a negator behind them turns ("funktioniert nicht"). */
  turnedBackwards?: readonly string[];
  boosters: Readonly<Record<string, number>>;
  contrasts: readonly string[];
  elision?: RegExp;
  capitalNouns?: boolean;
  comparisons: Comparisons;
  limits: NonNullable<Lexicon['limits']>;
  /** One spelling of what is written in several ways. */
  spell?(word: string): string;
  /** How a word is looked for that is not found as it is: by default without accents. */
  fold?(word: string): string;
  /** Cuts what is glued to a word in front of it; each of them is tried. */
  bare?(word: string): readonly string[];
  /** Valence of a word that is neither listed nor an inflection, from the words it is made of. */
  compound?(word: string, valence: (part: string) => number): number;
  /** The first word of the list's part that is not read. */
  listEnds?: string;
}

/** A language by its packaged list, its stemmer, and words of our own. Nothing is read before the first word is asked for. */
export function listLexicon(language: ListLanguage): Lexicon {
  let words: Words | null = null;
  const negators = new Set(language.negators);
  return {
    lang: language.lang,
    valence(word) {
      words ??= wordsOf(language);
      return words(language.spell?.(word) ?? word);
    },
    phrases: language.phrases,
    negates: (word) => (negators.has(word) ? 3 : 0),
    turnedBackwards: new Set(language.turnedBackwards ?? []),
    boosters: language.boosters,
    contrasts: new Set(language.contrasts),
    elision: language.elision ?? null,
    capitalNouns: language.capitalNouns ?? false,
    comparisons: language.comparisons,
    limits: language.limits,
  };
}

type Words = (word: string) => number;

function wordsOf(language: ListLanguage): Words {
  const fold = language.fold ?? withoutAccents;
  const stemmer = stemmerOf(language.stemmer);
  const stemOf = (word: string): string => fold(stemmer.stem(word));
  const exact = new Map<string, number>();
  const folded = new Map<string, number>();
  const stems = new Map<string, number>();
  for (const [entry, valence] of listed(language)) {
    const word = language.spell?.(entry) ?? entry;
    exact.set(word, valence);
    // "esta" is no "está": of two words that differ in their accents alone, neither speaks for the other.
    folded.set(fold(word), folded.has(fold(word)) && folded.get(fold(word)) !== valence ? 0 : valence);
  }
  for (const [word, valence] of exact) {
    const stem = stemOf(word);
    if (word.length < MIN_WORD || stem.length < MIN_STEM) continue;
    const other = stems.get(stem);
    // Words of one stem that disagree ("sorge", "sorgen") are two words.
    stems.set(
      stem,
      other === undefined ? valence : Math.sign(other) === Math.sign(valence) ? weaker(other, valence) : 0,
    );
  }
  for (const [word, valence] of Object.entries(language.words)) {
    exact.set(word, valence);
    folded.set(fold(word), valence);
    const stem = stemOf(word);
    if (word.length >= MIN_WORD && stem.length >= MIN_STEM) stems.set(stem, valence);
  }

  const itself = (word: string): number | undefined => exact.get(word) ?? folded.get(fold(word));
  const simple = (word: string): number => {
    const own = itself(word);
    if (own !== undefined || word.length < MIN_WORD) return own ?? 0;
    return (stems.get(stemOf(word)) ?? 0) * STEM_SHARE;
  };
  const anyForm = (word: string): number => {
    if (word.length > MAX_WORD) return 0;
    if (LAUGHTER.test(word)) return LAUGHING;
    const own = language.bare && ownForm(word, language.bare(word));
    if (own !== undefined) return own;
    const whole = simple(word);
    if (whole !== 0 || itself(word) !== undefined) return whole;
    for (const bare of language.bare?.(word) ?? []) {
      const valence = simple(bare);
      if (valence !== 0) return valence;
    }
    return language.compound?.(word, (part) => itself(part) ?? 0) ?? 0;
  };

  // What we say of a word counts for it with its article, too, whatever the list says of that.
  const ownForm = (word: string, forms: readonly string[]): number | undefined => {
    const form = [word, ...forms].find((form) => Object.hasOwn(language.words, form));
    return form === undefined ? undefined : language.words[form];
  };

  const known = new Map<string, number>();
  return (word) => {
    let valence = known.get(word);
    if (valence === undefined) {
      valence = anyForm(word);
      if (known.size > MAX_KNOWN) known.clear();
      known.set(word, valence);
    }
    return valence;
  };
}

/** Single words of the packaged list. What is left in English, and in capitals, is of no harm. */
function* listed({ lang, listEnds }: ListLanguage): Generator<readonly [string, number]> {
  for (const [entry, valence] of Object.entries(packagedList(lang))) {
    if (entry === listEnds) return;
    if (!entry.includes(' ')) yield [entry.toLowerCase(), valence];
  }
}

function weaker(a: number, b: number): number {
  return Math.abs(a) < Math.abs(b) ? a : b;
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}
