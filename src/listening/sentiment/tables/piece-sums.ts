import type { Token } from '../tokens.ts';
import type { Word } from '../word.ts';
import { BRAND, GENERAL } from './shipped.ts';
import { type PieceSums, sumPieces } from './table.ts';

/**
 * Reads what each table makes of the pieces of all words. A word keeps its sums: it has a dozen pieces, and most words come
 * again and again.
 */
export function readPieceSums(tokens: readonly Token[], general: PieceSums, brand: PieceSums): void {
  clear(general);
  clear(brand);
  for (let at = 0; at < tokens.length; at++) {
    const { word } = tokens[at]!;
    // The target is no word.
    if (word === null) continue;
    const sums = word.sums ?? sumsOf(word);
    general.count += word.pieces.length;
    general.negative += sums[0]!;
    general.neutral += sums[1]!;
    general.positive += sums[2]!;
    brand.negative += sums[3]!;
    brand.neutral += sums[4]!;
    brand.positive += sums[5]!;
  }
  brand.count = general.count;
}

export function emptySums(): PieceSums {
  return { count: 0, negative: 0, neutral: 0, positive: 0 };
}

function clear(sums: PieceSums): void {
  sums.count = 0;
  sums.negative = 0;
  sums.neutral = 0;
  sums.positive = 0;
}

function sumsOf(word: Word): Int32Array {
  const sums = new Int32Array(6);
  sumPieces(GENERAL, word.pieces, sums, 0);
  sumPieces(BRAND, word.pieces, sums, 3);
  word.sums = sums;
  return sums;
}
