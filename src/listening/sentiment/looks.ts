import type { Reading } from './reading.ts';

/** "New" and "nice" are said of anything. */
export const FAINT = 1;
const SWOLLEN = 1;
const MOST_SWOLLEN = 3;
/** Who asks them wants something done. */
const THEM: ReadonlySet<string> = new Set('you u someone anyone somebody anybody vous tu'.split(' '));
const MODALS: ReadonlySet<string> = new Set('can could will would should may are do did have how'.split(' '));
/** Words from a swelling one to the praise it swells, and from the beginning to the mark behind an oath. */
const NEAR = 2;

/** What a text shows before anything in it is understood. */
export interface Looks {
  words: number;
  signs: number;
  asks: boolean;
  /** Whether a sentence that asks begins as those do that ask to know. */
  asksToKnow: boolean;
  isSilent: boolean;
  /** Whether any word speaks that is more than faint. */
  speaks: boolean;
  /** Whether those that do are such as reports are full of. */
  reports: boolean;
  /** Whether any blames that is not ordinary among machines. */
  blames: boolean;
  /** What praise gains where the words that swell it were read as blame ("insanely fast", "damn, that is good"). */
  swollen: number;
}

export function looksOf({ tokens, weights }: Reading): Looks {
  const looks: Looks = {
    words: 0,
    signs: 0,
    asks: false,
    asksToKnow: false,
    isSilent: true,
    speaks: false,
    reports: true,
    blames: false,
    swollen: 0,
  };
  let swelling = -1;
  let opening = -1;
  let opensToAsk = false;
  let asking = -1;
  let turning = -1;
  let praise = 0;
  let blame = 0;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text, word, sentence } = tokens[at]!;
    const weight = weights[at]!;
    if (weight !== 0) looks.isSilent = false;
    if (Math.abs(weight) > FAINT) {
      looks.speaks = true;
      if (word?.constructions.reported !== true) looks.reports = false;
      if (weight < 0 && word?.constructions.technical !== true) looks.blames = true;
    }
    if (kind === 'word') {
      looks.words += 1;
      if (word?.constructions.turns) turning = sentence;
      if (sentence !== opening) {
        opening = sentence;
        opensToAsk =
          word?.constructions.asks === true && !(MODALS.has(text) && THEM.has(tokens[at + 1]?.text ?? ''));
      }
      if ((weight < 0 || word?.constructions.swells === true) && swells(tokens, weights, at))
        swelling = Math.max(swelling, -weight, 0);
      else if (weight > 0) praise += weight;
      else blame -= weight;
    } else if (kind === 'sign') looks.signs += weight;
    else if (kind === 'mark' && text.includes('?')) {
      looks.asks = !text.includes('??');
      if (looks.asks && opensToAsk && sentence === opening) asking = sentence;
    }
  }
  looks.asksToKnow = asking >= 0 && (turning < 0 || turning === asking);
  if (swelling >= 0 && praise > 0 && blame === 0)
    looks.swollen = SWOLLEN + Math.min(MOST_SWOLLEN, swelling) / 2;
  return looks;
}

/** Whether praise follows at once what only swells it, a quality any blame, or the word is an oath that opens the text. */
function swells(tokens: Reading['tokens'], weights: readonly number[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined) return false;
  if (weights[at]! < 0 && next.word?.constructions.quality === true && weights[at + 1]! >= 0) return true;
  if (tokens[at]!.word?.constructions.swells !== true) return false;
  for (let ahead = at + 1; ahead <= at + NEAR && tokens[ahead]?.kind === 'word'; ahead++)
    if (weights[ahead]! > 0) return true;
  return at < NEAR && next.kind === 'mark';
}
