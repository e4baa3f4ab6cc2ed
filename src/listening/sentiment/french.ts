import { verb } from './french-inflections.ts';
import { BOOSTERS, COMPARISONS, NEGATABLE_VERBS, PHRASES, WORDS } from './french-words.ts';
import type { Lexicon } from './lexicon.ts';

/** Negators that need nothing before them, and how far they reach. */
const ALONE: ReadonlySet<string> = new Set([
  'pas',
  'jamais',
  'aucun',
  'aucune',
  'sans',
  'rien',
  'ni',
  'guère',
  'nullement',
]);
/** "plus" negates only after "ne" ("ne marche plus"); without it, it may mean more. */
const WITH_NE = 4;

/** French: a list of our own. */
export const french: Lexicon = {
  lang: 'fr',
  valence: (word) => WORDS.get(word) ?? 0,
  phrases: PHRASES,
  negates(word, before) {
    if (ALONE.has(word)) return before(1) === 'pourquoi' ? 0 : 3;
    if (word !== 'plus') return 0;
    for (let distance = 1; distance <= WITH_NE; distance++)
      if (before(distance) === 'ne' || before(distance) === "n'") return 3;
    return 0;
  },
  turnedBackwards: new Set(NEGATABLE_VERBS.flatMap(verb)),
  boosters: BOOSTERS,
  contrasts: new Set(['mais', 'cependant', 'pourtant', 'toutefois', 'néanmoins', 'sauf']),
  elision: /^(?:[cdjlmnsty]|qu|jusqu|lorsqu|puisqu|quoiqu)'/,
  comparisons: COMPARISONS,
};
