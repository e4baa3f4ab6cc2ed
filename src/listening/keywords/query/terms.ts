import type { Span } from '../../../config/errors.ts';
import { classOf, EMOJI, SEPARATOR, SIGIL, WORD } from '../languages/fold.ts';
import { tokenize } from '../languages/tokenize.ts';
import type { Tokens } from '../languages/tokens.ts';
import { isReserved } from './lex.ts';
import { MAX_OPERANDS, MIN_UNSPACED, MIN_WILD } from './limits.ts';
import { nameSigns } from './names.ts';
import { Refusal, without } from './refusal.ts';
import type { LiteralNode, PhraseNode, WildNode, WordNode } from './tree.ts';

/** A bare word as typed. Trims the punctuation around it. @throws Refusal */
export function wordTerm(raw: string, span: Span): WordNode | WildNode | PhraseNode {
  if (/[\p{L}\p{N}]\?[\p{L}\p{N}]|\*/u.test(raw)) return starredTerm(raw, span);
  if (/[\p{L}\p{N}]~\d*$/u.test(raw)) {
    const tilde = { start: span.start + raw.lastIndexOf('~'), end: span.end };
    throw new Refusal('within-number', tilde, { max: 0 }, { ...tilde, text: '' });
  }
  const text = matchable(raw, span);
  return isReserved(text) ? { kind: 'phrase', text, within: null, span } : { kind: 'word', text, span };
}

function starredTerm(raw: string, span: Span): WildNode {
  const stem = raw.endsWith('*') ? raw.slice(0, -1) : raw;
  const letters = stem.match(/^[#@]?([\p{L}\p{N}\p{M}]+)/u)?.[0] ?? '';
  const atEnd = raw.endsWith('*') && letters === stem && letters !== '';
  const keys = atEnd ? tokenize(stem).keys : [];
  const count = keys[0] ? [...keys[0]].length : 0;
  const isPlain = keys.length === 1 && classOf(keys[0]!.codePointAt(0)!) === WORD;
  if (atEnd && isPlain && count >= MIN_WILD) return { kind: 'wild', text: `${stem}*`, span };
  if (atEnd && isPlain) {
    throw new Refusal('prefix-too-short', span, { text: raw, min: MIN_WILD }, { ...span, text: stem });
  }
  const plain = raw.replace(/[*?]+/g, '');
  const text = [...letters].length >= MIN_WILD ? `${letters}*` : plain;
  throw new Refusal('wildcard-place', span, { text: raw }, { ...span, text });
}

/** The part of a text that is compared. @throws Refusal when there is none, or too little. */
function matchable(raw: string, span: Span): string {
  const tokens = tokenize(raw);
  if (tokens.keys.includes('')) throw new Refusal('address', span, { text: raw }, addressEdit(raw, span));
  if (tokens.keys.length === 0) {
    const edit = raw === '&' || raw === '&&' || raw === '+' ? { ...span, text: 'AND' } : without(span);
    throw new Refusal('nothing-to-match', span, { text: raw }, edit);
  }
  if (tokens.keys.length > MAX_OPERANDS) throw new Refusal('too-many-terms', span, { max: MAX_OPERANDS });
  if (isSingleCharacter(tokens)) {
    throw new Refusal('single-character', span, { text: raw, min: MIN_UNSPACED }, null);
  }
  const signs = nameSigns(raw);
  return raw.slice(
    Math.min(startOf(tokens), signs?.start ?? raw.length),
    Math.max(tokens.ends.at(-1)!, signs?.end ?? 0),
  );
}

function startOf(tokens: Tokens): number {
  const sigil = tokens.alternates?.get(0)?.find((alternate) => alternate.kind === 'sigil');
  return sigil ? sigil.start : tokens.starts[0]!;
}

function isSingleCharacter(tokens: Tokens): boolean {
  if (tokens.keys.length !== 1 || tokens.alternates) return false;
  const kind = classOf(tokens.keys[0]!.codePointAt(0)!);
  return kind !== WORD && kind !== EMOJI;
}

/** An address becomes a search of addresses. */
export function addressEdit(raw: string, span: Span): { start: number; end: number; text: string } {
  const address = raw
    .replace(/^(?:[a-z]+:)?\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[/?#.,;:!]+$/, '');
  return { start: span.start, end: span.end, text: `url:${address}` };
}

/** The text between quotes. @throws Refusal */
export function phraseTerm(raw: string, within: number | null, span: Span): PhraseNode {
  const text = matchable(raw, span);
  if (within !== null && tokenize(text).keys.length < 2) {
    const start = span.end - `~${within}`.length;
    throw new Refusal(
      'within-number',
      { start, end: span.end },
      { max: 0 },
      { start, end: span.end, text: '' },
    );
  }
  return { kind: 'phrase', text, within, span };
}

/** The text between backticks. @throws Refusal when it has no letter, digit or emoji to find it by. */
export function literalTerm(raw: string, span: Span): LiteralNode {
  matchable(raw, span);
  return { kind: 'literal', text: raw, span };
}

const MEANINGFUL = /[+#&$%@=^\\]/;

/** Signs that a person may think count, but that only backticks make count: `c++`, `.NET`, `R&D`. */
export function hasIgnoredSigns(raw: string): boolean {
  const tokens = tokenize(raw);
  if (tokens.keys.length === 0) return false;
  if (/^[.-]\p{L}/u.test(raw)) return true;
  const covered = new Set<number>();
  const cover = (start: number, end: number) => {
    for (let at = start; at < end; at++) covered.add(at);
  };
  for (let index = 0; index < tokens.keys.length; index++) cover(tokens.starts[index]!, tokens.ends[index]!);
  for (const alternates of tokens.alternates?.values() ?? []) {
    for (const { kind, start } of alternates) if (kind === 'sigil') cover(start, start + 1);
  }
  return [...raw].some((char, index) => !covered.has(index) && MEANINGFUL.test(char) && isSign(char));
}

function isSign(char: string): boolean {
  const kind = classOf(char.codePointAt(0)!);
  return kind === SEPARATOR || kind === SIGIL;
}
