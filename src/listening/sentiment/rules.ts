import type { Reading } from './reading.ts';
import type { Three } from './tables/table.ts';

/** In logits: what a construction that can hardly be misread adds for its side, and takes from the other. */
const COMPARED = 1.6;
const RELIEVED = 1.1;
const MEANT = 0.4;
const NEUTRAL = 1.2;
/** A word of this valence, or a saying, is no accident. */
const STRONG = 3;
const LITTLE_TEXT = 4;
const SIGNED = 1.5;

/**
 * What constructions say that tables of words cannot see: which side a comparison favors, trouble that is denied ("not a single
 * outage"), a plain question, signs that stand nearly alone.
 */
export function evidenceOf(reading: Reading): Three {
  const { tokens, weights, compared, relief, strong } = reading;
  let good = 0;
  let neutral = 0;
  if (compared !== 0) good += COMPARED * Math.sign(compared);
  if (relief > 0) good += RELIEVED * Math.min(1.5, relief / 2);
  good += MEANT * Math.max(-STRONG, Math.min(STRONG, strong));
  let words = 0;
  let signs = 0;
  let asks = false;
  let speaks = false;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at]!;
    if (weights[at] !== 0) speaks = true;
    if (kind === 'word') words += 1;
    else if (kind === 'sign') signs += weights[at]!;
    else if (kind === 'mark' && text.includes('?')) asks = true;
  }
  if (words <= LITTLE_TEXT && Math.abs(signs) >= 1) good += SIGNED * Math.sign(signs);
  if (asks && !speaks && compared === 0) neutral += NEUTRAL;
  return [-good, neutral, good];
}
