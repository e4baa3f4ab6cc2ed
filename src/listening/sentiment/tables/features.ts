import type { Token } from '../tokens.ts';
import { mix, wordHashes } from './word-hashes.ts';

/** Salts keep the kinds of features apart: the same word is another feature alone, negated, and left or right of the target. */
const WORD = 0x9e3779b1;
const PAIR = 0x85ebca77;
const TRIPLE = 0xc2b2ae3d;
const NEGATED = 0x27d4eb2f;
const LEFT = 0x165667b1;
const RIGHT = 0x1b873593;
const FLAG = 0x2545f491;
/** Words on each side of the target that are read as standing left or right of it. */
const SIDE_REACH = 6;
const URL_CODE = 0x5bd1e995;
const NAME_CODE = 0x1656_7a17;

/**
 * What a text is made of, as 32-bit hashes; a table of 2^n weights uses the first n bits of each. Words and pieces of words
 * are kept apart, since each group is brought to length 1. The same code reads the texts that teach and those that are judged.
 */
export interface Features {
  words: Uint32Array;
  wordCount: number;
  pieces: Uint32Array;
  pieceCount: number;
  /** Words by the side of the target on which they stand; only where there is a target. */
  sides: Uint32Array;
  sideCount: number;
}

interface Parts {
  pieces: boolean;
  sides: boolean;
}

const ALL: Parts = { pieces: true, sides: true };

export function emptyFeatures(): Features {
  return {
    words: new Uint32Array(1024),
    wordCount: 0,
    pieces: new Uint32Array(1024),
    pieceCount: 0,
    sides: new Uint32Array(1024),
    sideCount: 0,
  };
}

/**
 * Reads tokens into `into`, which is used again and again: a new array for each post costs more than reading it.
 * @param negated for each token, whether a negation reaches it
 * @param own tokens of the target: read as any name, so that nothing is learned about a brand
 * @param parts what is wanted: pieces one by one (a word also keeps the sum of its own), words by their side of the target
 */
export function readFeatures(
  tokens: readonly Token[],
  negated: readonly boolean[],
  own: ReadonlySet<number> | null,
  into: Features,
  parts: Parts = ALL,
): Features {
  into.wordCount = 0;
  into.pieceCount = 0;
  into.sideCount = 0;
  let before = 0;
  let beforeThat = 0;
  let field: string | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.field !== field) {
      before = 0;
      beforeThat = 0;
      field = token.field;
    }
    const isOwn = token.word === null && own?.has(at) === true;
    const code = isOwn ? NAME_CODE : codeOf(token);
    if (parts.pieces && token.kind === 'word' && !isOwn)
      addPieces(into, (token.word ?? wordHashes(token.text)).pieces);
    addWord(into, mix(code ^ WORD));
    if (before !== 0) {
      const pair = mix(Math.imul(before, PAIR) ^ code);
      addWord(into, pair);
      if (beforeThat !== 0) addWord(into, mix(Math.imul(beforeThat, TRIPLE) ^ pair));
    }
    if (negated[at] && !isOwn) addWord(into, mix(code ^ NEGATED));
    if (token.loud && !isOwn) addWord(into, mix(FLAG));
    beforeThat = before;
    before = code;
  }
  if (parts.sides && own !== null) readSides(tokens, own, into);
  return into;
}

function readSides(tokens: readonly Token[], own: ReadonlySet<number>, into: Features): void {
  for (const at of own) {
    for (const step of [-1, 1]) {
      const salt = step < 0 ? LEFT : RIGHT;
      for (let other = at + step, words = 0; words < SIDE_REACH; other += step) {
        const token = tokens[other];
        if (!token || token.field !== tokens[at]!.field || own.has(other)) break;
        words += 1;
        addSide(into, mix(codeOf(token) ^ salt));
      }
    }
  }
}

function codeOf(token: Token): number {
  const { text, kind, word } = token;
  if (word !== null) return word.hash;
  if (kind === 'name') return text.charCodeAt(0) === 64 ? NAME_CODE : URL_CODE;
  return kind === 'mark' ? markCode(text) : wordHashes(text).hash;
}

/** A run of marks counts by its kind, and whether there is one or more. */
function markCode(text: string): number {
  let code = 0x811c9dc5;
  let last = 0;
  for (let at = 0; at < text.length && at < 8; at++) {
    const mark = text.charCodeAt(at);
    if (mark === last) code = Math.imul(code ^ 43, 0x01000193);
    else code = Math.imul(code ^ mark, 0x01000193);
    if (mark === last) break;
    last = mark;
  }
  return code | 0;
}

function addWord(into: Features, hash: number): void {
  if (into.wordCount === into.words.length) into.words = grown(into.words);
  into.words[into.wordCount++] = hash;
}

function addSide(into: Features, hash: number): void {
  if (into.sideCount === into.sides.length) into.sides = grown(into.sides);
  into.sides[into.sideCount++] = hash;
}

function addPieces(into: Features, pieces: Uint32Array): void {
  while (into.pieceCount + pieces.length > into.pieces.length) into.pieces = grown(into.pieces);
  // Faster than `set` for the few that a word has.
  for (let at = 0; at < pieces.length; at++) into.pieces[into.pieceCount + at] = pieces[at]!;
  into.pieceCount += pieces.length;
}

function grown(array: Uint32Array): Uint32Array {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
