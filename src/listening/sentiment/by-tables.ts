import type { KeywordKind } from '../keywords/keyword.ts';
import { judgeByList } from './by-list.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { BRAND_DENSE, GENERAL_DENSE, readBrandDense, readGeneralDense } from './tables/dense.ts';
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

/** What each table says of a text: `brand` only toward a target that stands in it. */
export interface TableScores {
  general: Three;
  brand: Three | null;
}

/**
 * Shares of the brand table where the target is a brand of somebody's: where the word list knows a word, and where it knows
 * none, so that tweets would call everything neutral.
 */
const BRAND_SHARE = { known: 0.5, silent: 0.8 } as const;
/** French has no table taught by tweets: the word list takes its place. */
const FRENCH_SHARE = 0.5;
/** Added to the log-probabilities. People write to brands when something is wrong; a topic is mostly just named. */
const BIAS = { brand: [0.5, 0, 0], topic: [0, 0.8, 0], none: [0, 0, 0] } as const satisfies Record<
  string,
  Three
>;
/** Tokens on each side of a topic that say more about it than the rest, and their share. */
const WINDOW = 5;
const WINDOW_SHARE = 0.5;

/** Used again for each text; nothing is kept in it from one to the next. */
const features = emptyFeatures();
const generalDense = new Float32Array(GENERAL_DENSE);
const brandDense = new Float32Array(BRAND_DENSE);

/** Log-probabilities of negative, neutral and positive. */
export function judgeByTables(reading: Reading, lexicon: Lexicon, lang: TableLanguage, aim: Aim): Three {
  const { general, brand } = tableScores(reading, lexicon, lang, aim);
  if (brand !== null) {
    const share =
      lang === 'fr' ? FRENCH_SHARE : hasSilentList(reading) ? BRAND_SHARE.silent : BRAND_SHARE.known;
    return plus(mixed(brand, general, share), BIAS.brand);
  }
  if (aim !== 'topic') return logarithms(general);
  if (reading.place === 'first') return plus(logarithms(general), BIAS.topic);
  return plus(mixed(generalScore(windowOf(reading)), general, WINDOW_SHARE), BIAS.topic);
}

/** Whether the word list knows no word of a text. */
export function hasSilentList({ weights }: Reading): boolean {
  return weights.every((weight) => weight === 0);
}

export function tableScores(reading: Reading, lexicon: Lexicon, lang: TableLanguage, aim: Aim): TableScores {
  const general = lang === 'en' ? generalScore(reading) : judgeByList(reading, lexicon).probabilities;
  if (aim !== 'brand') return { general, brand: null };
  // English has read the features above, with the same tokens.
  if (lang !== 'en') readFeatures(reading.tokens, reading.negated, reading.own, features);
  readBrandDense(reading, lang, brandDense);
  return { general, brand: softmax(logitsOf(BRAND, features, brandDense, true)) };
}

/** The parts of a reading that the general table looks at. */
interface Excerpt {
  tokens: Token[];
  weights: number[];
  negated: boolean[];
  own: Set<number> | null;
}

function generalScore(reading: Excerpt): Three {
  readFeatures(reading.tokens, reading.negated, reading.own, features);
  readGeneralDense(reading, generalDense);
  return softmax(logitsOf(GENERAL, features, generalDense, false));
}

/** The text cut down to what stands near the target. */
function windowOf({ tokens, weights, negated, own }: Reading): Excerpt {
  const near: Excerpt & { own: Set<number> } = { tokens: [], weights: [], negated: [], own: new Set() };
  let next = 0;
  for (const place of own!) {
    const end = Math.min(tokens.length - 1, place + WINDOW);
    for (next = Math.max(next, place - WINDOW); next <= end; next++) {
      if (own!.has(next)) near.own.add(near.tokens.length);
      near.tokens.push(tokens[next]!);
      near.weights.push(weights[next]!);
      near.negated.push(negated[next]!);
    }
  }
  return near;
}

function mixed(one: Three, other: Three, share: number): Three {
  const [a, b] = [logarithms(one), logarithms(other)];
  return [
    share * a[0] + (1 - share) * b[0],
    share * a[1] + (1 - share) * b[1],
    share * a[2] + (1 - share) * b[2],
  ];
}
