import type { TermHit } from '../mentions/mention.ts';
import { comparisonsOf } from './compare.ts';
import { LEXICONS } from './languages.ts';
import type { Lexicon } from './lexicon.ts';
import { isReadWhole, ownTokens, type Place, placeOf, stretches } from './target.ts';
import { cutInto, type Token } from './tokens.ts';
import { type Weighed, weigh } from './weigh.ts';

/** A text cut and weighed, as every engine reads it. */
export interface Reading extends Weighed {
  lexicon: Lexicon | null;
  tokens: Token[];
  /** Tokens of the target; null when there is none, or when it stands in no field that is read. */
  own: Set<number> | null;
  place: Place;
  /** How a comparison with something else ends for the target; 0 when it is compared with nothing. */
  compared: number;
}

export interface Readable {
  text: string;
  title: string | null;
  lang: string | null;
  target: readonly Pick<TermHit, 'start' | 'end' | 'field'>[];
}

export function readText(ask: Readable): Reading {
  const lexicon = ask.lang !== null && Object.hasOwn(LEXICONS, ask.lang) ? LEXICONS[ask.lang]! : null;
  const tokens = cut(ask, lexicon);
  const weighed = weigh(tokens, lexicon);
  const own = ownTokens(tokens, ask.target);
  // A brand called "Brilliant" is no praise of itself.
  if (own) for (const at of own) weighed.weights[at] = 0;
  const { weights, spans, negated, relief, strong } = weighed;
  const compared = own && lexicon ? compare(tokens, weights, lexicon, own) : 0;
  const place = placeOf(tokens, own, lexicon?.capitalNouns !== true);
  return { lexicon, tokens, weights, spans, negated, relief, strong, own, place, compared };
}

function cut({ title, text, target }: Readable, lexicon: Lexicon | null): Token[] {
  const tokens: Token[] = [];
  if (title !== null) cutField(tokens, title, 'title', target, lexicon);
  cutField(tokens, text, 'text', target, lexicon);
  return tokens;
}

function cutField(
  tokens: Token[],
  whole: string,
  field: 'title' | 'text',
  target: Readable['target'],
  lexicon: Lexicon | null,
): void {
  if (isReadWhole(whole)) {
    cutInto(tokens, whole, field, lexicon, 0);
    return;
  }
  const places = target.filter((hit) => hit.field === field);
  for (const { from, to } of stretches(whole, places))
    cutInto(tokens, whole.slice(from, to), field, lexicon, from);
}

/** Gives comparing words the weight they have for the thing that is asked about. */
function compare(
  tokens: readonly Token[],
  weights: number[],
  lexicon: Lexicon,
  own: ReadonlySet<number>,
): number {
  let compared = 0;
  for (const { at, from, to, first, second, weight } of comparisonsOf(tokens, weights, lexicon)) {
    const isIn = (side: { from: number; to: number }): boolean =>
      [...own].some((place) => place >= side.from && place <= side.to);
    const side = isIn(first) ? 1 : isIn(second) ? -1 : 0;
    if (side === 0) continue;
    for (let other = from; other <= to; other++) weights[other] = 0;
    weights[at] = side * weight;
    compared += side * weight;
  }
  return compared;
}
