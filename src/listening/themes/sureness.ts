import type { Member } from './assign.ts';
import type { Star } from './stars.ts';
import { stemsOf, type Term } from './terms.ts';
import type { FoundTheme } from './theme.ts';

/** A part of its posts that hold two words of a theme: then it is one subject. */
const SURE = 0.5;
/** Two words that never stand together, each in so many of the posts, are two subjects under one word: "bag", lost or a fee. */
const APART = 0.25;
const LEAST_POSTS = 4;

/**
 * How sure it is that a theme is one subject. A word alone may well be one ("refund"): it is doubtful only where its posts fall
 * apart by what else they say.
 * @param texts terms of each text that the members are of
 */
export function sureness(
  { head, joined }: Star,
  members: readonly Member[],
  texts: readonly ReadonlySet<Term>[],
): FoundTheme['sure'] {
  const twice = members.filter(({ stems }) => stems > 1).length;
  if (twice >= SURE * members.length) return 'sure';
  const own = new Set([head, ...joined].flatMap(({ term }) => stemsOf(term)));
  const others = members.map(({ text }) => [...texts[text]!].filter((term) => isOther(term, own)));
  const least = Math.max(LEAST_POSTS, APART * members.length);
  const one = commonest(others, least);
  if (one === null) return 'likely';
  const rest = others.filter((terms) => !terms.includes(one));
  return commonest(rest, least) === null ? 'likely' : 'unsure';
}

function isOther(term: Term, own: ReadonlySet<number>): boolean {
  const stems = stemsOf(term);
  return stems.length === 1 && !own.has(stems[0]!);
}

/** The word that most of the posts hold, if enough of them do. */
function commonest(posts: readonly (readonly Term[])[], least: number): Term | null {
  const counts = new Map<Term, number>();
  for (const terms of posts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return best !== undefined && best[1] >= least ? best[0] : null;
}
