import type { Keyword } from '../../src/listening/keywords/keyword.ts';
import type { Post } from '../../src/listening/mentions/mention.ts';
import { learnBySentence, type SentenceRelevance } from '../../src/listening/relevance/by-sentence.ts';
import { featuresOf, shownIn } from '../../src/listening/relevance/features.ts';
import { judgeRelevance } from '../../src/listening/relevance/judge-relevance.ts';
import { type FoundPost, learnFrom } from '../../src/listening/relevance/lessons.ts';

export interface LabeledPost extends FoundPost {
  post: Post;
  about: boolean;
  /** What the sentence model says of it; absent or null = it has not read it. */
  vector?: Float32Array | null;
}

/** Shares, as means of all runs. */
export interface CurvePoint {
  marks: number;
  /** Of the posts that nobody marked: read rightly, by whether the log-odds are above zero. */
  accuracy: number;
  /** Of the posts about the keyword: held back. */
  lost: number;
  /** Of the others: held back. */
  removed: number;
  /** Of the runs: those in which anything may be held back. */
  holding: number;
}

type Settings = Pick<Keyword, 'languages' | 'context' | 'relevance'>;
/** Stored posts that a keyword's words are learned from, as in the bot. */
const RECENT = 200;

/**
 * How a keyword's relevance does when people have marked so many posts, taken at random; the others are judged as they would
 * be when they come. The same seed gives the same figures.
 */
export function learningCurve(
  posts: readonly LabeledPost[],
  keyword: Settings,
  marks: readonly number[],
  runs: number,
): CurvePoint[] {
  return marks
    .filter((count) => count < posts.length)
    .map((count) => {
      const sum = { accuracy: 0, lost: 0, removed: 0, holding: 0 };
      for (let run = 1; run <= runs; run++) {
        const order = shuffled(posts, run * 7_919);
        const lessons = learnFrom(keyword, order.slice(0, count), order.slice(0, RECENT));
        const model = bySentence(order.slice(0, count));
        const rest = order.slice(count).map(({ post, terms, about, vector }) => {
          const read = model && vector ? { model, vector } : null;
          return { about, ...judgeRelevance(post, keyword, terms, lessons, read) };
        });
        const about = rest.filter((post) => post.about);
        const others = rest.filter((post) => !post.about);
        const heldOf = (some: typeof rest) =>
          some.filter(({ held }) => held !== null).length / Math.max(1, some.length);
        sum.accuracy += rest.filter((post) => post.relevance.score > 0 === post.about).length / rest.length;
        sum.lost += heldOf(about);
        sum.removed += heldOf(others);
        sum.holding += [lessons.model, model].some((learned) => learned && learned.threshold !== null)
          ? 1
          : 0;
      }
      return {
        marks: count,
        accuracy: sum.accuracy / runs,
        lost: sum.lost / runs,
        removed: sum.removed / runs,
        holding: sum.holding / runs,
      };
    });
}

function bySentence(marked: readonly LabeledPost[]): SentenceRelevance | null {
  const read = marked.flatMap(({ post, terms, about, vector }) =>
    vector ? [{ about, vector, features: new Set(featuresOf(post, shownIn(post, terms)).keys()) }] : [],
  );
  return learnBySentence(read, 'labeled');
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const order = [...items];
  for (let at = order.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
