import { BREAK, type Corpus } from './corpus.ts';

/** A word (its stem) or a pair of words of a phrase in any order, as one number. */
export type Term = number;

/** More stems than texts of bounded length and number can hold. */
const STEMS = 2 ** 24;
/** So many short words may stand inside of a pair: "miss my connection", "perte de la valise". */
const INSIDE: Readonly<Record<string, number>> = { fr: 2 };
const INSIDE_ELSEWHERE = 1;

function pairOf(one: number, other: number): Term {
  return (Math.min(one, other) + 1) * STEMS + Math.max(one, other);
}

/** The stems of a term, by number. */
export function stemsOf(term: Term): number[] {
  return term < STEMS ? [term] : [Math.floor(term / STEMS) - 1, term % STEMS];
}

/** What a term is known by from day to day. */
export function keyOf(term: Term, stems: readonly string[]): string {
  return stemsOf(term)
    .map((stem) => stems[stem]!)
    .sort()
    .join(' ');
}

/** All terms of a text, each once. */
export function termsIn(
  { words, texts, languages }: Pick<Corpus, 'words' | 'texts' | 'languages'>,
  at: number,
): Set<Term> {
  const found = new Set<Term>();
  const most = INSIDE[languages[at]!] ?? INSIDE_ELSEWHERE;
  let last = -1;
  let inside = 0;
  for (const number of texts[at]!) {
    const word = number === BREAK ? null : words[number]!;
    if ((word?.class === 'inside' || word?.class === 'link') && last >= 0 && inside < most) {
      inside += 1;
      continue;
    }
    if (word?.class !== 'subject') {
      last = -1;
      continue;
    }
    found.add(word.stem);
    if (last >= 0 && last !== word.stem) found.add(pairOf(last, word.stem));
    last = word.stem;
    inside = 0;
  }
  return found;
}

/** Posts that hold each term. */
export function countTerms(terms: Iterable<ReadonlySet<Term>>): Map<Term, number> {
  const counts = new Map<Term, number>();
  for (const found of terms) for (const term of found) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
