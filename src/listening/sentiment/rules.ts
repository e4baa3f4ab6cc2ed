import type { Reading } from './reading.ts';
import { BRAND_FIGURES } from './tables/dense.ts';
import { PATTERNS, type Pattern } from './tables/pattern-kinds.ts';
import type { Three } from './tables/table.ts';
import { aroundTarget } from './target.ts';

/** In logits: what a construction that can hardly be misread adds for its side, and takes from the other. */
const COMPARED = 1.6;
const BESIDE = 0.8;
/** "New" and "nice" are said of anything. */
const FAINT = 1;
const RELIEVED = 1.4;
const MEANT = 0.6;
const NEUTRAL = 1.8;
/** A word of this valence, or a saying, is no accident. */
const STRONG = 3;
const TROUBLE = (
  [
    'cannot',
    'broken',
    'waiting',
    'no-reply',
    'charged',
    'refund',
    'outage',
    'since-update',
    'loss',
    'not-arrived',
    'error',
    'anyone-else',
  ] satisfies Pattern[]
).map(placeOf);
const [NEWS, SPEAKER, ADDRESSED] = [placeOf('news'), placeOf('speaker'), placeOf('addressed')];
const LITTLE_TEXT = 4;
const SIGNED = 1.5;

function placeOf(pattern: Pattern): number {
  return BRAND_FIGURES + PATTERNS.indexOf(pattern);
}

/**
 * What constructions say that tables of words cannot see: which side a comparison favors, trouble that is denied ("not a single
 * outage"), plain questions and reported news, signs that stand nearly alone.
 * @param brandDense the dense features of the brand table, where patterns were looked for
 */
export function evidenceOf(reading: Reading, brandDense: Float32Array | null): Three {
  const { tokens, weights, compared, relief, strong } = reading;
  let good = 0;
  let neutral = 0;
  if (compared !== 0) good += COMPARED * Math.sign(compared);
  if (relief > 0) good += RELIEVED * Math.min(1.5, 0.6 + relief / 4);
  good += MEANT * Math.max(-STRONG, Math.min(STRONG, strong));
  good += besideOf(reading);
  let words = 0;
  let signs = 0;
  let asks = false;
  let speaks = false;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!;
    if (Math.abs(weights[at]!) > FAINT) speaks = true;
    if (kind === 'word') words += 1;
    else if (kind === 'sign') signs += weights[at]!;
    else if (kind === 'mark' && text.includes('?')) asks = true;
  }
  if (words <= LITTLE_TEXT && Math.abs(signs) >= 1) good += SIGNED * Math.sign(signs);
  if (!speaks && compared === 0 && !tellsTrouble(brandDense) && (asks || isNews(brandDense)))
    neutral += NEUTRAL;
  return [-good, neutral, good];
}

function tellsTrouble(brandDense: Float32Array | null): boolean {
  return brandDense !== null && TROUBLE.some((at) => brandDense[at] !== 0);
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
