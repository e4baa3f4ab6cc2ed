import type { Token } from '../tokens.ts';

/** Salts keep the kinds of features apart: the same word is another feature alone, negated, and left or right of the target. */
const WORD = 0x9e3779b1;
const PAIR = 0x85ebca77;
const TRIPLE = 0xc2b2ae3d;
const NEGATED = 0x27d4eb2f;
const LEFT = 0x165667b1;
const RIGHT = 0x1b873593;
const FLAG = 0x2545f491;
/** Length of pieces of words, with a blank on each side of the word. */
const SHORTEST = 3;
const LONGEST = 5;
/** Words on each side of the target that are read as standing left or right of it. */
const SIDE_REACH = 6;
const URL_CODE = 0x5bd1e995;
const NAME_CODE = 0x1656_7a17;
const NUMBER_CODE = 0x3c6ef372;
const BLANK = 32;

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
 */
export function readFeatures(
  tokens: readonly Token[],
  negated: readonly boolean[],
  own: ReadonlySet<number> | null,
  into: Features,
): Features {
  into.wordCount = 0;
  into.pieceCount = 0;
  into.sideCount = 0;
  let before = 0;
  let beforeThat = 0;
  let field: string | undefined;
  let inOwn = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.field !== field) {
      before = 0;
      beforeThat = 0;
      field = token.field;
    }
    const isOwn = own?.has(at) === true;
    // A name of several words is one name.
    if (isOwn && inOwn) continue;
    inOwn = isOwn;
    const code = isOwn ? NAME_CODE : codeOf(token, into);
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
  if (own !== null && own.size > 0) readSides(tokens, own, into);
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
        addSide(into, mix(wordCode(token) ^ salt));
      }
    }
  }
}

function codeOf(token: Token, into: Features): number {
  if (token.kind === 'word') return readWord(token.text, into);
  return wordCode(token);
}

function wordCode(token: Token): number {
  const { text, kind } = token;
  if (kind === 'name') return text.charCodeAt(0) === 64 ? NAME_CODE : URL_CODE;
  if (kind === 'mark') return markCode(text);
  if (isDigit(text.charCodeAt(0)) && isDigit(text.charCodeAt(text.length - 1))) return NUMBER_CODE;
  let code = 0x811c9dc5;
  let last = 0;
  let same = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = plain(text.charCodeAt(at));
    same = letter === last ? same + 1 : 0;
    last = letter;
    if (same < 2) code = Math.imul(code ^ letter, 0x01000193);
  }
  return code | 0;
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

/** Code of a word; its pieces go into the features on the way. */
function readWord(text: string, into: Features): number {
  if (isDigit(text.charCodeAt(0)) && isDigit(text.charCodeAt(text.length - 1))) return NUMBER_CODE;
  let length = 0;
  LETTERS[length++] = BLANK;
  let code = 0x811c9dc5;
  let last = 0;
  let same = 0;
  for (let at = 0; at < text.length && length < LETTERS.length - 1; at++) {
    const letter = plain(text.charCodeAt(at));
    // Letters that are drawn out count twice at most.
    same = letter === last ? same + 1 : 0;
    last = letter;
    if (same >= 2) continue;
    LETTERS[length++] = letter;
    code = Math.imul(code ^ letter, 0x01000193);
  }
  LETTERS[length++] = BLANK;
  growPieces(into, length * 3);
  const { pieces } = into;
  let count = into.pieceCount;
  for (let from = 0; from + SHORTEST <= length; from++) {
    let piece = Math.imul(LETTERS[from]! ^ 0x811c9dc5, 0x01000193);
    piece = Math.imul(piece ^ LETTERS[from + 1]!, 0x01000193);
    const to = Math.min(length, from + LONGEST);
    for (let at = from + 2; at < to; at++) {
      piece = Math.imul(piece ^ LETTERS[at]!, 0x01000193);
      pieces[count++] = mix(piece);
    }
  }
  into.pieceCount = count;
  return code | 0;
}

const LETTERS = new Uint16Array(64);

/** Accents are often left out. */
function plain(letter: number): number {
  return letter < 0xc0 || letter > 0x17f ? letter : PLAIN[letter - 0xc0]!;
}

const PLAIN = Uint16Array.from({ length: 0xc0 }, (_, at) =>
  String.fromCharCode(0xc0 + at)
    .normalize('NFD')
    .toLowerCase()
    .charCodeAt(0),
);

function isDigit(letter: number): boolean {
  return letter >= 48 && letter <= 57;
}

/** Spreads what is different over all bits (the end of MurmurHash3). */
function mix(hash: number): number {
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function addWord(into: Features, hash: number): void {
  if (into.wordCount === into.words.length) into.words = grown(into.words);
  into.words[into.wordCount++] = hash;
}

function addSide(into: Features, hash: number): void {
  if (into.sideCount === into.sides.length) into.sides = grown(into.sides);
  into.sides[into.sideCount++] = hash;
}

function growPieces(into: Features, more: number): void {
  while (into.pieceCount + more > into.pieces.length) into.pieces = grown(into.pieces);
}

function grown(array: Uint32Array): Uint32Array {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
