/** Lower case, without accents: `Réglages` and `reglages` are the same to a keyboard in a hurry. */
export function foldWord(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * The candidate a person most likely meant: at most one typing error (insertion, loss, exchange or swap of letters) in
 * words of up to five letters, two in longer ones, or a beginning of at least three letters. Of several equally near the
 * first. null = none is near.
 */
export function nearest(typed: string, candidates: readonly string[]): string | null {
  const word = foldWord(typed).slice(0, 64);
  let best: { distance: number; candidate: string } | null = null;
  for (const candidate of candidates) {
    const folded = foldWord(candidate);
    const begins = word.length >= 3 && folded.startsWith(word);
    const distance = begins ? 0.5 : editDistance(word, folded);
    const limit = Math.min(folded.length, word.length) <= 5 ? 1 : 2;
    if (distance > limit) continue;
    if (best === null || distance < best.distance) best = { distance, candidate };
  }
  return best?.candidate ?? null;
}

/** Optimal string alignment distance (Levenshtein plus swaps of neighbors). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}
