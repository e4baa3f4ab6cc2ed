import type { Aim } from './by-tables.ts';
import { headProbabilities } from './sentence/heads.ts';
import { logarithms, plus, type Three } from './tables/table.ts';

/**
 * How much the heads add to what the tables say: the one taught by tweets, and the one taught by support talk. Tweets know
 * little of plain words, so that theirs says less where the word list knows none. Tuned on writers that had taught nothing.
 */
const SHARES = {
  none: { general: 0.5, brand: 0 },
  topic: { general: 0.5, brand: 0 },
  brand: { general: 0.6, brand: 0.35 },
  silentBrand: { general: 0.5, brand: 0.55 },
} as const;
/** People write to brands when something is wrong; a topic is mostly just named. */
const BIAS = { brand: [0.3, 0, 0], topic: [0, 0.6, 0], none: [0, 0, 0] } as const satisfies Record<
  Aim,
  Three
>;

/**
 * What the sentence model adds to the log-probabilities of the tables.
 * @param isSilent whether the word list knows no word of the text
 */
export function judgeBySentence(vector: Float32Array, aim: Aim, isSilent: boolean): Three {
  const { general, brand } = SHARES[aim === 'brand' && isSilent ? 'silentBrand' : aim];
  const tweets = times(general, logarithms(headProbabilities(vector, 'general')));
  const added = plus(tweets, BIAS[aim]);
  return brand === 0 ? added : plus(added, times(brand, logarithms(headProbabilities(vector, 'brand'))));
}

function times(share: number, [a, b, c]: Three): Three {
  return [share * a, share * b, share * c];
}
