import { type Found, findConstructions } from './constructions/find.ts';
import { FAINT, type Looks, looksOf } from './looks.ts';
import type { Reading } from './reading.ts';
import { BRAND_FIGURES } from './tables/dense.ts';
import { PATTERNS, type Pattern } from './tables/pattern-kinds.ts';
import type { Three } from './tables/table.ts';
import { aroundTarget } from './target.ts';

/** In logits: what a construction that can hardly be misread adds for its side, and takes from the other. */
const COMPARED = 1.6;
const BESIDE = 0.8;
const RELIEVED = 1.4;
const MEANT = 0.6;
const NEUTRAL = 1.8;
/** A word of this valence, or a saying, is no accident. */
const STRONG = 3;
const HARD_TROUBLE = (
  [
    'cannot',
    'broken',
    'waiting',
    'no-reply',
    'refund',
    'since-update',
    'loss',
    'not-arrived',
    'anyone-else',
  ] satisfies Pattern[]
).map(placeOf);
const TROUBLE = [...HARD_TROUBLE, ...(['charged', 'outage', 'error'] satisfies Pattern[]).map(placeOf)];
const NOT_FLAT = [
  ...HARD_TROUBLE,
  ...(['again', 'leaving', 'thanks', 'solved', 'recommend'] satisfies Pattern[]).map(placeOf),
];
const TELLING = [...TROUBLE, ...NOT_FLAT];
const [NEWS, SPEAKER, ADDRESSED] = [placeOf('news'), placeOf('speaker'), placeOf('addressed')];
const LITTLE_TEXT = 4;
const SIGNED = 1.5;
const SAID = 2.4;
const DEMANDED = 1.2;
const NAME_ALONE = 2.5;
const LONGEST_FLAT = 14;
/** Words beside the target up to which a text is short: one clear word is what it says, and without any it says little. */
const SHORT = 8;
const CLEAR = { valence: 1.9, adds: 1 } as const;
const FEW = 6;
const LITTLE_SAID = 0.5;

function placeOf(pattern: Pattern): number {
  return BRAND_FIGURES + PATTERNS.indexOf(pattern);
}

/**
 * What constructions say that tables of words cannot see: which side a comparison favors, trouble that is denied ("not a single
 * outage"), plain questions, flat statements and reported news, signs that stand nearly alone.
 * @param brandDense the dense features of the brand table, where patterns were looked for
 */
export function evidenceOf(reading: Reading, brandDense: Float32Array | null): Three {
  const { weights, compared, relief, strong, own, lexicon } = reading;
  let good = 0;
  let neutral = 0;
  if (compared !== 0) good += COMPARED * Math.sign(compared);
  if (relief > 0) good += RELIEVED * Math.min(1.5, 0.6 + relief / 4);
  good += MEANT * Math.max(-STRONG, Math.min(STRONG, strong));
  const found = findConstructions(reading, lexicon?.lang ?? '');
  const said = saidBy(found);
  good += said;
  const held = found.counts.turned - found.counts.kept;
  good += held === 0 ? besideOf(reading) : heldAgainst(weights, held > 0);
  const looks = looksOf(reading);
  if (own !== null && asksToKnow(brandDense, found, looks)) return [0, NEUTRAL, 0];
  good += looks.swollen;
  if (looks.words <= LITTLE_TEXT && Math.abs(looks.signs) >= 1) good += SIGNED * Math.sign(looks.signs);
  if (Math.abs(found.denied) >= 1) good -= SAID * Math.sign(found.denied) + MEANT * found.denied;
  const judges = compared !== 0 || said !== 0 || held !== 0 || found.denied !== 0;
  if (own !== null && looks.words === 0 && looks.isSilent) neutral += NAME_ALONE;
  else if (!judges && found.counts.demands === 0 && isNeutral(reading, brandDense, found, looks))
    neutral += NEUTRAL;
  if (!judges && relief === 0 && found.counts.demands === 0 && looks.words <= SHORT) {
    good += CLEAR.adds * clearOf(reading);
    if (own !== null && looks.isSilent && looks.words <= FEW && !tells(brandDense, TELLING))
      neutral += LITTLE_SAID;
  }
  if (found.counts.demands > 0) good -= DEMANDED;
  return [-good, neutral, good];
}

