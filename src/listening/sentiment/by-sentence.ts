import { type Aim, hasSilentList } from './by-tables.ts';
import type { Reading } from './reading.ts';
import { headProbabilities } from './sentence/heads.ts';
import { logarithms, plus, type Three } from './tables/table.ts';

/**
 * How much the heads add to what the tables say: the one taught by tweets, and the one taught by support talk. Tweets know
 * little of plain words, so that theirs says less where the word list knows none, and more where a post begins with the
 * handle: so people tweet. Tuned on writers that had taught nothing.
 */
const SHARES = {
  none: { general: 0.5, brand: 0 },
  topic: { general: 0.5, brand: 0 },
  brand: { general: 0.7, brand: 0.2 },
  silentBrand: { general: 0.5, brand: 0.8 },
  addressedBrand: { general: 0.9, brand: 0.2 },
} as const;
/** The model is as blind to constructions as the tables are: what they say counts against it, too. */
const EVIDENCE_SHARE = 0.4;
/** People write to brands when something is wrong; a topic is mostly just named. */
const BIAS = { brand: [0.4, 0, 0], topic: [0, 0.6, 0], none: [0, 0, 0] } as const satisfies Record<
  Aim,
  Three
>;

/**
 * What the sentence model adds to the log-probabilities of the tables.
 * @param evidence what constructions have said to the tables
 */
export function judgeBySentence(vector: Float32Array, aim: Aim, reading: Reading, evidence: Three): Three {
  const { general, brand } = sharesOf(aim, reading);
  const tweets = times(general, logarithms(headProbabilities(vector, 'general')));
  const added = plus(plus(tweets, BIAS[aim]), times(EVIDENCE_SHARE, evidence));
  return brand === 0 ? added : plus(added, times(brand, logarithms(headProbabilities(vector, 'brand'))));
}

function sharesOf(aim: Aim, reading: Reading): { general: number; brand: number } {
  if (aim !== 'brand') return SHARES[aim];
  if (reading.place === 'address') return SHARES.addressedBrand;
  return hasSilentList(reading) ? SHARES.silentBrand : SHARES.brand;
}

function times(share: number, [a, b, c]: Three): Three {
  return [share * a, share * b, share * c];
}
