import { softmax, type Three } from '../tables/table.ts';
import heads from '../weights/heads.json' with { type: 'json' };
import { VECTOR_WIDTH } from './model.ts';

export type HeadName = 'general' | 'brand';

/** A logistic regression on sentence vectors, as `npm run train:sentiment` writes it. */
interface HeadFile {
  /** What one step of a byte is worth, for each class. */
  scales: number[];
  bias: number[];
  /** Base 64: three bytes (negative, neutral, positive) for each number of the vector. */
  weights: string;
}

interface Head {
  scales: Three;
  bias: Three;
  weights: Int8Array;
}

/** The general one is taught by tweets, the brand one by support talk in which a neutral name stands for the brand. */
const HEADS: Readonly<Record<HeadName, Head>> = {
  general: headOf(heads.general),
  brand: headOf(heads.brand),
};

/** Probabilities of negative, neutral, positive. */
export function headProbabilities(vector: Float32Array, name: HeadName): Three {
  const { scales, bias, weights } = HEADS[name];
  const sums: Three = [0, 0, 0];
  for (let at = 0; at < VECTOR_WIDTH; at++) {
    const value = vector[at]!;
    for (let k = 0; k < 3; k++) sums[k]! += weights[at * 3 + k]! * value;
  }
  return softmax([
    bias[0] + scales[0] * sums[0],
    bias[1] + scales[1] * sums[1],
    bias[2] + scales[2] * sums[2],
  ]);
}

function headOf({ scales, bias, weights }: HeadFile): Head {
  const bytes = Buffer.from(weights, 'base64');
  return {
    scales: scales as Three,
    bias: bias as Three,
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
}
