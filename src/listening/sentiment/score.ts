import type { KeywordKind } from '../keywords/keyword.ts';
import type { PostRating, Sentiment, SentimentLabel, TermHit } from '../mentions/mention.ts';
import { comparisonsOf } from './compare.ts';
import { LEXICONS } from './languages.ts';
import type { SentimentLessons } from './lessons.ts';
import type { Lexicon } from './lexicon.ts';
import { withRating } from './rating.ts';
import { aroundTargets, type Neighborhood, stretches } from './target.ts';
import { type Token, tokensOf } from './tokens.ts';
import { weigh } from './weigh.ts';

/** Engine and data; changes whenever a score could. */
const VERSION = 'lexicon-1';
/** Weights of the keyword's neighborhood (three words on each side), its clause and the whole text. */
const SHARES = { window: 0.5, clause: 0.3, whole: 0.2 };
/** The same when only its clause speaks, a little further away. */
const CLAUSE_SHARES = { window: 0, clause: 0.4, whole: 0.2 };
/** The same when nothing near the keyword speaks ("Got a Kestrelbox. Total garbage."), and when there is no place. */
const SILENT_SHARES = { window: 0, clause: 0, whole: 0.5 };
const PLACELESS_SHARES = { window: 0, clause: 0, whole: 1 };
/** Values beyond these are no longer neutral; the first pair for equal recall on whole posts, the second near a keyword. */
const WHOLE_LIMITS = { negative: -0.05, positive: 0.2 };
const TARGET_LIMITS = { negative: -0.24, positive: 0.3 };
/** Tokens of a short post; longer texts are measured against it. */
const ORDINARY_LENGTH = 30;
const MAX_WHY = 8;
const NO_WORDS: ReadonlySet<string> = new Set();

export interface SentimentAsk {
  text: string;
  title: string | null;
  /** ISO 639-1; null when unknown. */
  lang: string | null;
  /** Where the keyword stands; empty = sentiment of the whole. */
  target: readonly Pick<TermHit, 'start' | 'end' | 'field'>[];
  /** What the author gave beside the words. */
  rating?: PostRating | undefined;
  /** What kind of name the target is; null when there is none. */
  kind: KeywordKind | null;
  lessons: SentimentLessons | null;
  /** The sentence vector of the text, when there is one. */
  vector: Float32Array | null;
}

/**
 * Sentiment of a post toward the keyword in it. In a language without a word list only emoji are read, and `method` says
 * `none`. A rating is the better witness. Deterministic; about 20 µs for a short post.
 */
export function scoreSentiment(ask: SentimentAsk): Sentiment {
  const lexicon = ask.lang !== null && Object.hasOwn(LEXICONS, ask.lang) ? LEXICONS[ask.lang]! : null;
  const tokens = read(ask, lexicon);
  const { weights, spans } = weigh(tokens, lexicon);
  const near = ask.target.length === 0 ? null : aroundTargets(tokens, ask.target);
  // A brand called "Brilliant" is no praise of itself.
  if (near) for (const at of near.own) weights[at] = 0;
  if (near && lexicon) compare(tokens, weights, lexicon, near);

  const shares = sharesOf(near, weights);
  let value = shares.whole * wholeValue(tokens, weights);
  if (near)
    value +=
      shares.window * scopeValue(weights, near.window) + shares.clause * scopeValue(weights, near.clause);
  const limits = near ? TARGET_LIMITS : WHOLE_LIMITS;
  const label = value <= limits.negative ? 'neg' : value >= limits.positive ? 'pos' : 'neu';
  const words: Sentiment = {
    label,
    value: Math.round(value * 1000) / 1000,
    confidence: confidenceOf(label, value, weights, lexicon),
    lang: ask.lang,
    method: lexicon ? 'lexicon' : 'none',
    why: whyOf(ask, tokens, weights, spans, (at) => shareOf(at, near, shares)),
    version: VERSION,
  };
  const isNear = shares === SHARES || shares === CLAUSE_SHARES;
  return ask.rating ? withRating(words, isNear, ask.rating, ask.target) : words;
}

