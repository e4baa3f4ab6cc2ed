import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** "Could not be better" says the most that can be said, "could be better" a little of the contrary. */
const BEST = 3.5;
const SHORT_OF_BEST = -2;
const REACH = 5;

export interface Limited {
  /** First and last token. */
  from: number;
  to: number;
  valence: number;
}

/** What stands at a token that begins "could not be better", "couldn't be more pleased" or "pourrait être mieux". */
export function limitAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Limited | null {
  const words = lexicon.limit;
  const token = tokens[at]!;
  if (!words) return null;
  const isNot = words.not.has(token.text);
  if (!isNot && !words.could.has(token.text)) return null;
  let denied = isNot || (at > 0 && words.negators.has(tokens[at - 1]!.text));
  for (let next = at + 1; next <= at + REACH && tokens[next]?.clause === token.clause; next++) {
    const { text } = tokens[next]!;
    if (words.negators.has(text)) denied = true;
    if (!Object.hasOwn(words.degrees, text)) continue;
    const after = tokens[next + 1];
    const quality = after?.clause === token.clause ? Math.sign(lexicon.valence(after.text)) : 0;
    const sign = words.degrees[text]! * (quality === 0 ? 1 : quality);
    return { from: at, to: quality === 0 ? next : next + 1, valence: sign * (denied ? BEST : SHORT_OF_BEST) };
  }
  return null;
}
