import { type Limits, minimize } from './lbfgs.ts';

/** Examples with few features each: those of row i stand from `starts[i]` to `starts[i + 1]`. */
export interface Examples {
  starts: Uint32Array;
  features: Uint32Array;
  values: Float32Array;
  /** Class of each row, 0 to `classes` - 1. */
  classes: Uint8Array;
  weights: Float64Array;
}

export interface Regression extends Limits {
  /** Number of features, dense ones included. */
  size: number;
  classCount: number;
  /** How little a feature's weight is held to 0; the larger, the freer (the C of support vector machines). */
  freedom(feature: number): number;
  /** Where to begin; zero when left out. */
  start?: Float64Array;
}

/** Weights of a multinomial logistic regression, `classCount` for each feature side by side. */
export function regress(examples: Examples, regression: Regression): Float64Array {
  const { starts, features, values, classes, weights } = examples;
  const { size, classCount } = regression;
  const rows = starts.length - 1;
  const penalty = Float64Array.from({ length: size }, (_, feature) => 1 / regression.freedom(feature));
  const scores = new Float64Array(classCount);
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      const from = starts[row]!;
      const to = starts[row + 1]!;
      scores.fill(0);
      for (let at = from; at < to; at++) {
        const base = features[at]! * classCount;
        const value = values[at]!;
        for (let k = 0; k < classCount; k++) scores[k]! += x[base + k]! * value;
      }
      const own = classes[row]!;
      const weight = weights[row]!;
      softmax(scores);
      loss -= weight * Math.log(Math.max(1e-300, scores[own]!));
      scores[own]! -= 1;
      for (let k = 0; k < classCount; k++) scores[k]! *= weight;
      for (let at = from; at < to; at++) {
        const base = features[at]! * classCount;
        const value = values[at]!;
        for (let k = 0; k < classCount; k++) gradient[base + k]! += scores[k]! * value;
      }
    }
    for (let feature = 0; feature < size; feature++) {
      const held = penalty[feature]!;
      for (let k = 0; k < classCount; k++) {
        const at = feature * classCount + k;
        loss += (held * x[at]! * x[at]!) / 2;
        gradient[at]! += held * x[at]!;
      }
    }
    return loss;
  };
  return minimize(objective, regression.start ?? new Float64Array(size * classCount), regression);
}

/** Turns scores into probabilities in place. */
function softmax(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k]! - most);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum;
}

/** Weights with which each class has the same mass, and the mean is 1. */
export function balanced(classes: Uint8Array, classCount: number, own?: Float64Array): Float64Array {
  const mass = new Float64Array(classCount);
  classes.forEach((k, row) => {
    mass[k]! += own?.[row] ?? 1;
  });
  const all = mass.reduce((total, share) => total + share, 0);
  return Float64Array.from(classes, (k, row) => ((own?.[row] ?? 1) * all) / (classCount * mass[k]!));
}