function read(ask: SentimentAsk, lexicon: Lexicon | null): Token[] {
  const tokens: Token[] = [];
  for (const field of ['title', 'text'] as const) {
    const whole = ask[field] ?? '';
    const places = ask.target.filter((hit) => hit.field === field);
    for (const { from, to } of stretches(whole, places)) {
      const next = tokensOf(
        whole.slice(from, to),
        field,
        lexicon?.elision ?? null,
        lexicon?.contrasts ?? NO_WORDS,
        tokens.at(-1),
      );
      for (const token of next) {
        token.start += from;
        token.end += from;
        tokens.push(token);
      }
    }
  }
  return tokens;
}

/** Gives comparing words the weight they have for the thing that is asked about. */
function compare(tokens: readonly Token[], weights: number[], lexicon: Lexicon, near: Neighborhood): void {
  for (const { at, from, to, first, second, weight } of comparisonsOf(tokens, weights, lexicon)) {
    const isIn = (side: { from: number; to: number }): boolean =>
      [...near.own].some((own) => own >= side.from && own <= side.to);
    const side = isIn(first) ? 1 : isIn(second) ? -1 : 0;
    if (side === 0) continue;
    for (let other = from; other <= to; other++) weights[other] = 0;
    weights[at] = side * weight;
    near.window.add(at);
    near.clause.add(at);
  }
}

function sharesOf(near: Neighborhood | null, weights: readonly number[]): typeof SHARES {
  if (near === null) return PLACELESS_SHARES;
  for (const at of near.window) if (weights[at] !== 0) return SHARES;
  for (const at of near.clause) if (weights[at] !== 0) return CLAUSE_SHARES;
  return SILENT_SHARES;
}

function shareOf(at: number, near: Neighborhood | null, shares: typeof SHARES): number {
  const window = near?.window.has(at) ? shares.window : 0;
  return window + (near?.clause.has(at) ? shares.clause : 0) + shares.whole;
}

function scopeValue(weights: readonly number[], scope: ReadonlySet<number>): number {
  let sum = 0;
  for (const at of scope) sum += weights[at]!;
  return squash(sum);
}

/** Long texts hold more words of either kind: their sum is measured against their length. */
function wholeValue(tokens: readonly Token[], weights: readonly number[]): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return squash(sum / Math.max(1, Math.sqrt(tokens.length / ORDINARY_LENGTH)));
}

/** Any sum to -1..1 (VADER's normalization, alpha = 15). */
function squash(sum: number): number {
  return sum / Math.sqrt(sum * sum + 15);
}

/**
 * Chance that the label is right, as measured on 52,000 labeled English posts: a straight line through what each
 * strength of value got right. Without a word list there is nothing to be sure of.
 */
function confidenceOf(
  label: SentimentLabel,
  value: number,
  weights: readonly number[],
  lexicon: Lexicon | null,
): number {
  const silent = weights.every((weight) => weight === 0);
  if (lexicon === null) return silent ? 0 : 0.3;
  if (label === 'neu') return silent ? 0.57 : 0.4;
  return Math.round((0.22 + 0.68 * Math.abs(value)) * 100) / 100;
}

function whyOf(
  ask: SentimentAsk,
  tokens: readonly Token[],
  weights: readonly number[],
  spans: ReadonlyMap<number, readonly [number, number]>,
  share: (at: number) => number,
): Sentiment['why'] {
  const why: Sentiment['why'] = [];
  weights.forEach((weight, at) => {
    if (weight === 0) return;
    const [first, last] = spans.get(at) ?? [at, at];
    const token = (ask[tokens[at]!.field] ?? '').slice(tokens[first]!.start, tokens[last]!.end).slice(0, 60);
    why.push({ token, weight: Math.round(weight * share(at) * 100) / 100 });
  });
  return why.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MAX_WHY);
}
