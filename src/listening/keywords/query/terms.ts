import type { Span } from '../../../config/errors.ts';
import { classOf, EMOJI, SEPARATOR, SIGIL, WORD } from '../languages/fold.ts';
import { tokenize } from '../languages/tokenize.ts';
import type { Tokens } from '../languages/tokens.ts';
import type { QuotedItem } from './items.ts';
import { isReserved } from './lex.ts';
import { MAX_OPERANDS, MIN_FUZZY, MIN_UNSPACED, MIN_WILD } from './limits.ts';
import { nameSigns } from './names.ts';
import { Refusal, without } from './refusal.ts';
import { regexTerm } from './regex.ts';
import type { FuzzyNode, LiteralNode, PhraseNode, TermNode } from './tree.ts';

export type ValueItem = QuotedItem | (Span & { kind: 'word'; text: string });

/** A term as it stands, outside of any field. @throws Refusal */
export function termOf(item: ValueItem): TermNode {
  const span = { start: item.start, end: item.end };
  switch (item.kind) {
    case 'exact':
      return literalTerm(item.text, span);
    case 'regex':
      return regexTerm(item.text, span);
    case 'quoted':
      return phraseTerm(item.text, item.within, span);
    case 'word':
      return wordTerm(item.text, span);
  }
}

/** An address with a question mark, which stands for no letter there. */
const ADDRESS = /^(?:(?:https?:\/\/|www\.)\S*\?|[\p{L}\p{N}.-]+\.\p{L}{2,}\/\S*\?\S*=)/iu;

const WILD = /\*|[\p{L}\p{N}\p{M}]\?(?=[\p{L}\p{N}?*]|$)|^\?+[\p{L}\p{N}]/u;

/** A bare word as typed. Trims the punctuation around it. @throws Refusal */
function wordTerm(raw: string, span: Span): TermNode {
  if (ADDRESS.test(raw)) throw new Refusal('address', span, { text: raw }, addressEdit(raw, span));
  // At the end of several words it only asks: `e-mail?`
  const plain = /[\p{L}\p{N}\p{M}][^\p{L}\p{N}\p{M}*?]+[\p{L}\p{N}\p{M}]/u.test(raw)
    ? raw.replace(/\?+[^\p{L}\p{N}\p{M}*?]*$/u, '')
    : raw;
  if (isWild(plain)) return wildTerm(plain, span);
  const fuzzy = /^(.*[\p{L}\p{N}\p{M}])~([\d.~]*)$/u.exec(raw);
  if (fuzzy) return fuzzyTerm(fuzzy[1]!, fuzzy[2]!, raw, span);
  if (/^[?？]+$/.test(raw))
    throw new Refusal('nothing-to-match', span, { text: raw }, { ...span, text: 'is:question' });
  const text = matchable(raw, span);
  return isReserved(text) ? { kind: 'phrase', text, within: null, span } : { kind: 'word', text, span };
}

/** Whether a star or question mark stands for letters: `Yahoo?!` only asks. */
export function isWild(raw: string): boolean {
  return WILD.test(raw) && /[\p{L}\p{N}]/u.test(raw);
}

