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
  denials: {
    not: 4,
    no: 4,
    never: 7,
    without: 6,
    zero: 4,
    none: 5,
    nothing: 4,
    neither: 4,
    nor: 4,
    hardly: 3,
    barely: 3,
    rarely: 4,
    seldom: 4,
    "isn't": 3,
    "wasn't": 3,
    "aren't": 3,
    "hasn't": 5,
    "haven't": 5,
    "hadn't": 5,
    "doesn't": 4,
    "didn't": 4,
    "don't": 3,
    "won't": 3,
  },
  widening: new Set(['single', 'once', 'any', 'ever', 'slightest', 'one', 'anything', 'whatsoever']),
  undoing: new Set(['only', 'just', 'merely', 'simply', 'to', 'if', 'sure']),
  stopping: new Set(
    'because when whenever after until till unless since if so why how what who where that which while though although and'.split(
      ' ',
    ),
  ),
  wanted: new Set(
    'reply replies answer answers response help apology explanation callback contact news word human solution fix update email acknowledgement'.split(
      ' ',
    ),
  ),
  limit: {
    could: new Set(['could', 'can', 'would']),
    not: new Set(
      "couldn't couldnt can't cant cannot wouldn't never nothing hardly hard impossible difficult no".split(
        ' ',
      ),
    ),
    negators: new Set(['not', 'never', 'no', 'nothing', 'nobody', 'hardly', 'nowhere']),
    more: new Set(['more']),
    blame: new Set(
      'complain complaining wrong beats compares tops fault criticise criticize knock beat grumble moan complaint complaints fault faults flaw flaws'.split(
        ' ',
      ),
    ),
    degrees: {
      better: 1,
      easier: 1,
      happier: 1,
      smoother: 1,
      simpler: 1,
      faster: 1,
      quicker: 1,
      nicer: 1,
      friendlier: 1,
      kinder: 1,
      prouder: 1,
      worse: -1,
      slower: -1,
      ruder: -1,
      clunkier: -1,
    },
  },
  tagWords: new Set(
    'service customer support app phone fail fails ever never again the is are this my your our is so not no more time of on for with company bank airline airlines train trains delivery worst best life day days week money back price prices people team product products please thanks thank you love hate do does you we us it from and in at to buy dont stop using use quality network internet wifi broadband update first last still waiting down off out up over done'.split(
      ' ',
    ),
  ),
  turnedBackwards: new Set(),
  boosters: BOOSTERS,
  contrasts: new Set(['but', 'however', 'yet', 'although', 'nevertheless']),
  elision: null,
  comparisons: COMPARISONS,
};
