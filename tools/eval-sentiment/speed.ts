import Sentiment from 'sentiment';
import type { KeywordKind } from '../../src/listening/keywords/keyword.ts';
import { type SentimentAsk, scoreSentiment } from '../../src/listening/sentiment/score.ts';
import type { LabeledPost } from './read.ts';

const ROUNDS = 15;
const MOST_POSTS = 2_000;
/** Posts scored by each before time is taken: both are measured as they are in a process that has run for a while. */
const WARM = 15_000;

export interface Speed {
  /** Microseconds a post, the best of several rounds in turn. */
  ours: number;
  theirs: number;
  /** Posts a second in shares of what the package `sentiment` does with the same posts. */
  ratio: number;
}

/** How fast posts are scored, beside the package `sentiment` in the same run. */
export function speedOf(posts: readonly LabeledPost[], kind: KeywordKind): Speed {
  const sample = posts.slice(0, MOST_POSTS);
  const sentiment = new Sentiment();
  const asks = sample.map(({ text, title, lang, target, hasTarget }) => {
    return { text, title, lang, target, kind: hasTarget ? kind : null, lessons: null, vector: null };
  });
  const asOurs = (ask: SentimentAsk) => scoreSentiment(ask);
  const asTheirs = ({ text }: SentimentAsk) => sentiment.analyze(text);
  for (let seen = 0; seen < WARM; seen += Math.max(1, asks.length)) {
    timed(asks, asTheirs);
    timed(asks, asOurs);
  }
  let ours = Number.POSITIVE_INFINITY;
  let theirs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    theirs = Math.min(theirs, timed(asks, asTheirs));
    ours = Math.min(ours, timed(asks, asOurs));
  }
  return { ours, theirs, ratio: theirs / ours };
}

function timed(asks: readonly SentimentAsk[], score: (ask: SentimentAsk) => unknown): number {
  const started = performance.now();
  for (const ask of asks) score(ask);
  return ((performance.now() - started) * 1000) / Math.max(1, asks.length);
}
