import type { SpamReading } from './spam-reading.ts';

/** Weights for spam (above zero) or against it. */
export interface SpamTable {
  /** The table has 2^bits places. */
  bits: number;
  weights: Int8Array;
  /** What one step of a byte is worth. */
  scale: number;
  /** One for each of `DENSE_NAMES`, and the start value last. */
  dense: readonly number[];
}

/** How much each group of features says; each is of length 1. */
export const GROUPS = { words: 1, pieces: 0.5 } as const;

/** Log-odds that a text is spam, as far as the table knows. */
export function spamScore({ features, dense }: SpamReading, table: SpamTable): number {
  const { weights } = table;
  let score = table.dense.at(-1)!;
  dense.forEach((value, at) => {
    score += value * table.dense[at]!;
  });
  score += table.scale * groupSum(features.words, features.wordCount, GROUPS.words, table.bits, weights);
  return (
    score + table.scale * groupSum(features.pieces, features.pieceCount, GROUPS.pieces, table.bits, weights)
  );
}

function groupSum(
  hashes: Uint32Array,
  count: number,
  group: number,
  bits: number,
  weights: Int8Array,
): number {
  if (count === 0) return 0;
  let sum = 0;
  for (let at = 0; at < count; at++) sum += weights[hashes[at]! >>> (32 - bits)]!;
  return (group * sum) / Math.sqrt(count);
}
