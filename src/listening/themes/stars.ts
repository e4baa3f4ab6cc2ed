import type { PostSet } from './post-set.ts';
import { stemsOf, type Term } from './terms.ts';

/** A term that is said more than one would expect. */
export interface Candidate {
  term: Term;
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
  const kept = withoutPartsOfPhrases(candidates);
  const stars: Star[] = [];
  for (const candidate of kept.sort((a, b) => weightOf(b) - weightOf(a) || a.term - b.term)) {
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
  return stars;
}

function weightOf({ z, posts }: Candidate): number {
  return z * Math.sqrt(posts.size);
}

/** 0 where they are not said together. */
function sharedWith(head: Candidate, other: Candidate, of: number): number {
  const common = head.posts.common(other.posts);
  const share = common / Math.min(head.posts.size, other.posts.size);
  const chance = (head.posts.size * other.posts.size) / of;
  if (stemsOf(other.term).some((stem) => stemsOf(head.term).includes(stem)))
    return share >= SHARED ? 1 + share : 0;
  return share >= SHARED && (common - chance) / Math.sqrt(chance + 0.5) > BEYOND_CHANCE ? share : 0;
}

function withoutPartsOfPhrases(candidates: readonly Candidate[]): Candidate[] {
  const phrases = new Map<number, number>();
  for (const { term, posts } of candidates) {
    const stems = stemsOf(term);
    if (stems.length < 2) continue;
    for (const stem of stems) phrases.set(stem, Math.max(phrases.get(stem) ?? 0, posts.size));
  }
  return candidates.filter(
    ({ term, posts }) => stemsOf(term).length > 1 || (phrases.get(term) ?? 0) < IS_ITS_PHRASE * posts.size,
  );
}
