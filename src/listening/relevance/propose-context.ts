import { isFunctionWord } from '../keywords/query/common-words.ts';
import { shownIn } from './features.ts';
import { isGeneralWord } from './general-words.ts';
import type { FoundPost } from './lessons.ts';
import { stemOf } from './stem.ts';

/** Fewer posts show no company. */
const MIN_POSTS = 10;
/** A word must stand in so many of them, by so many authors. */
const MIN_SHARE = 0.05;
const MIN_IN = 3;
const MIN_AUTHORS = 2;
const MAX_WORDS = 8;

/**
 * Words that keep a name company in what was found, and are rarer elsewhere, the commonest first. Which of them go with the
 * brand, and which with the word of the same name, only a person knows.
 * @param others texts of posts that do not hold the name
 */
export function proposeContext(found: readonly FoundPost[], others: readonly string[]): string[] {
  if (found.length < MIN_POSTS) return [];
  const words = new Map<string, { written: Map<string, number>; posts: number; authors: Set<string> }>();
  found.forEach(({ post, terms }, number) => {
    const inPost = new Map<string, string>();
    for (const word of shownIn(post, terms).words)
      if (isTelling(word)) inPost.set(stemOf(word, post.lang), word);
    for (const [stem, word] of inPost) {
      const known = words.get(stem) ?? { written: new Map(), posts: 0, authors: new Set() };
      known.posts += 1;
      known.written.set(word, (known.written.get(word) ?? 0) + 1);
      // A post without an author stands for itself.
      known.authors.add(post.author?.key ?? `${number}`);
      words.set(stem, known);
    }
  });
  const elsewhere = shareIn(others);
  return [...words.values()]
    .filter(
      ({ posts, authors }) =>
        posts >= Math.max(MIN_IN, MIN_SHARE * found.length) && authors.size >= MIN_AUTHORS,
    )
    .map(({ posts, written }) => ({ posts, word: mostFrequent(written) }))
    .filter(({ posts, word }) => posts / found.length > 2 * elsewhere(word))
    .sort((a, b) => b.posts - a.posts || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_WORDS)
    .map(({ word }) => word);
}

/** A word that may say which thing is meant. */
function isTelling(word: string): boolean {
  return /^\p{L}[\p{L}\p{N}]{2,}$/u.test(word) && !isFunctionWord(word) && !isGeneralWord(word);
}

function shareIn(texts: readonly string[]): (word: string) => number {
  const folded = texts.map((text) => text.toLowerCase());
  return (word) => folded.filter((text) => text.includes(word)).length / Math.max(1, folded.length);
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
}
