import { backgroundOf } from './background.ts';
import { carriersOf } from './carriers.ts';
import type { Corpus } from './corpus.ts';
import { growth, zScore } from './log-odds.ts';
import { PostSet } from './post-set.ts';
import { properNames } from './proper-names.ts';
import type { SkipWords } from './skip-words.ts';
import { byWeight, type Candidate } from './stars.ts';
import { countTerms, keyOf, type Term, termsIn } from './terms.ts';

const LEAST_POSTS = 3;
const LEAST_PEOPLE = 3;
/** Of many posts a theme is more than a handful. */
const LEAST_SHARE = 0.004;
const LEAST_Z = 2.5;
const MOST_CANDIDATES = 200;
/** Posts of one person by which themes are found: who posts all day makes none. */
const PER_VOICE = 3;

/** Posts of a time, as they are looked at: those that say something of their own, and who says it. */
export interface Period {
  corpus: Corpus;
  /** Their numbers in the corpus. */
  kept: readonly number[];
  voices: readonly string[];
}

/** Terms that are said more than in other talk, or than in the past, the strongest first; and the terms of each text. */
export function candidatesOf(
  now: Period,
  past: Period | null,
  skip: SkipWords,
): { candidates: Candidate[]; texts: Set<Term>[]; pastTexts: Set<Term>[] | null } {
  const of = now.kept.length;
  const texts = termsOf(now);
  const pastTexts = past && termsOf(past);
  const pastCounts = pastTexts && countTerms(pastTexts);
  const carriers = carriersOf(
    texts,
    countTerms(texts),
    now.corpus.stems,
    pastCounts && { counts: pastCounts, of: past!.kept.length },
  );
  const heard = firstOf(now.voices);
  const counts = countTerms(texts.filter((_, at) => heard[at]));
  const least = Math.max(LEAST_POSTS, LEAST_SHARE * of);
  const background = backgroundOf(now.kept.map((at) => now.corpus.languages[at]!));
  const names = properNames(now.corpus, [...new Set(now.corpus.languages)]);

  const found: Candidate[] = [];
  for (const [term, posts] of counts) {
    if (posts < least || names.has(term)) continue;
    const key = keyOf(term, now.corpus.stems);
    if (skip.hasKey(key)) continue;
    const more = zScore({ posts, of }, background(key));
    const grown =
      pastCounts === null
        ? Number.NEGATIVE_INFINITY
        : growth({ posts, of }, { posts: pastCounts.get(term) ?? 0, of: past!.kept.length });
    const z = Math.max(more, grown) * (1 - (carriers.get(term) ?? 0));
    if (z > LEAST_Z) found.push({ term, key, z, posts: new PostSet(of) });
  }
  return {
    candidates: saidBySeveral(found, texts, now.voices).sort(byWeight).slice(0, MOST_CANDIDATES),
    texts,
    pastTexts,
  };
}

function termsOf({ corpus, kept }: Period): Set<Term>[] {
  return kept.map((at) => termsIn(corpus, at));
}

/** The first posts of each voice. */
function firstOf(voices: readonly string[]): boolean[] {
  const said = new Map<string, number>();
  return voices.map((voice) => {
    const before = said.get(voice) ?? 0;
    said.set(voice, before + 1);
    return before < PER_VOICE;
  });
}

/** Gives candidates their posts, and keeps those of several people. */
function saidBySeveral(
  candidates: readonly Candidate[],
  texts: readonly ReadonlySet<Term>[],
  voices: readonly string[],
): Candidate[] {
  const byTerm = new Map(candidates.map((candidate) => [candidate.term, candidate]));
  const said = new Map(candidates.map(({ term }) => [term, new Set<string>()]));
  for (const [at, text] of texts.entries()) {
    for (const term of text) {
      byTerm.get(term)?.posts.add(at);
      const people = said.get(term);
      if (people && people.size < LEAST_PEOPLE) people.add(voices[at]!);
    }
  }
  return candidates.filter(({ term }) => said.get(term)!.size >= LEAST_PEOPLE);
}
