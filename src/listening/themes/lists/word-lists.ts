/** Words of a language that are no subject, folded, in groups by where a phrase may hold them. */
export interface WordLists {
  /** Articles, possessives, prepositions: within a phrase, never at its edges. */
  inside: string;
  /** Pronouns, conjunctions, auxiliaries: a phrase ends there. */
  between: string;
  /** Adverbs, verbs and nouns of all talk, greetings, dates, words of the medium. */
  weak: string;
  /** What is felt and asked for, whatever it is about. */
  mood: string;
  /** Lengths of time: no subject of their own, but the beginning of many phrases ("hours on hold"). */
  units: string;
}
