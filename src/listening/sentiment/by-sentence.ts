import { type Aim, hasSilentList, judgeByTables, tableScores } from './by-tables.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { headProbabilities } from './sentence/heads.ts';
import { logarithms, plus, type Three } from './tables/table.ts';

/**
 * How much each of four says of a post about a brand: the table and the head taught by tweets, the table and the head taught by
 * support talk. Tweets know little of plain words, so that they say less where the word list knows none. Tuned on writers
 * that had taught nothing.
 */
const SHARES = {
  known: { generalTable: 0.5, generalHead: 0.5, brandTable: 0.4, brandHead: 0.3 },
  silent: { generalTable: 0.15, generalHead: 0.4, brandTable: 0.6, brandHead: 0.45 },
} as const;
/** Added to what the tables say where the target is no brand. */
const HEAD_SHARE = { none: 0.5, topic: 0.5 } as const;
/** People write to brands when something is wrong; a topic is mostly just named. */
const BIAS = { brand: [0.8, 0, 0], topic: [0, 0.6, 0], none: [0, 0, 0] } as const satisfies Record<
  Aim,
  Three
>;

/** Log-probabilities of negative, neutral and positive, by the words of an English text and by its sentence vector. */
export function judgeBySentence(reading: Reading, lexicon: Lexicon, aim: Aim, vector: Float32Array): Three {
  const generalHead = logarithms(headProbabilities(vector, 'general'));
  if (aim !== 'brand')
    return [judgeByTables(reading, lexicon, 'en', aim), times(HEAD_SHARE[aim], generalHead)].reduce(
      plus,
      BIAS[aim],
    );
  const { general, brand } = tableScores(reading, lexicon, 'en', aim);
  const shares = hasSilentList(reading) ? SHARES.silent : SHARES.known;
  return [
    times(shares.generalTable, logarithms(general)),
    times(shares.generalHead, generalHead),
    times(shares.brandTable, logarithms(brand ?? general)),
    times(shares.brandHead, logarithms(headProbabilities(vector, 'brand'))),
  ].reduce(plus, BIAS.brand);
}

function times(share: number, [a, b, c]: Three): Three {
  return [share * a, share * b, share * c];
}
