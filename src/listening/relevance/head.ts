/** A logistic regression on sentence vectors: log-odds are `weights · vector + bias`. */
export interface Head {
  weights: Float64Array;
  bias: number;
}

/** Holds weights together where marks are few; measured on labeled posts of four ambiguous names. */
const RIDGE = 0.3;
const STEPS = 120;
/** From a fit of all marks to one of nearly all of them. */
const FEWER_STEPS = 40;

/** Marked posts by their vectors: what a fit needs of them is how alike any two are. */
export interface Likeness {
  vectors: readonly Float32Array[];
  about: readonly boolean[];
  /** Scalar products, row by row. */
  products: Float64Array;
}

/** A fit: what each marked post adds to the weights. */
export interface Fit {
  shares: Float64Array;
  bias: number;
}

export function likenessOf(marked: readonly { vector: Float32Array; about: boolean }[]): Likeness {
  const size = marked.length;
  const products = new Float64Array(size * size);
  for (let a = 0; a < size; a++)
    for (let b = 0; b <= a; b++) {
      const product = dot(marked[a]!.vector, marked[b]!.vector);
      products[a * size + b] = product;
      products[b * size + a] = product;
    }
  return { vectors: marked.map(({ vector }) => vector), about: marked.map(({ about }) => about), products };
}

/**
 * Both kinds of marks weigh the same, whichever is rarer. Descends with momentum for a fixed number of steps: the same marks
 * give the same fit.
 * @param leftOut whether a post is left out @param from where to begin: a fit of nearly the same posts
 */
export function fitHead({ about, products }: Likeness, leftOut: (at: number) => boolean, from?: Fit): Fit {
  const size = about.length;
  const used = about.map((_, at) => at).filter((at) => !leftOut(at));
  const yes = used.filter((at) => about[at]).length;
  const no = used.length - yes;
  const ridge = RIDGE / Math.max(1, used.length);
  let largest = 1;
  for (const at of used) largest = Math.max(largest, products[at * size + at]!);
  // A step that cannot overshoot: the bend of the loss is at most a quarter of the longest vector, and of the bias.
  const step = 1 / (0.25 * (largest + 1) + ridge);
  const root = Math.sqrt(ridge * step);
  const momentum = (1 - root) / (1 + root);
  const shares = new Float64Array(size);
  if (from) for (const at of used) shares[at] = from.shares[at]!;
  let bias = from?.bias ?? 0;
  const before = Float64Array.from(shares);
  const ahead = Float64Array.from(shares);
  let biasBefore = bias;
  let biasAhead = bias;
  for (let left = from ? FEWER_STEPS : STEPS; left > 0; left--) {
    let slope = 0;
    for (const at of used) {
      const error = 1 / (1 + Math.exp(-sumOf(products, at * size, ahead) - biasAhead)) - (about[at] ? 1 : 0);
      const pull = error * (0.5 / (about[at] ? yes : no));
      slope += pull;
      shares[at] = ahead[at]! - step * (pull + ridge * ahead[at]!);
    }
    bias = biasAhead - step * slope;
    for (const at of used) {
      ahead[at] = shares[at]! + momentum * (shares[at]! - before[at]!);
      before[at] = shares[at]!;
    }
    biasAhead = bias + momentum * (bias - biasBefore);
    biasBefore = bias;
  }
  return { shares, bias };
}

/** Log-odds of one of the marked posts by a fit, which may have left it out. */
export function oddsOf({ about, products }: Likeness, { shares, bias }: Fit, at: number): number {
  return bias + sumOf(products, at * about.length, shares);
}

export function headOf({ vectors }: Likeness, { shares, bias }: Fit): Head {
  const weights = new Float64Array(vectors[0]?.length ?? 0);
  for (const [at, vector] of vectors.entries())
    for (let place = 0; place < weights.length; place++) weights[place]! += shares[at]! * vector[place]!;
  return { weights, bias };
}

export function headOdds({ weights, bias }: Head, vector: Float32Array): number {
  return bias + dot(weights, vector);
}

/** Of one row of the products; what is left out has no share. */
function sumOf(products: Float64Array, row: number, shares: Float64Array): number {
  let sum = 0;
  for (let other = 0; other < shares.length; other++) sum += shares[other]! * products[row + other]!;
  return sum;
}

function dot(a: Float32Array | Float64Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
