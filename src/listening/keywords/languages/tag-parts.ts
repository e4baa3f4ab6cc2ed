import { CHARACTER, classOf, foldCluster, IGNORED, MARK, WORD } from './fold.ts';

export interface TagPart {
  key: string;
  /** Offsets in the text, UTF-16 code units, end exclusive. */
  start: number;
  end: number;
}

type Shape = 'upper' | 'lower' | 'digit' | 'character' | 'break';

interface Piece {
  shape: Shape;
  key: string;
  start: number;
  end: number;
}

/**
 * Words of a hashtag or handle from `start` on: letters, digits and underscores.
 * @param splitsCase capitals and digits begin a word (`#AcmeFail26` is acme, fail, 26), except after one small letter
 * (`#iPhone` is iphone).
 */
export function tagParts(
  text: string,
  start: number,
  splitsCase: boolean,
): { parts: TagPart[]; end: number } {
  const { pieces, end } = readPieces(text, start);
  const parts: TagPart[] = [];
  let open: TagPart | null = null;
  let openedAt = 0;
  pieces.forEach((piece, index) => {
    if (piece.shape === 'break') {
      open = null;
      return;
    }
    const begins =
      open === null ||
      piece.shape === 'character' ||
      pieces[index - 1]!.shape === 'character' ||
      (splitsCase && beginsWord(pieces, index, openedAt));
    if (begins || !open) {
      open = { key: piece.key, start: piece.start, end: piece.end };
      openedAt = index;
      parts.push(open);
    } else {
      open.key += piece.key;
      open.end = piece.end;
    }
  });
  return { parts, end };
}

function beginsWord(pieces: Piece[], index: number, openedAt: number): boolean {
  const before = pieces[index - 1]!.shape;
  const here = pieces[index]!.shape;
  if ((before === 'digit') !== (here === 'digit')) return true;
  if (here !== 'upper') return false;
  if (before === 'lower') return index - openedAt > 1;
  return before === 'upper' && pieces[index + 1]?.shape === 'lower';
}

function readPieces(text: string, start: number): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = [];
  let at = start;
  let end = start;
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const kind = classOf(codePoint);
    if (kind === IGNORED) {
      at = next;
    } else if (text[at] === '_' || text[at] === '＿') {
      pieces.push({ shape: 'break', key: '', start: at, end: next });
      at = next;
    } else if (kind === WORD || kind === CHARACTER) {
      let clusterEnd = next;
      while (clusterEnd < text.length && classOf(text.codePointAt(clusterEnd)!) === MARK) {
        clusterEnd += text.codePointAt(clusterEnd)! > 0xffff ? 2 : 1;
      }
      const cluster = text.slice(at, clusterEnd);
      const shape = kind === CHARACTER ? 'character' : shapeOf(String.fromCodePoint(codePoint));
      pieces.push({ shape, key: foldCluster(cluster), start: at, end: clusterEnd });
      at = clusterEnd;
      end = clusterEnd;
    } else break;
  }
  return { pieces, end };
}

function shapeOf(char: string): Shape {
  if (char <= '\x7f') return char <= '9' ? 'digit' : char <= 'Z' ? 'upper' : 'lower';
  if (/^\p{N}$/u.test(char)) return 'digit';
  return /^\p{Lu}$/u.test(char) ? 'upper' : 'lower';
}
