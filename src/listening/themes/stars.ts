import type { PostSet } from './post-set.ts';
import { stemsOf, type Term } from './terms.ts';

/** A term that is said more than one would expect. */
export interface Candidate {
  term: Term;
  key: string;
  /** How surely. */
  z: number;
  posts: PostSet;
}

/** A head and what is said together with it. */
export interface Star {
  head: Candidate;
  joined: Candidate[];
}

/** A word that stands in one phrase so often is that phrase. */
const IS_ITS_PHRASE = 0.6;
/** The part of the rarer term's posts that must hold the other too. */
const SHARED = 0.4;
const BEYOND_CHANCE = 3;

/**
 * Terms by strength: one that shares its posts with a head joins it, another one becomes a head (a star clustering of terms).
 * @param of posts that were looked at
 */
export function starsOf(candidates: readonly Candidate[], of: number): Star[] {
  const parts = partsOfPhrases(candidates);
  const stars: Star[] = [];
  for (const candidate of [...candidates].sort(byWeight)) {
    if (parts.has(candidate)) continue;
    let best: Star | null = null;
    let most = 0;
    for (const star of stars) {
      const share = sharedWith(star.head, candidate, of);
      if (share > most) {
        best = star;
        most = share;
      }
    }
    if (best) best.joined.push(candidate);
    else stars.push({ head: candidate, joined: [] });
  }
  for (const [part, phrase] of parts)
    stars
      .find(({ head, joined }) => head.term === phrase || joined.some(({ term }) => term === phrase))
      ?.joined.push(part);
  return stars;
}

/** The strongest first. */
export function byWeight(a: Candidate, b: Candidate): number {
  return b.z * Math.sqrt(b.posts.size) - a.z * Math.sqrt(a.posts.size) || (a.key < b.key ? -1 : 1);
}

/** 0 where they are not said together. */
function sharedWith(head: Candidate, other: Candidate, of: number): number {
  const common = head.posts.common(other.posts);
  const share = common / Math.min(head.posts.size, other.posts.size);
  const chance = (head.posts.size * other.posts.size) / of;
  if (stemsOf(other.term).some((stem) => stemsOf(head.term).includes(stem)))
    return share >= SHARED ? 1 + share : 0;
  return share >= SHARED &&
    (common - chance) / Math.sqrt(chance * (1 - head.posts.size / of) + 0.5) > BEYOND_CHANCE
    ? share
    : 0;
}

/** Words that mostly stand in one phrase, with that phrase: they are no head, but two of them apart are the phrase. */
function partsOfPhrases(candidates: readonly Candidate[]): Map<Candidate, Term> {
  const phrases = new Map<number, Candidate>();
  for (const candidate of [...candidates].sort(byWeight)) {
    const stems = stemsOf(candidate.term);
    if (stems.length < 2) continue;
    for (const stem of stems)
      if (candidate.posts.size > (phrases.get(stem)?.posts.size ?? 0)) phrases.set(stem, candidate);
  }
  const parts = new Map<Candidate, Term>();
  for (const candidate of candidates) {
    const phrase = stemsOf(candidate.term).length === 1 ? phrases.get(candidate.term) : undefined;
    if (phrase && phrase.posts.size >= IS_ITS_PHRASE * candidate.posts.size)
      parts.set(candidate, phrase.term);
  }
  return parts;
}
