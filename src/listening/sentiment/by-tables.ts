import type { KeywordKind } from '../keywords/keyword.ts';
import { judgeByList } from './by-list.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { evidenceOf } from './rules.ts';
import { BRAND_DENSE, GENERAL_DENSE, readBrandDense, readGeneralDense } from './tables/dense.ts';
import { emptyFeatures, readFeatures } from './tables/features.ts';
import { emptySums, readPieceSums } from './tables/piece-sums.ts';
import { BRAND, GENERAL } from './tables/shipped.ts';
import { logitsOf, plus, type Three } from './tables/table.ts';

/** Languages that the brand table was taught in. */
export type TableLanguage = 'en' | 'fr';

/** Without a target, French has its word list alone: no tweets that may teach were found for it. */
export function hasTables(lang: string | null, aim: Aim): lang is TableLanguage {
  return lang === 'en' || (lang === 'fr' && aim === 'brand');
}

/** What a post is judged toward. Subjects are mostly named in passing; brands, products, competitors are talked to and about. */
export type Aim = 'none' | 'topic' | 'brand';

export function aimOf(kind: KeywordKind | null, { own }: Reading): Aim {
  if (kind === null || own === null) return 'none';
  return kind === 'industry' || kind === 'campaign' ? 'topic' : 'brand';
}

/**
 * Shares of the brand table where the target is a brand of somebody's: where the word list knows a word, and where it knows
 * none, so that tweets would call everything neutral.
 */
const BRAND_SHARE = { known: 0.5, silent: 0.8 } as const;
/** French has no table taught by tweets: the word list takes its place. */
const FRENCH_SHARE = 0.75;
/** Added to the log-probabilities. People write to brands when something is wrong; a topic is mostly just named. */
const BIAS = { brand: [0.5, 0, 0], topic: [0, 0.8, 0], none: [0, 0, 0] } as const satisfies Record<
  string,
  Three
>;
/** Tokens on each side of a topic that say more about it than the rest, and their share. */
const WINDOW = 5;
const WINDOW_SHARE = 0.5;
/** Tokens of a text that is longer than a post, and the share of the sentences with its target. */
const LONG = 150;
const SENTENCE_SHARE = 0.7;

const WORDS_ALONE = { pieces: false, sides: false };
const ALL_BUT_PIECES = { pieces: false, sides: true };

/** Used again for each text; nothing is kept in it from one to the next. */
const features = emptyFeatures();
const generalPieces = emptySums();
const brandPieces = emptySums();
const generalDense = new Float32Array(GENERAL_DENSE);
const brandDense = new Float32Array(BRAND_DENSE);

/** Scores of negative, neutral and positive, in logits, and what of them constructions say. */
export interface TableScores {
  scores: Three;
  evidence: Three;
}

export function judgeByTables(
  reading: Reading,
  lexicon: Lexicon,
  lang: TableLanguage,
  aim: Aim,
): TableScores {
  const whole = judgeOnce(reading, lexicon, lang, aim);
  if (reading.own === null || aim === 'none') return whole;
  // In an article, the rest is about something else.
  if (reading.tokens.length > LONG)
    return joined(judgeOnce(excerptOf(reading, sentencesOf(reading)), lexicon, lang, aim), whole);
  return whole;
}

/** Scores are mixed and added as they are: what makes probabilities of them is the same for all three, and falls out. */
function judgeOnce(reading: Reading, lexicon: Lexicon, lang: TableLanguage, aim: Aim): TableScores {
  if (aim !== 'brand') {
    const general = aim === 'topic' ? topicScores(reading) : generalScores(reading);
    const all = evidenceOf(reading, null);
    // Who compares two names speaks of them, subject or not.
    const evidence = reading.compared !== 0 ? all : halved(all);
    return { scores: plus(plus(general, BIAS[aim]), evidence), evidence };
  }
  readParts(reading, ALL_BUT_PIECES);
  const general = lang === 'en' ? generalLogits(reading) : judgeByList(reading, lexicon).scores;
  readBrandDense(reading, lang, brandDense);
  const brand = logitsOf(BRAND, features, brandPieces, brandDense, true);
  const share =
    lang === 'fr' ? FRENCH_SHARE : hasSilentList(reading) ? BRAND_SHARE.silent : BRAND_SHARE.known;
  const evidence = evidenceOf(reading, brandDense);
  return { scores: plus(plus(mixed(brand, general, share), BIAS.brand), evidence), evidence };
}

function joined(excerpt: TableScores, whole: TableScores): TableScores {
  return {
    scores: mixed(excerpt.scores, whole.scores, SENTENCE_SHARE),
    evidence: mixed(excerpt.evidence, whole.evidence, SENTENCE_SHARE),
  };
}

/** Words near a topic count twice. */
function topicScores(reading: Reading): Three {
  const whole = generalScores(reading);
  if (reading.place === 'address') return whole;
  return mixed(generalScores(excerptOf(reading, windowOf(reading))), whole, WINDOW_SHARE);
}

function generalScores(reading: Reading): Three {
  readParts(reading, WORDS_ALONE);
  return generalLogits(reading);
}

function readParts({ tokens, negated, own }: Reading, parts: typeof WORDS_ALONE): void {
  readFeatures(tokens, negated, own, features, parts);
  readPieceSums(tokens, generalPieces, brandPieces);
}

/** What the general table makes of the features that were read last. */
function generalLogits(reading: Reading): Three {
  readGeneralDense(reading, generalDense);
  return logitsOf(GENERAL, features, generalPieces, generalDense, false);
}

/** Whether the word list knows no word of a text. */
export function hasSilentList({ weights }: Reading): boolean {
  return weights.every((weight) => weight === 0);
}

/** Indices of the tokens near the target, in order. */
function windowOf({ tokens, own }: Reading): number[] {
  const near: number[] = [];
  let next = 0;
  for (const place of own!)
    for (next = Math.max(next, place - WINDOW); next <= Math.min(tokens.length - 1, place + WINDOW); next++)
      near.push(next);
  return near;
}

/** Indices of the tokens in the sentences of the target, in order. */
function sentencesOf({ tokens, own }: Reading): number[] {
  const sentences = new Set(Array.from(own!, (at) => tokens[at]!.sentence));
  return tokens.flatMap((token, at) => (sentences.has(token.sentence) ? [at] : []));
}

/** A text cut down to some of its tokens. */
function excerptOf(reading: Reading, places: readonly number[]): Reading {
  const { tokens, weights, negated, own } = reading;
  const inside = new Set<number>();
  places.forEach((place, at) => {
    if (own!.has(place)) inside.add(at);
  });
  return {
    ...reading,
    tokens: places.map((at) => tokens[at]!),
    weights: places.map((at) => weights[at]!),
    negated: places.map((at) => negated[at]!),
    own: inside,
  };
}

/** Tweets have taught the general table much of what is evidence. */
function halved([a, b, c]: Three): Three {
  return [a / 2, b / 2, c / 2];
}

function mixed(one: Three, other: Three, share: number): Three {
  return [
    share * one[0] + (1 - share) * other[0],
    share * one[1] + (1 - share) * other[1],
    share * one[2] + (1 - share) * other[2],
  ];
}
