/** Random numbers that a seed repeats: the same seed and label always give the same series. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Exponential of this mean. */
  exponential(mean: number): number;
  /** Gamma of mean 1 and this variance. */
  gamma(variance: number): number;
  poisson(mean: number): number;
}

/** FNV-1a, to turn a seed and a label into the start of a generator. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** sfc32 (Doty-Humphrey), warmed up by twenty draws. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = [hash(`a${seed}`), hash(`b${seed}`), hash(`c${seed}`), 1];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 20; i++) next();
  return next;
}

export function randomOf(seed: number, label: string): Random {
  const uniform = sfc32(`${seed}:${label}`);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

  /** Marsaglia and Tsang (2000), with their power for shapes under one. */
  function gammaShape(shape: number): number {
    if (shape < 1) return gammaShape(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** Multiplication up to 20; above, Ahrens and Dieter's split by a gamma leaves a smaller mean. */
  function poisson(mean: number): number {
    if (mean > 20) {
      const n = Math.floor(mean * 0.875);
      const arrival = gammaShape(n);
      if (arrival <= mean) return n + poisson(mean - arrival);
      let below = 0;
      for (let i = 1; i < n; i++) if (uniform() < mean / arrival) below += 1;
      return below;
    }
    const limit = Math.exp(-mean);
    let k = 0;
    for (let p = uniform(); p > limit; p *= uniform()) k += 1;
    return k;
  }

  return {
    uniform,
    exponential: (mean) => -mean * Math.log(1 - uniform()),
    gamma: (variance) => gammaShape(1 / variance) * variance,
    poisson,
  };
}
