import type { Features } from './features.ts';

/** Weights of the hashed features, three bytes for each (negative, neutral, positive), and those of the dense ones. */
export interface Table {
  /** The table has 2^bits places. */
  bits: number;
  weights: Int8Array;
  /** What one step of a byte is worth, for each class. */
  scales: readonly [number, number, number];
  dense: Float32Array;
}

/** How much each group of features says; each is of length 1. */
export const GROUPS = { words: 1.3, pieces: 1, sides: 1 } as const;

export type Three = [number, number, number];

/** Sums of the bytes of all pieces of a text, and how many they are. */
export interface PieceSums {
  count: number;
  negative: number;
  neutral: number;
  positive: number;
}

/**
 * What the table says of a text, before it is made a probability.
 * @param sided whether the table was taught with the sides of targets
 */
export function logitsOf(
  table: Table,
  features: Features,
  pieces: PieceSums,
  dense: Float32Array,
  sided: boolean,
): Three {
  const out: Three = [0, 0, 0];
  add(table, features.words, features.wordCount, GROUPS.words, out);
  if (sided) add(table, features.sides, features.sideCount, GROUPS.sides, out);
  if (pieces.count > 0) {
    const share = GROUPS.pieces / Math.sqrt(pieces.count);
    out[0] += share * table.scales[0] * pieces.negative;
    out[1] += share * table.scales[1] * pieces.neutral;
    out[2] += share * table.scales[2] * pieces.positive;
  }
  const weights = table.dense;
  for (let at = 0; at * 3 < weights.length; at++) {
    const value = dense[at]!;
    if (value === 0) continue;
    out[0] += weights[at * 3]! * value;
    out[1] += weights[at * 3 + 1]! * value;
    out[2] += weights[at * 3 + 2]! * value;
  }
  return out;
}

/** Adds the bytes of the pieces of a word to `sums`, from `offset` on. */
export function sumPieces(
  { weights, bits }: Table,
  pieces: Uint32Array,
  sums: Int32Array,
  offset: number,
): void {
  const shift = 32 - bits;
  for (const piece of pieces) {
    const place = (piece >>> shift) * 3;
    sums[offset]! += weights[place]!;
    sums[offset + 1]! += weights[place + 1]!;
    sums[offset + 2]! += weights[place + 2]!;
  }
}

function add(
  { weights, bits, scales }: Table,
  hashes: Uint32Array,
  count: number,
  group: number,
  out: Three,
) {
  if (count === 0) return;
  const shift = 32 - bits;
  let negative = 0;
  let neutral = 0;
  let positive = 0;
  for (let at = 0; at < count; at++) {
    const place = (hashes[at]! >>> shift) * 3;
    negative += weights[place]!;
    neutral += weights[place + 1]!;
    positive += weights[place + 2]!;
  }
  const share = group / Math.sqrt(count);
  out[0] += share * scales[0] * negative;
  out[1] += share * scales[1] * neutral;
  out[2] += share * scales[2] * positive;
}

export function softmax([a, b, c]: Three): Three {
  const most = Math.max(a, b, c);
  const [x, y, z] = [Math.exp(a - most), Math.exp(b - most), Math.exp(c - most)];
  const sum = x + y + z;
  return [x / sum, y / sum, z / sum];
}

export function logarithms([a, b, c]: Three): Three {
  return [Math.log(a), Math.log(b), Math.log(c)];
}

export function plus([a, b, c]: Three, [x, y, z]: readonly [number, number, number]): Three {
  return [a + x, b + y, c + z];
}
