/** What people tell of a brand, whatever the words and the language. The order is the order of weights: only append. */
export const PATTERNS = [
  'cannot',
  'broken',
  'waiting',
  'no-reply',
  'charged',
  'refund',
  'outage',
  'since-update',
  'loss',
  'leaving',
  'again',
  'price',
  'not-arrived',
  'error',
  'thanks',
  'solved',
  'works',
  'recommend',
  'question',
  'anyone-else',
  'news',
  'irony',
  'prompt',
  'generous',
  'passing',
  'lasting',
  'from-target',
  'to-target',
  'target-than',
  'than-target',
  'unlike-other',
  'target-first',
  'speaker',
  'addressed',
] as const;

export type Pattern = (typeof PATTERNS)[number];
/** Patterns that are told in words of a language; the others look at where the target stands. */
type WordedPattern = Exclude<
  Pattern,
  'from-target' | 'to-target' | 'target-than' | 'than-target' | 'unlike-other' | 'target-first'
>;

/** Phrases of a language, separated by `|`. */
export interface LanguagePatterns {
  phrases: Readonly<Record<WordedPattern, string>>;
  /** Words before the target that say where one comes from or goes to, and the second word of a comparison. */
  from: ReadonlySet<string>;
  to: ReadonlySet<string>;
  than: ReadonlySet<string>;
  unlike: ReadonlySet<string>;
}
