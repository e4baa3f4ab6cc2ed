import type { KeywordKind } from '../keywords/keyword.ts';
import { judgeByList } from './by-list.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { evidenceOf } from './rules.ts';
import {
  BRAND_DENSE,
  BRAND_FIGURES,
  GENERAL_DENSE,
  readBrandDense,
  readGeneralDense,
} from './tables/dense.ts';
import { emptyFeatures, readFeatures } from './tables/features.ts';
import { BRAND, GENERAL } from './tables/shipped.ts';
import { logarithms, logitsOf, plus, softmax, type Three } from './tables/table.ts';
import type { Token } from './tokens.ts';

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
/** Tokens of a text that is longer than a post, how many around its target count more, and their share. */
const LONG = 150;
const SURROUNDINGS = 20;
const SURROUNDINGS_SHARE = 0.7;

/** Used again for each text; nothing is kept in it from one to the next. */
const features = emptyFeatures();
const generalDense = new Float32Array(GENERAL_DENSE);
const brandDense = new Float32Array(BRAND_DENSE);

/** Log-probabilities of negative, neutral and positive. */
export function judgeByTables(reading: Reading, lexicon: Lexicon, lang: TableLanguage, aim: Aim): Three {
  const whole = judgeOnce(reading, lexicon, lang, aim);
  if (reading.own === null || aim === 'none') return whole;
  // In an article, the rest is about something else.
  if (reading.tokens.length > LONG)
    return mixed(judgeOnce(excerptOf(reading, SURROUNDINGS), lexicon, lang, aim), whole, SURROUNDINGS_SHARE);
  if (aim === 'brand' || reading.place === 'address') return whole;
  return mixed(judgeOnce(excerptOf(reading, WINDOW), lexicon, lang, aim), whole, WINDOW_SHARE);
}

function judgeOnce(reading: Reading, lexicon: Lexicon, lang: TableLanguage, aim: Aim): Three {
  readFeatures(reading.tokens, reading.negated, reading.own, features);
  const general = lang === 'en' ? generalLogs() : logarithms(judgeByList(reading, lexicon).probabilities);
  if (aim !== 'brand') return plus(plus(general, BIAS[aim]), evidenceOf(reading, null));
  readBrandDense(reading, lang, brandDense);
  const brand = logarithms(softmax(logitsOf(BRAND, features, brandDense, true)));
  const known = reading.weights.some((weight) => weight !== 0);
  const share = lang === 'fr' ? FRENCH_SHARE : known ? BRAND_SHARE.known : BRAND_SHARE.silent;
  const evidence = evidenceOf(reading, brandDense.subarray(BRAND_FIGURES));
  return plus(plus(mixed(brand, general, share), BIAS.brand), evidence);

  function generalLogs(): Three {
    readGeneralDense(reading, generalDense);
    return logarithms(softmax(logitsOf(GENERAL, features, generalDense, false)));
  }
}

/** The text cut down to what stands near the target. */
function excerptOf(reading: Reading, reach: number): Reading {
  const { tokens, weights, negated, own } = reading;
  const excerpt = { ...reading, tokens: [] as Token[], weights: [] as number[], negated: [] as boolean[] };
  const inside = new Set<number>();
  let next = 0;
  for (const place of own!) {
    const end = Math.min(tokens.length - 1, place + reach);
    for (next = Math.max(next, place - reach); next <= end; next++) {
      if (own!.has(next)) inside.add(excerpt.tokens.length);
      excerpt.tokens.push(tokens[next]!);
      excerpt.weights.push(weights[next]!);
      excerpt.negated.push(negated[next]!);
    }
  }
  return { ...excerpt, own: inside };
}

function mixed(one: Three, other: Three, share: number): Three {
  return [
    share * one[0] + (1 - share) * other[0],
    share * one[1] + (1 - share) * other[1],
    share * one[2] + (1 - share) * other[2],
  ];
}
