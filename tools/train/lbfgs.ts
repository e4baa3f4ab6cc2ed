/** What is minimized: its value at `x`, whose slope is written into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface Limits {
  iterations: number;
  /** Steps that are remembered to guess the curvature. */
  memory?: number;
  /** Ends when no slope is steeper than this, as a share of the steepest at the start. */
  tolerance?: number;
}

const ENOUGH = 1e-4;
const MAX_HALVINGS = 25;

/**
 * Limited-memory BFGS (Nocedal and Wright, algorithm 7.4) with a backtracking line search. The same input gives the same
 * bytes: nothing is drawn by lot, and sums are always taken in the same order.
 */
export function minimize(objective: Objective, start: Float64Array, limits: Limits): Float64Array {
  const { iterations, memory = 10, tolerance = 1e-5 } = limits;
  const size = start.length;
  let x: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(x, gradient);
  const steepest = largest(gradient);
  const pairs: { step: Float64Array; change: Float64Array; rho: number }[] = [];
  for (let round = 0; round < iterations && largest(gradient) > tolerance * steepest; round++) {
    const direction = descent(gradient, pairs);
    let slope = dot(direction, gradient);
    if (slope >= 0) {
      pairs.length = 0;
      for (let at = 0; at < size; at++) direction[at] = -gradient[at]!;
      slope = dot(direction, gradient);
    }
    let length = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    const next = new Float64Array(size);
    const nextGradient = new Float64Array(size);
    let nextValue = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < MAX_HALVINGS; halving++) {
      for (let at = 0; at < size; at++) next[at] = x[at]! + length * direction[at]!;
      nextGradient.fill(0);
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + ENOUGH * length * slope) break;
      length /= 2;
    }
    if (!(nextValue < value)) break;
    const step = new Float64Array(size);
    const change = new Float64Array(size);
    for (let at = 0; at < size; at++) {
      step[at] = next[at]! - x[at]!;
      change[at] = nextGradient[at]! - gradient[at]!;
    }
    const curvature = dot(step, change);
    if (curvature > 1e-12) {
      pairs.push({ step, change, rho: 1 / curvature });
      if (pairs.length > memory) pairs.shift();
    }
    x = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return x;
}

/** The way down: the gradient, stretched by the curvature that the last steps showed. */
function descent(
  gradient: Float64Array,
  pairs: readonly { step: Float64Array; change: Float64Array; rho: number }[],
): Float64Array {
  const direction = new Float64Array(gradient.length);
  for (let at = 0; at < gradient.length; at++) direction[at] = -gradient[at]!;
  const shares: number[] = [];
  for (const { step, change, rho } of pairs.toReversed()) {
    const share = rho * dot(step, direction);
    shares.push(share);
    for (let at = 0; at < direction.length; at++) direction[at]! -= share * change[at]!;
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.change, last.change));
    for (let at = 0; at < direction.length; at++) direction[at]! *= scale;
  }
  pairs.forEach(({ step, change, rho }, pair) => {
    const back = rho * dot(change, direction);
    const share = shares[pairs.length - 1 - pair]! - back;
    for (let at = 0; at < direction.length; at++) direction[at]! += share * step[at]!;
  });
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) most = Math.max(most, Math.abs(values[at]!));
  return most;
}
