import type { Relevance } from '../mentions/mention.ts';
import { fitHead, type Head, headOdds, headOf, likenessOf, oddsOf } from './head.ts';
import {
  type Counted,
  count,
  FOLDS,
  type HeldOut,
  heldOutOf,
  type MarkedPost,
  MIN_ACCURACY,
  MIN_MARKS,
  type Reading,
  readRelevance,
} from './model.ts';

/** What marked posts in English taught about one keyword: their sentence vectors, and a little of their words. */
export interface SentenceRelevance {
  /** Another for other marks: a judgement is kept as long as it is by these. */
  version: string;
  head: Head;
  words: Counted;
  marks: number;
  /** How it does on marked posts that were held out while it learned. */
  heldOut: HeldOut;
  /** Log-odds below which a post is held back; null = nothing is. */
  threshold: number | null;
}

/** A post that the sentence model has read, with what judges it. */
export interface SentenceRead {
  model: SentenceRelevance;
  vector: Float32Array;
}

/** What the log-odds of the words are worth beside those of the vector. This and the next two: decision 10 has the figures. */
const WORDS = 0.1;
/** Log-odds of about one in three that a post is about the keyword. Those of a head are small, as its marks are few. */
const SURE = -0.75;
/** How far the threshold stays below the least of the held-out posts that are about the keyword. */
const MARGIN = 0.25;
/** Votes of words that are worth less are no reason. */
const TELLING = 0.05;
const ENGINE = 'sentence-1';

/**
 * @param marked in the order of their marks @param marksName other marks have another
 * @returns null where too few are marked, or all alike: then their words decide
 */
export function learnBySentence(
  marked: readonly (MarkedPost & { vector: Float32Array })[],
  marksName: string,
): SentenceRelevance | null {
  if (!canLearn(marked)) return null;
  const likeness = likenessOf(marked);
  const whole = fitHead(likeness, () => false);
  const held = marked.map(({ about }) => ({ about, score: 0 }));
  for (let fold = 0; fold < FOLDS; fold++) {
    const isOut = (at: number) => at % FOLDS === fold;
    const part = fitHead(likeness, isOut, whole);
    // No company: that of a name changes with what comes, and the same marks shall judge a post alike for ever.
    const words = count(
      marked.filter((_, at) => !isOut(at)),
      [],
    );
    marked.forEach(({ features }, at) => {
      if (isOut(at)) held[at]!.score = joined(oddsOf(likeness, part, at), readRelevance(words, features));
    });
  }
  const heldOut = heldOutOf(held);
  const learned = { head: headOf(likeness, whole), words: count(marked, []) };
  // As they were held out, and as they are read now.
  const least = Math.min(
    ...marked.flatMap(({ about, vector, features }, at) =>
      about
        ? [held[at]!.score, joined(headOdds(learned.head, vector), readRelevance(learned.words, features))]
        : [],
    ),
  );
  return {
    ...learned,
    version: `${ENGINE} ${marksName}`,
    marks: marked.length,
    heldOut,
    threshold: heldOut.accuracy >= MIN_ACCURACY ? Math.min(SURE, least - MARGIN) : null,
  };
}

/** Whether marks are enough, and of both kinds. */
export function canLearn(marked: readonly { about: boolean }[]): boolean {
  const about = marked.filter((post) => post.about).length;
  return marked.length >= MIN_MARKS && about > 0 && about < marked.length;
}

export interface JoinedReading {
  /** Log-odds that it is about the keyword. */
  score: number;
  isLow: boolean;
  /** What the vector says of it. */
  odds: number;
  /** What its words say, as much as it counts. */
  votes: Reading['votes'];
}

export function readBySentence(
  { model, vector }: SentenceRead,
  features: ReadonlySet<string>,
): JoinedReading {
  const odds = headOdds(model.head, vector);
  const words = readRelevance(model.words, features);
  const score = joined(odds, words);
  return {
    score,
    isLow: model.threshold !== null && score < model.threshold,
    odds,
    votes: words.votes
      .map(({ feature, vote }) => ({ feature, vote: WORDS * vote }))
      .filter(({ vote }) => Math.abs(vote) >= TELLING),
  };
}

function joined(odds: number, words: Reading): number {
  return odds + WORDS * words.score;
}

/** Whether the sentence model took part in it. */
export function isBySentence({ version }: Pick<Relevance, 'version'>): boolean {
  return version.startsWith('sentence-');
}
