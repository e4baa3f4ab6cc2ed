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
  const { tokens, own } = withTarget(cut(ask, lexicon), ask.target);
  const weighed = weigh(tokens, lexicon);
  const { weights, spans, negated, relief, strong, inPhrase } = weighed;
  const compared = own && lexicon ? compare(tokens, weighed, lexicon, own) : 0;
  const place = placeOf(tokens, own);
  return { lexicon, tokens, weights, spans, negated, relief, strong, inPhrase, own, place, compared };
}

/** Makes one token of each place of the target, without a word: a brand called "Brilliant" is no praise of itself. */
function withTarget(cut: Token[], target: Readable['target']): { tokens: Token[]; own: Set<number> | null } {
  const places = ownTokens(cut, target);
  if (places === null) return { tokens: cut, own: null };
  const tokens: Token[] = [];
  const own = new Set<number>();
  for (let at = 0; at < cut.length; at++) {
    const token = cut[at]!;
    if (!places.has(at)) tokens.push(token);
    else if (at > 0 && places.has(at - 1) && cut[at - 1]!.field === token.field)
      tokens.at(-1)!.end = token.end;
    else {
      own.add(tokens.length);
      // A handle stays one, which may be an address.
      tokens.push({
        ...token,
        kind: 'name',
        text: token.kind === 'name' ? token.text : '',
        loud: false,
        word: null,
      });
    }
  }
  return { tokens, own };
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
  { weights, inPhrase }: Weighed,
  lexicon: Lexicon,
  own: ReadonlySet<number>,
): number {
  let compared = 0;
  for (const { at, from, to, first, second, weight } of comparisonsOf(tokens, weights, inPhrase, lexicon)) {
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
