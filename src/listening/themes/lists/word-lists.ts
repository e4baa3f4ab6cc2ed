/** Words of a language that are no subject, folded, in groups by where a phrase may hold them. */
export interface WordLists {
  /** Articles, possessives, prepositions: within a phrase, never at its edges. */
  inside: string;
  /** Auxiliaries that link a subject with what is said of it: "bag was lost", "screen stays black". */
  link: string;
  /** Pronouns, conjunctions, other auxiliaries: a phrase ends there. */
  between: string;
  /** Adverbs, verbs and nouns of all talk, greetings, dates, words of the medium. */
  weak: string;
  /** What is felt and asked for, whatever it is about. */
  mood: string;
  /** Lengths of time and sums of money: no subject of their own, but the beginning of many phrases ("hours on hold"). */
  units: string;
  /** No subject of their own, but part of what a theme is called: "wrong rate", "worst service". */
  qualifiers: string;
  /** Names of a business and of who buys there: what every post is about, but part of what a theme is called ("customer service"). */
  trade: string;
}
