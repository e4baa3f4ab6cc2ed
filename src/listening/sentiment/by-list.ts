import type { Lexicon, Limits } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Three } from './tables/table.ts';
import { aroundTarget, type Neighborhood } from './target.ts';

/** Weights of the keyword's neighborhood (three words on each side), its clause and the whole text. */
const SHARES = { window: 0.5, clause: 0.3, whole: 0.2 };
/** The same when only its clause speaks, a little further away. */
const CLAUSE_SHARES = { window: 0, clause: 0.4, whole: 0.2 };
/** The same when nothing near the keyword speaks ("Got a Kestrelbox. Total garbage."). */
const SILENT_SHARES = { window: 0, clause: 0, whole: 0.5 };
const WHOLE_SHARES = { window: 0, clause: 0, whole: 1 };
/** Values beyond these are no longer neutral; the first pair for equal recall on whole posts, the second near a keyword. */
const LIMITS: { whole: Limits; target: Limits } = {
  whole: { negative: -0.05, positive: 0.2 },
  target: { negative: -0.24, positive: 0.3 },
};
/** Tokens of a short post; longer texts are measured against it. */
const ORDINARY_LENGTH = 30;
/** How fast a value beyond a limit becomes a certainty, in logits. */
const STEEPNESS = 5;

/** What a word list alone says of a text: its value, -1 to 1, and what that is in logits. */
export interface ListScore {
  value: number;
  scores: Three;
}

export function judgeByList(reading: Reading, lexicon: Lexicon): ListScore {
  const { tokens, weights, own, place } = reading;
  const near = own === null || place !== 'beside-others' ? null : aroundTarget(tokens, own);
  const shares = sharesOf(near, weights);
  let value = shares.whole * wholeValue(tokens.length, weights);
  if (near)
    value +=
      shares.window * scopeValue(weights, near.window) + shares.clause * scopeValue(weights, near.clause);
  if (reading.compared !== 0) value = 0.8 * squash(2 * reading.compared) + 0.2 * value;
  const { whole, target } = lexicon.limits ?? LIMITS;
  const limits = near ? target : whole;
  return { value, scores: scoresOf(value, limits) };
}

function sharesOf(near: Neighborhood | null, weights: readonly number[]): typeof SHARES {
  if (near === null) return WHOLE_SHARES;
  for (const at of near.window) if (weights[at] !== 0) return SHARES;
  for (const at of near.clause) if (weights[at] !== 0) return CLAUSE_SHARES;
  return SILENT_SHARES;
}

function scopeValue(weights: readonly number[], scope: ReadonlySet<number>): number {
  let sum = 0;
  for (const at of scope) sum += weights[at]!;
  return squash(sum);
}

/** Long texts hold more words of either kind: their sum is measured against their length. */
function wholeValue(length: number, weights: readonly number[]): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return squash(sum / Math.max(1, Math.sqrt(length / ORDINARY_LENGTH)));
}

/** Any sum to -1..1 (VADER's normalization, alpha = 15). */
function squash(sum: number): number {
  return sum / Math.sqrt(sum * sum + 15);
}

/** Even at a limit, and surer the further beyond. */
function scoresOf(value: number, { negative, positive }: { negative: number; positive: number }): Three {
  return [STEEPNESS * (negative - value), 0, STEEPNESS * (value - positive)];
}