function wildTerm(raw: string, span: Span): TermNode {
  const text = raw
    .replace(/^[^\p{L}\p{N}\p{M}*?#@]+|[^\p{L}\p{N}\p{M}*?]+$/gu, '')
    .replace(/\*[*?]*\*|\*{2,}/g, '*');
  const units = text.split(/[^\p{L}\p{N}\p{M}*?]+/u).filter((unit) => /[\p{L}\p{N}]/u.test(unit));
  const tilde = /~[\d.]*$/.exec(raw)?.[0];
  if (tilde) {
    const place = { start: span.end - tilde.length, end: span.end };
    throw new Refusal('foreign-sign', place, { typed: tilde, instead: '' }, { ...place, text: '' });
  }
  if (!units.some((unit) => /[*?]/.test(unit))) {
    // `kestrel.*` is what an expression says for `kestrel*`.
    const meant = /[\p{L}\p{N}]\.\*$/u.test(raw) ? raw.replace('.*', '*') : raw.replace(/\\?[*?]+/g, '');
    throw new Refusal('wild-place', span, { text: raw }, { ...span, text: meant });
  }
  checkWild(raw, units, span);
  const sigil = /^[#@]/.exec(text)?.[0] ?? '';
  if (units.length === 1) return { kind: 'wild', text: sigil + units[0]!, span };
  return { kind: 'phrase', text: units.join(' '), within: null, span };
}

/** @throws Refusal where too few letters are known, or a script has no ends of words that a star could stand for */
function checkWild(raw: string, units: readonly string[], span: Span): void {
  for (const unit of units) {
    if (!/[*?]/.test(unit)) continue;
    const tokens = tokenize(unit.replace(/[*?]+/g, ''));
    if (tokens.keys.some((key) => classOf(key.codePointAt(0)!) !== WORD))
      throw new Refusal('wild-place', span, { text: raw }, { ...span, text: raw.replace(/[*?]+/g, '') });
    const known = unit.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    // Beside a whole word, a shorter piece is known well enough: `wi-fi*`.
    const isBeside = units.some((other) => !/[*?]/.test(other));
    if (known < (isBeside ? 1 : MIN_WILD))
      throw new Refusal('wild-too-short', span, { text: raw, min: MIN_WILD });
  }
}

function fuzzyTerm(raw: string, number: string, typed: string, span: Span): FuzzyNode {
  const tokens = tokenize(raw);
  const tilde = { start: span.end - number.length - 1, end: span.end };
  const [key] = tokens.keys;
  if (
    tokens.keys.length !== 1 ||
    !key ||
    classOf(key.codePointAt(0)!) !== WORD ||
    [...key].length < MIN_FUZZY
  )
    throw new Refusal('fuzzy-too-short', span, { text: typed, min: MIN_FUZZY }, { ...tilde, text: '' });
  const edits = number === '' ? 1 : Number(number);
  if (edits !== 1 && edits !== 2) {
    const text = edits === 0 ? '' : edits > 2 ? '~2' : '~1';
    throw new Refusal('fuzzy-number', tilde, { text: typed }, { ...tilde, text });
  }
  return { kind: 'fuzzy', text: raw.slice(tokens.starts[0], tokens.ends[0]), edits, span };
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
function addressEdit(raw: string, span: Span): { start: number; end: number; text: string } {
  const address = raw
    .replace(/^(?:[a-z]+:)?\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/[/?#.,;:!]+$/, '');
  return { start: span.start, end: span.end, text: `url:${address}` };
}

/** The text between quotes. @throws Refusal */
export function phraseTerm(raw: string, within: number | null, span: Span): PhraseNode {
  const units = raw.split(' ');
  if (within === null && units.some((unit) => /^[*?]+$/.test(unit)) && units.length > 1)
    throw wholeWords(units, span);
  const stars = units.map((unit) => (isWild(unit) && /\*|\?(?!$)/.test(unit) ? wildUnit(unit) : null));
  if (stars.some((unit) => unit !== null)) {
    checkWild(
      raw,
      units.flatMap((unit, at) => stars[at] ?? [unit]),
      span,
    );
    const text = units.map((unit, at) => stars[at]?.join(' ') ?? unit).join(' ');
    return { kind: 'phrase', text: trimmed(text), within, span };
  }
  const text = matchable(raw, span);
  if (within !== null && tokenize(text).keys.length < 2) {
    const start = span.end - `~${within}`.length;
    const place = { start, end: span.end };
    throw new Refusal('within-number', place, { max: 0 }, { ...place, text: '' });
  }
  return { kind: 'phrase', text, within, span };
}

function wildUnit(unit: string): string[] {
  return unit
    .replace(/\?+$/, '')
    .replace(/\*{2,}/g, '*')
    .split(/[^\p{L}\p{N}\p{M}*?#@]+/u)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function trimmed(text: string): string {
  return text.replace(/^[^\p{L}\p{N}\p{M}*?#@$.]+|[^\p{L}\p{N}\p{M}*+#]+$/gu, '');
}

/** `"kestrel * router"`: words of which nothing is known are a distance. */
function wholeWords(units: readonly string[], span: Span): Refusal {
  const parts: { words: string[]; gap: number }[] = [{ words: [], gap: 0 }];
  for (const unit of units) {
    if (/^[*?]+$/.test(unit)) {
      if (parts.at(-1)!.words.length === 0) parts.at(-1)!.gap++;
      else parts.push({ words: [], gap: 1 });
    } else parts.at(-1)!.words.push(unit);
  }
  const kept = parts.filter(({ words }) => words.length > 0);
  const shown = ({ words }: { words: string[] }) => (words.length === 1 ? words[0]! : `"${words.join(' ')}"`);
  const text = kept
    .map((part, at) => (at === 0 ? shown(part) : `ONEAR/${part.gap} ${shown(part)}`))
    .join(' ');
  const edit = kept.length === 0 ? without(span) : { ...span, text: kept.length > 1 ? `(${text})` : text };
  return new Refusal('wild-place', span, { text: units.join(' ') }, edit);
}

/** The text between backticks. @throws Refusal when it has no letter, digit or emoji to find it by. */
export function literalTerm(raw: string, span: Span): LiteralNode {
  matchable(raw, span);
  return { kind: 'literal', text: raw, span };
}

const MEANINGFUL = /[+#&$%@=^\\~<>\p{Sc}]/u;

/** Signs that a person may think count, but that neither a name nor backticks make count. */
export function hasIgnoredSigns(raw: string): boolean {
  const tokens = tokenize(raw);
  if (tokens.keys.length === 0 || nameSigns(raw)) return false;
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
