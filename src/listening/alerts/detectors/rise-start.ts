/** One bucket or hour: when it began, what it held, and what is usual in it. */
export interface CountedPeriod {
  readonly start: number;
  readonly count: number;
  readonly usual: number;
}

/**
 * Of these stretches, newest first, the start of the one from which on the counts are least like the usual (greatest
 * Poisson likelihood ratio; Kulldorff 1997): a lone mention before a rise is not taken for its start. `otherwise`
 * where none is above its usual.
 */
export function likeliestStart(newestFirst: Iterable<CountedPeriod>, otherwise: number): number {
  let best = { start: otherwise, ratio: 0 };
  let [count, usual] = [0, 0];
  for (const stretch of newestFirst) {
    count += stretch.count;
    usual += stretch.usual;
    if (stretch.count <= stretch.usual || count <= usual) continue;
    const ratio = count * Math.log(count / usual) - (count - usual);
    if (ratio >= best.ratio) best = { start: stretch.start, ratio };
  }
  return best.start;
}
