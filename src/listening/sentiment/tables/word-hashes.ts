/** Length of the pieces of a word, with a blank on each side of it. */
const SHORTEST = 3;
const LONGEST = 5;
const LONGEST_WORD = 62;
const NUMBER_CODE = 0x3c6ef372;
const BLANK = 32;
const START = 0x811c9dc5;
const STEP = 0x01000193;

/** Hash of a word in lower case, and those of its pieces. Accents are often left out, and letters drawn out: both are undone. */
export function wordHashes(text: string): { hash: number; pieces: Uint32Array } {
  if (isDigit(text.charCodeAt(0)) && isDigit(text.charCodeAt(text.length - 1)))
    return { hash: NUMBER_CODE, pieces: new Uint32Array(0) };
  const letters = [BLANK];
  let hash = START;
  let last = 0;
  let same = 0;
  for (let at = 0; at < text.length && letters.length <= LONGEST_WORD; at++) {
    const letter = plain(text.charCodeAt(at));
    same = letter === last ? same + 1 : 0;
    last = letter;
    if (same >= 2) continue;
    letters.push(letter);
    hash = Math.imul(hash ^ letter, STEP);
  }
  letters.push(BLANK);
  return { hash: hash | 0, pieces: piecesOf(letters) };
}

function piecesOf(letters: readonly number[]): Uint32Array {
  const pieces: number[] = [];
  for (let from = 0; from + SHORTEST <= letters.length; from++) {
    let piece = Math.imul(START ^ letters[from]!, STEP);
    piece = Math.imul(piece ^ letters[from + 1]!, STEP);
    const to = Math.min(letters.length, from + LONGEST);
    for (let at = from + 2; at < to; at++) {
      piece = Math.imul(piece ^ letters[at]!, STEP);
      pieces.push(mix(piece));
    }
  }
  return Uint32Array.from(pieces);
}

/** Spreads what is different over all bits (the end of MurmurHash3). */
export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

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
