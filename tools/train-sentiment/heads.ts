import { VECTOR_WIDTH } from '../../src/listening/sentiment/sentence/model.ts';
import { softmax } from '../../src/listening/sentiment/tables/table.ts';
import { minimize } from '../train/lbfgs.ts';
import { balanced } from '../train/logistic.ts';
import type { Row } from './rows.ts';
import { classesOf } from './tables.ts';

const CLASSES = 3;

/** How heads are taught; written into their file. `freedom` is the C of support vector machines for a mean row. */
export const HEAD_SETTINGS = {
  general: { freedom: 1, iterations: 100 },
  brand: { freedom: 5, iterations: 200, rare: { sarcasm: 0.3, compare: 0.3 } },
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
  const bias = VECTOR_WIDTH * CLASSES;
  const trained = minimize(
    (x, gradient) => {
      let loss = 0;
      for (let row = 0; row < rows.length; row++) {
        const base = row * VECTOR_WIDTH;
        let [a, b, c] = [x[bias]!, x[bias + 1]!, x[bias + 2]!];
        for (let at = 0, place = 0; at < VECTOR_WIDTH; at++, place += CLASSES) {
          const value = vectors[base + at]!;
          a += x[place]! * value;
          b += x[place + 1]! * value;
          c += x[place + 2]! * value;
        }
        const [p, q, r] = softmax([a, b, c]);
        const own = classes[row]!;
        const weight = weights[row]! / all;
        loss -= weight * Math.log(Math.max(1e-300, own === 0 ? p : own === 1 ? q : r));
        a = weight * (own === 0 ? p - 1 : p);
        b = weight * (own === 1 ? q - 1 : q);
        c = weight * (own === 2 ? r - 1 : r);
        for (let at = 0, place = 0; at < VECTOR_WIDTH; at++, place += CLASSES) {
          const value = vectors[base + at]!;
          gradient[place]! += a * value;
          gradient[place + 1]! += b * value;
          gradient[place + 2]! += c * value;
        }
        gradient[bias]! += a;
        gradient[bias + 1]! += b;
        gradient[bias + 2]! += c;
      }
      for (let at = 0; at < bias; at++) {
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
