/** Small seeded generator (mulberry32, public domain): the sample week is the same on every machine. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** Integer, 0 <= x < n. */
  below(n: number): number;
  pick<T>(from: readonly T[]): T;
  /** Poisson count with this mean (Knuth; fine for means below 30). */
  poisson(mean: number): number;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  const poisson = (mean: number) => {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = next(); product > limit; product *= next()) count++;
    return count;
  };
  return { next, below, pick: (from) => from[below(from.length)]!, poisson };
}
