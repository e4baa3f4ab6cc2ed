/** Whole numbers that sum to `whole`, in proportion to their weights: the largest remainders get what is left. */
export function apportion(whole: number, weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => rounded((whole * weight) / all));
  const shares = exact.map(Math.floor);
  const left = whole - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index]! += 1;
  return shares;
}

/** Thirds and sixths must not differ by what a machine cannot write. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
