import type { Reading } from '../reading.ts';
import { PATTERNS } from './pattern-kinds.ts';
import { readPatterns } from './patterns.ts';

/** Figures that the word list and the look of a text give beside its words. */
const FIGURES = 22;
/** Dense features of the general table. The order is the order of its weights. */
export const GENERAL_DENSE = FIGURES;
/** Those of the brand table: the figures of English, those of French (valences mean another thing), and the patterns of both. */
export const BRAND_FIGURES = 2 * FIGURES;
export const BRAND_DENSE = BRAND_FIGURES + PATTERNS.length;

type Weighed = Pick<Reading, 'tokens' | 'weights' | 'negated'>;
const NOTHING: ReadonlySet<number> = new Set();

export function readGeneralDense(reading: Weighed, into: Float32Array): void {
  readFigures(reading, into, 0);
}

export function readBrandDense(reading: Reading, lang: string, into: Float32Array): void {
  into.fill(0);
  readFigures(reading, into, lang === 'fr' ? FIGURES : 0);
  readPatterns(reading.tokens, lang, reading.own ?? NOTHING, into, BRAND_FIGURES);
}

/** Writes the figures of a text into `into`, from `offset` on. */
function readFigures({ tokens, weights, negated }: Weighed, into: Float32Array, offset: number): void {
  let good = 0;
  let bad = 0;
  let goods = 0;
  let bads = 0;
  let best = 0;
  let worst = 0;
  let last = 0;
  let signs = 0;
  let turned = 0;
  let negations = 0;
  let loud = 0;
  let words = 0;
  let names = 0;
  let links = 0;
  let asks = 0;
  let shouts = 0;
  let dots = 0;
  let numbers = 0;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text, loud: isLoud } = tokens[at]!;
    const weight = weights[at]!;
    if (weight > 0) {
      good += weight;
      goods += 1;
      if (weight > best) best = weight;
    } else if (weight < 0) {
      bad -= weight;
      bads += 1;
      if (weight < worst) worst = weight;
    }
    if (weight !== 0) last = weight;
    if (negated[at]) {
      negations += 1;
      turned += weight;
    }
    if (kind === 'word') {
      words += 1;
      if (isLoud) loud += 1;
      const code = text.charCodeAt(0);
      if (code >= 48 && code <= 57) numbers += 1;
    } else if (kind === 'sign') signs += weight;
    else if (kind === 'mark') {
      if (text.includes('?')) asks += 1;
      if (text.includes('!')) shouts += 1;
      if (text.includes('..') || text.includes('…')) dots += 1;
    } else if (text.startsWith('@')) names += 1;
    else if (text !== '') links += 1;
  }
  into[offset] = squash(good);
  into[offset + 1] = squash(bad);
  into[offset + 2] = squash(good - bad);
  into[offset + 3] = Math.min(3, goods) / 3;
  into[offset + 4] = Math.min(3, bads) / 3;
  into[offset + 5] = best / 5;
  into[offset + 6] = worst / 5;
  into[offset + 7] = last / 5;
  into[offset + 8] = squash(signs);
  into[offset + 9] = squash(turned);
  into[offset + 10] = Math.min(4, negations) / 4;
  into[offset + 11] = Math.min(3, loud) / 3;
  into[offset + 12] = Math.min(2, asks) / 2;
  into[offset + 13] = Math.min(2, shouts) / 2;
  into[offset + 14] = Math.min(2, dots) / 2;
  into[offset + 15] = Math.min(2, links) / 2;
  into[offset + 16] = Math.min(3, names) / 3;
  into[offset + 17] = Math.min(3, numbers) / 3;
  into[offset + 18] = Math.min(1.5, words / 30);
  into[offset + 19] = goods + bads === 0 ? 1 : 0;
  into[offset + 20] = goods > 0 && bads > 0 ? 1 : 0;
  into[offset + 21] = 1;
}

function squash(sum: number): number {
  return sum / Math.sqrt(sum * sum + 15);
}
