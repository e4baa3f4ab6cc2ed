/**
 * The part of a language in the lexicon engine. Words are in lower case with their accents; valences are -5 (worst) to
 * 5 (best), the scale of AFINN.
 */
export interface Lexicon {
  /** ISO 639-1. */
  lang: string;
  /** 0 for a word that says nothing. */
  valence(word: string): number;
  /** Several words that mean something together, separated by single spaces. */
  phrases: Readonly<Record<string, number>>;
  /**
   * How many words on a word turns; 0 for no negator.
   * @param before the word so many places before it
   */
  negates(word: string, before: (distance: number) => string | undefined): number;
  /**
   * Negators that deny trouble, and how many words on they look for it: further than for praise, since "never had to call about
   * an outage" has no other reading. Those that say what cannot be done ("can't") are none.
   */
  denials?: Readonly<Record<string, number>>;
  /** Words behind a negator with which it reaches to the end of its clause ("not a single", "pas une seule"). */
  widening?: ReadonlySet<string>;
  /** Words behind a negator that take it away ("not only"). */
  undoing?: ReadonlySet<string>;
  /** Words over which no negation reaches ("because", "when"). */
  stopping?: ReadonlySet<string>;
  /** What one waits for: it says nothing alone, and is trouble when it is denied ("not one reply"). */
  wanted?: ReadonlySet<string>;
  /**
   * First parts of a negation in two parts, and the second part that makes it "only" ("ne ... que"): with a first part before
   * it, a word is turned by the negator behind it.
   */
  twoParts?: { first: ReadonlySet<string>; only: ReadonlySet<string> };
  /** How it says that nothing could be better. */
  limit?: LimitWords;
  /** Ordinary words of which hashtags without capitals are made, beside those that have a valence. */
  tagWords?: ReadonlySet<string>;
  /** Words that a negator *behind* them turns too ("j'aime pas"). */
  turnedBackwards: ReadonlySet<string>;
  /** Share by which the next word counts more or less (`very` 0.3, `slightly` -0.4). */
  boosters: Readonly<Record<string, number>>;
  /** After these the writer comes to the point. */
  contrasts: ReadonlySet<string>;
  /** Prefixes glued to a word with an apostrophe. */
  elision: RegExp | null;
  comparisons: Comparisons;
  /** Where its values stop being neutral, where they were measured for it. */
  limits?: { whole: Limits; target: Limits };
}

/** Values beyond these are no longer neutral. */
export interface Limits {
  negative: number;
  positive: number;
}

/** "Could not be better", "on ne peut mieux": a comparison with all that could be. */
interface LimitWords {
  /** Verbs that ask what could be; those of `not` with their negation inside. */
  could: ReadonlySet<string>;
  not: ReadonlySet<string>;
  /** Negators that may stand around the verb. */
  negators: ReadonlySet<string>;
  /** Qualities that there could be more of, with their sign. */
  degrees: Readonly<Record<string, 1 | -1>>;
  /** "More": counts only with a quality behind it. */
  more: ReadonlySet<string>;
  /** What one does to what is bad: "can't complain", "nothing to fault". */
  blame: ReadonlySet<string>;
}

/** How a language says that one thing beats another. */
export interface Comparisons {
  /** "better than", "mieux que": the second word, and what makes the word before it speak for the first thing. */
  link: ReadonlySet<string>;
  /** Words that compare by themselves, with the sign for the thing named first. */
  degrees: Readonly<Record<string, 1 | -1>>;
  /** "X beats Y": sign for the thing named first. */
  verbs: Readonly<Record<string, 1 | -1>>;
  /** "left Y for X", "switched from Y to X": the first word and the word between the losing and the winning thing. */
  leaves: Readonly<Record<string, readonly string[]>>;
  /** The same for words that have many other senses ("moved"): only with a word of `origin` behind them. */
  moves: Readonly<Record<string, readonly string[]>>;
  origin: ReadonlySet<string>;
  /** "Prefer X to Y": the first word and the word between the winning and the losing thing. */
  prefers: Readonly<Record<string, readonly string[]>>;
}

export interface Phrase {
  words: readonly string[];
  valence: number;
}

/** Phrases by their first word, the longest first. */
export function phraseTable(
  phrases: Readonly<Record<string, number>>,
): ReadonlyMap<string, readonly Phrase[]> {
  const table = new Map<string, Phrase[]>();
  for (const [text, valence] of Object.entries(phrases)) {
    const words = text.split(' ');
    const same = table.get(words[0]!) ?? [];
    same.push({ words, valence });
    same.sort((a, b) => b.words.length - a.words.length);
    table.set(words[0]!, same);
  }
  return table;
}

/** `{ 3: 'good fine', -2: 'bad poor' }` as word to valence. */
export function weighted(groups: Readonly<Record<number, string>>): Record<string, number> {
  const words: Record<string, number> = {};
  for (const [valence, list] of Object.entries(groups))
    for (const word of list.split(/\s+/)) if (word !== '') words[word] = Number(valence);
  return words;
}
