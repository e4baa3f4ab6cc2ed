import Sentiment from 'sentiment';
import { BOOSTERS, COMPARISONS, NEGATORS, PHRASES, PRODUCT_WORDS } from './english-words.ts';
import type { Lexicon } from './lexicon.ts';

const sentiment = new Sentiment();
const known = new Map<string, number>();
const MAX_KNOWN = 20_000;

/** English: the valences of AFINN-165 as the package `sentiment` brings them, with words of product support laid over. */
export const english: Lexicon = {
  lang: 'en',
  valence(word) {
    let valence = known.get(word);
    if (valence === undefined) {
      // The package keeps extras once given; giving them with the first word is enough, and ten times as fast.
      valence = sentiment.analyze(word, known.size === 0 ? { extras: PRODUCT_WORDS } : {}).score;
      if (known.size > MAX_KNOWN) known.clear();
      known.set(word, valence);
    }
    return valence;
  },
  phrases: PHRASES,
  negates(word, before) {
    if (word === 'not' && before(1) === 'why') return 0;
    return NEGATORS.has(word) || word.endsWith("n't") ? 3 : 0;
  },
  turnedBackwards: new Set(),
  boosters: BOOSTERS,
  contrasts: new Set(['but', 'however', 'yet', 'although', 'nevertheless']),
  elision: null,
  comparisons: COMPARISONS,
};
