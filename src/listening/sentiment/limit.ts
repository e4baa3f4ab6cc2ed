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

/** What stands at a token that begins "could not be better", "couldn't be more pleased", "can't complain" or "pourrait être mieux". */
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
    if (denied && words.blame.has(text)) return { from: at, to: next, valence: BEST };
    if (words.more.has(text)) {
      const after = tokens[next + 1];
      const quality = after?.clause === token.clause ? Math.sign(after.word?.valence ?? 0) : 0;
      if (quality === 0 || !isDegree(tokens, next)) continue;
      return { from: at, to: next + 1, valence: quality * (denied ? BEST : SHORT_OF_BEST) };
    }
    if (!Object.hasOwn(words.degrees, text)) continue;
    return { from: at, to: next, valence: words.degrees[text]! * (denied ? BEST : SHORT_OF_BEST) };
  }
  return null;
}

/** "Any more" and "no more" count time or things, not quality. */
function isDegree(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  return before !== 'any' && before !== 'no';
}
