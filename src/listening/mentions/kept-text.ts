import type { TermHit } from './mention.ts';
import { QUOTED, SHARED } from './quotes.ts';

/** Longest text that is kept of a post, in UTF-16 units. */
const MAX_POST_TEXT = 20_000;
/** How much of it is the beginning, and how much stands around each place further behind. */
const BEGINNING = 10_000;
const AROUND = 300;
const CUT = '\n…\n';

interface Piece {
  from: number;
  to: number;
}

/** What is kept of a long text, and where the places of the whole are in it. */
export interface KeptText {
  text: string;
  /** null when the place was cut out. */
  move(hit: TermHit): TermHit | null;
}

/**
 * A text of which all was matched, cut to what is kept: the beginning, and what stands around the words that were found.
 * @param found by keyword, in reading order; the first place of each goes before the second of any
 * @returns null when all of it is kept
 */
export function keptText(text: string, found: readonly (readonly TermHit[])[]): KeptText | null {
  if (text.length <= MAX_POST_TEXT) return null;
  const pieces = piecesOf(text, found);
  const kept: (Piece & { shift: number })[] = [];
  let joined = '';
  for (const { from, to } of pieces) {
    const before = joined === '' ? '' : CUT + markAt(text, from);
    kept.push({ from, to, shift: joined.length + before.length - from });
    joined += before + text.slice(from, to);
  }
  return {
    text: joined,
    move(hit) {
      if (hit.field !== 'text') return hit;
      const piece = kept.find(({ from, to }) => hit.start >= from && hit.end <= to);
      return piece ? { ...hit, start: hit.start + piece.shift, end: hit.end + piece.shift } : null;
    },
  };
}

/** In order and apart, no longer together than what may be kept. */
function piecesOf(text: string, found: readonly (readonly TermHit[])[]): Piece[] {
  const places = ranked(found).filter(({ field, end }) => field === 'text' && end > BEGINNING);
  if (places.length === 0) return [{ from: 0, to: wordEnd(text, MAX_POST_TEXT) }];
  let pieces: Piece[] = [{ from: 0, to: wordEnd(text, BEGINNING) }];
  for (const { start, end } of places) {
    if (pieces.some(({ from, to }) => start >= from && end <= to)) continue;
    const wider = merged([
      ...pieces,
      { from: wordStart(text, Math.max(0, start - AROUND)), to: wordEnd(text, end + AROUND) },
    ]);
    if (lengthOf(wider) > MAX_POST_TEXT) break;
    pieces = wider;
  }
  return pieces;
}

function ranked(found: readonly (readonly TermHit[])[]): TermHit[] {
  const most = Math.max(0, ...found.map((hits) => hits.length));
  return Array.from({ length: most }, (_, rank) => found.flatMap((hits) => hits[rank] ?? [])).flat();
}

function merged(pieces: readonly Piece[]): Piece[] {
  const apart: Piece[] = [];
  for (const { from, to } of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { from, to }) => sum + to - from + CUT.length + QUOTED.length, 0);
}

/** The end of the word before a place; in a text without spaces the place itself, if it halves no character. */
function wordEnd(text: string, at: number): number {
  if (at === 0 || at >= text.length) return Math.min(at, text.length);
  const space = text.slice(Math.max(0, at - 40), at).search(/\s\S*$/);
  if (space >= 0) return Math.max(0, at - 40) + space;
  return /[\udc00-\udfff]/.test(text[at]!) ? at - 1 : at;
}

function wordStart(text: string, at: number): number {
  const end = wordEnd(text, at);
  return end > 0 && /\s/.test(text[end]!) ? end + 1 : end;
}

/** A line of somebody else is that also from its middle on. */
function markAt(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  if (line === at) return '';
  return [QUOTED, SHARED].find((mark) => text.startsWith(mark, line)) ?? '';
}
