const STEPS = [...'▁▂▃▄▅▆▇█'];

/** Counts as one small picture of letters, the highest of them full; empty without any. */
export function sparkline(counts: readonly number[]): string {
  const highest = Math.max(0, ...counts);
  if (highest === 0) return '';
  // A day with a single mention stands above one without.
  return counts
    .map((count) => STEPS[count === 0 ? 0 : Math.max(1, Math.round((count / highest) * 7))])
    .join('');
}
