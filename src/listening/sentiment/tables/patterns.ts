import type { Token } from '../tokens.ts';
import { COMPILED, PLACE, SIDES } from './pattern-phrases.ts';

/** Sets `into`, which holds zeros, to 1 for each pattern that is found in the tokens, from `offset` on. */
export function readPatterns(
  tokens: readonly Token[],
  lang: string,
  own: ReadonlySet<number>,
  into: Float32Array,
  offset: number,
): void {
  if (!Object.hasOwn(COMPILED, lang)) return;
  for (let at = 0; at < tokens.length; at++) {
    const { text, kind, word } = tokens[at]!;
    if (kind === 'mark' && text.includes('?')) into[offset + PLACE.question] = 1;
    const phrases = word?.patterns;
    if (phrases === undefined || own.has(at)) continue;
    for (const { words, valence } of phrases) {
      let same = 1;
      while (same < words.length && tokens[at + same]?.text === words[same]) same += 1;
      if (same === words.length) into[offset + valence] = 1;
    }
  }
  for (const at of own) readPlace(tokens, at, own, into, offset);
}

const NEAR = 3;

function readPlace(
  tokens: readonly Token[],
  at: number,
  own: ReadonlySet<number>,
  into: Float32Array,
  offset: number,
): void {
  const sentence = tokens[at]!.sentence;
  if (at === 0) into[offset + PLACE['target-first']] = 1;
  for (let back = 1; back <= NEAR && tokens[at - back]?.sentence === sentence; back++) {
    if (own.has(at - back)) return;
    const sides = tokens[at - back]!.word?.sides ?? 0;
    if (sides === 0) continue;
    if (sides & SIDES.from) into[offset + PLACE['from-target']] = 1;
    else if (sides & SIDES.to) into[offset + PLACE['to-target']] = 1;
    else if (sides & SIDES.than) into[offset + PLACE['than-target']] = 1;
    else into[offset + PLACE['unlike-other']] = 1;
  }
  for (let ahead = 1; ahead <= 8 && tokens[at + ahead]?.sentence === sentence; ahead++)
    if ((tokens[at + ahead]!.word?.sides ?? 0) & SIDES.than) into[offset + PLACE['target-than']] = 1;
}
