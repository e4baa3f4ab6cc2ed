import { VECTOR_WIDTH } from '../../src/listening/sentiment/sentence/model.ts';
import { minimize } from '../train/lbfgs.ts';
import { balanced } from '../train/logistic.ts';
import type { Row } from './rows.ts';
import { classesOf } from './tables.ts';

const CLASSES = 3;

/** How heads are taught; written into their file. `freedom` is the C of support vector machines for a mean row. */
export const HEAD_SETTINGS = {
  general: { freedom: 1, iterations: 200 },
  brand: { freedom: 10, iterations: 200, rare: { sarcasm: 0.3, compare: 0.3 } },
} as const;

export interface TrainedHead {
  scales: number[];
  bias: number[];
  weights: string;
}

/** @param shares how much each row counts, before classes get equal mass */
export function trainHead(
  rows: readonly Row[],
  vectors: Float32Array,
  shares: Float64Array,
  { freedom, iterations }: { freedom: number; iterations: number },
): TrainedHead {
  const classes = classesOf(rows);
  const weights = balanced(classes, CLASSES, shares);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const size = (VECTOR_WIDTH + 1) * CLASSES;
  const penalty = 1 / (freedom * rows.length);
  const sums = new Float64Array(CLASSES);
  const trained = minimize(
    (x, gradient) => {
      let loss = 0;
      for (let row = 0; row < rows.length; row++) {
        const base = row * VECTOR_WIDTH;
        for (let k = 0; k < CLASSES; k++) sums[k] = x[VECTOR_WIDTH * CLASSES + k]!;
        for (let at = 0; at < VECTOR_WIDTH; at++) {
          const value = vectors[base + at]!;
          for (let k = 0; k < CLASSES; k++) sums[k]! += x[at * CLASSES + k]! * value;
        }
        const most = Math.max(...sums);
        let total = 0;
        for (let k = 0; k < CLASSES; k++) {
          sums[k] = Math.exp(sums[k]! - most);
          total += sums[k]!;
        }
        const weight = weights[row]! / all;
        loss -= weight * Math.log(Math.max(1e-300, sums[classes[row]!]! / total));
        for (let k = 0; k < CLASSES; k++)
          sums[k] = weight * (sums[k]! / total - (k === classes[row] ? 1 : 0));
        for (let at = 0; at < VECTOR_WIDTH; at++) {
          const value = vectors[base + at]!;
          for (let k = 0; k < CLASSES; k++) gradient[at * CLASSES + k]! += sums[k]! * value;
        }
        for (let k = 0; k < CLASSES; k++) gradient[VECTOR_WIDTH * CLASSES + k]! += sums[k]!;
      }
      for (let at = 0; at < VECTOR_WIDTH * CLASSES; at++) {
        loss += (penalty * x[at]! * x[at]!) / 2;
        gradient[at]! += penalty * x[at]!;
      }
      return loss;
    },
    new Float64Array(size),
    { iterations },
  );
  return inBytes(trained);
}

/** The weights as bytes, each class on a scale of its own. */
function inBytes(trained: Float64Array): TrainedHead {
  const bytes = new Int8Array(VECTOR_WIDTH * CLASSES);
  const scales: number[] = [];
  for (let k = 0; k < CLASSES; k++) {
    let most = 0;
    for (let at = 0; at < VECTOR_WIDTH; at++) most = Math.max(most, Math.abs(trained[at * CLASSES + k]!));
    const scale = rounded(most / 127) || 1;
    scales.push(scale);
    for (let at = 0; at < VECTOR_WIDTH; at++)
      bytes[at * CLASSES + k] = Math.max(-127, Math.min(127, Math.round(trained[at * CLASSES + k]! / scale)));
  }
  return {
    scales,
    bias: Array.from(trained.subarray(VECTOR_WIDTH * CLASSES), rounded),
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
