import type { Term } from './terms.ts';
import { stemsOf } from './terms.ts';

/** From the first part of the posts on a word may be what they all are about, at the second it is: no edge at which it would flip. */
const CARRIER = [0.1, 0.3] as const;
/** Of a few posts one subject is a large part. */
const LEAST_POSTS = 100;
/** A subject keeps others out of its posts; a word of the trade stands beside all of them: between the two it may be one. */
const EVEN = [0.7, 0.95] as const;
const COMPARED = 40;
/** What is said twice as often as before is news, however common it is now. */
const ROSE = 1.5;

/**
 * Words of the trade ("flight" of an airline), and how surely they are, above 0 to 1: by the keyword's past where there is one;
 * otherwise common words that stand beside all other common words alike.
 */
export function carriersOf(
  texts: readonly ReadonlySet<Term>[],
  counts: ReadonlyMap<Term, number>,
  stems: readonly string[],
  past: { counts: ReadonlyMap<Term, number>; of: number } | null,
): Map<number, number> {
  const carriers = new Map<number, number>();
  if (texts.length < LEAST_POSTS) return carriers;
  const words = [...counts]
    .filter(([term]) => stemsOf(term).length === 1)
    .sort((a, b) => b[1] - a[1] || (stems[a[0]]! < stems[b[0]]! ? -1 : 1));
  const common = words.slice(0, COMPARED).map(([stem]) => stem);
  for (const [stem, posts] of words) {
    const share = posts / texts.length;
    if (share < CARRIER[0]) break;
    if (past && past.of >= LEAST_POSTS && share > ROSE * ((past.counts.get(stem) ?? 0) / past.of)) continue;
    const surely = between(CARRIER, share) * between(EVEN, evenness(stem, common, texts, counts));
    if (surely > 0) carriers.set(stem, surely);
  }
  return carriers;
}

function between([from, to]: readonly [number, number], value: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** The median, over other common words, of how often they stand beside it for how often they would by chance. */
function evenness(
  stem: number,
  common: readonly number[],
  texts: readonly ReadonlySet<Term>[],
  counts: ReadonlyMap<Term, number>,
): number {
  const together = new Map<number, number>();
  for (const text of texts) {
    if (!text.has(stem)) continue;
    for (const other of common) if (text.has(other)) together.set(other, (together.get(other) ?? 0) + 1);
  }
  const share = counts.get(stem)! / texts.length;
  const lifts = common
    .filter((other) => other !== stem)
    .map((other) => (together.get(other) ?? 0) / (share * counts.get(other)!))
    .sort((a, b) => a - b);
  return lifts[Math.floor(lifts.length / 2)] ?? 0;
}