/** Which way a clear word points with none against it, beside the target where there is one; 0 = neither. */
function clearOf({ tokens, weights, own }: Reading): number {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < tokens.length; at++) {
    const weight = weights[at]!;
    if (weight === 0 || !isBeside(tokens, own, at)) continue;
    if (weight > 0) good += weight;
    else bad -= weight;
  }
  if (good > 0 && bad > 0) return 0;
  return good >= CLEAR.valence ? 1 : bad >= CLEAR.valence ? -1 : 0;
}

/** Whether a token stands in a sentence of the target. */
function isBeside(tokens: Reading['tokens'], own: Reading['own'], at: number): boolean {
  if (own === null) return true;
  for (const place of own) if (tokens[place]!.sentence === tokens[at]!.sentence) return true;
  return false;
}

function saidBy({ counts, praised, blamed }: Found): number {
  let said = 0;
  if (counts.good > 0) said += SAID + MEANT * praised;
  if (counts.bad > 0) said -= SAID + MEANT * blamed;
  return said;
}

/** What is said where the target is held against another, of which it may be said: without a word that speaks, that is praise. */
function heldAgainst(weights: readonly number[], turned: boolean): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return turned === sum < 0 ? SAID : -SAID;
}

/** Whether a question asks to know, not because something is wrong. */
function asksToKnow(
  brandDense: Float32Array | null,
  { counts }: Found,
  { asksToKnow, blames }: Looks,
): boolean {
  if (counts.demands > 0 || blames || tells(brandDense, HARD_TROUBLE)) return false;
  return asksToKnow || counts.asks > 0;
}

/** Plain questions, reported news, flat statements. */
function isNeutral(reading: Reading, brandDense: Float32Array | null, found: Found, looks: Looks): boolean {
  const { asks, speaks, reports } = looks;
  if (asks && !speaks && !tells(brandDense, TROUBLE)) return true;
  if (reports && isNews(brandDense) && !tells(brandDense, HARD_TROUBLE)) return true;
  if (tells(brandDense, NOT_FLAT)) return false;
  return found.counts.flat > 0 && isFlat(reading, found.flatSentence);
}

/** Whether a sentence only states: nothing in it speaks, is denied, shown or goes on to what came of it. What was bad before it is something else. */
function isFlat({ tokens, weights, negated }: Reading, sentence: number): boolean {
  let words = 0;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text, word, sentence: own } = tokens[at]!;
    if (kind === 'sign' || (kind === 'mark' && /!|\.\.|…/.test(text))) return false;
    if (own < sentence) continue;
    if (own > sentence && Math.abs(weights[at]!) > FAINT) return false;
    if (own > sentence) continue;
    if (negated[at]) return false;
    if (kind !== 'word') continue;
    words += 1;
    if (word?.constructions.turns || (Math.abs(weights[at]!) > FAINT && !word?.constructions.technical))
      return false;
  }
  return words <= LONGEST_FLAT;
}

function tells(brandDense: Float32Array | null, patterns: readonly number[]): boolean {
  return brandDense !== null && patterns.some((at) => brandDense[at] !== 0);
}

/** Reported by somebody who neither speaks of themselves nor to anybody. */
function isNews(brandDense: Float32Array | null): boolean {
  return (
    brandDense !== null && brandDense[NEWS] !== 0 && brandDense[SPEAKER] === 0 && brandDense[ADDRESSED] === 0
  );
}

/** What is said right at the target, or in its clause where another name stands elsewhere and fares otherwise. */
function besideOf({ tokens, weights, own, place }: Reading): number {
  if (own === null || place === 'address') return 0;
  let beside = 0;
  for (const at of own) {
    const before = tokens[at - 1];
    if (before?.clause === tokens[at]!.clause && before.kind === 'word') beside += weights[at - 1]!;
  }
  if (beside !== 0) return BESIDE * Math.sign(beside);
  if (place !== 'beside-others') return 0;
  const { clause } = aroundTarget(tokens, own);
  let inside = 0;
  let outside = 0;
  for (let at = 0; at < tokens.length; at++) {
    if (clause.has(at)) inside += weights[at]!;
    else outside += weights[at]!;
  }
  return inside * outside < 0 ? COMPARED * Math.sign(inside) : 0;
}
