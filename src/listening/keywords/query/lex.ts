import type { Span } from '../../../config/errors.ts';
import { foreignSign } from './foreign-signs.ts';
import type { Item, QuotedItem } from './items.ts';
import { fieldSign, readNumber } from './lex-fields.ts';
import { readQuoted } from './lex-quotes.ts';
import { DEFAULT_NEAR, MAX_NEAR, MAX_OPERANDS, MAX_REGEX_LENGTH } from './limits.ts';
import { Refusal, tooMany } from './refusal.ts';

/** The items of a text, and what in it has no meaning here but a mending: foreign signs, all at once. */
export interface Lexed {
  items: Item[];
  problems: Refusal[];
}

const ENDS_WORD = /[\s()（）|｜"“”„‟＂«»‹›`[\]{};；,，、]/;
/** Clients turn a minus into any of these. */
const DASHES = '-–—−';
const SPACE = /\s/;
const BREAKS = ',，、;；';

/** Cuts a query into pieces. @throws Refusal */
export function lex(text: string): Lexed {
  const items: Item[] = [];
  const problems: Refusal[] = [];
  let at = 0;
  while (at < text.length) {
    if (problems.length > MAX_OPERANDS) throw tooMany(problems);
    const char = text[at]!;
    const start = at;
    if (SPACE.test(char)) {
      while (at < text.length && SPACE.test(text[at]!)) at++;
      if (/\n/.test(text.slice(start, at))) items.push({ kind: 'break', sign: '\n', start, end: at });
      continue;
    }
    const range = items.at(-1)?.kind === 'field' ? readRange(text, at) : null;
    if (range) {
      items.push(range);
      at = range.end;
      continue;
    }
    const beginsWord = /[A-Za-z]/.test(char) && (at === 0 || !/[\p{L}\p{N}_]/u.test(text[at - 1]!));
    const number = beginsWord ? readNumber(text, at) : null;
    if (number) {
      items.push(...number);
      at = number.at(-1)!.end;
      continue;
    }
    const sign = beginsWord ? fieldSign(text, at) : null;
    if (sign) {
      problems.push(sign.problem);
      items.push(sign.item);
      at = sign.item.end;
      continue;
    }
    const stop = afterQuotes(text, at, items.at(-1));
    if (stop > at) {
      at = stop;
      continue;
    }
    const foreign = foreignSign(text, at, items.at(-1));
    if (foreign) {
      problems.push(foreign.problem);
      if (foreign.item) items.push(foreign.item);
      at = foreign.end;
    } else if (char === '(' || char === '（') items.push({ kind: 'open', start, end: ++at });
    else if (char === ')' || char === '）') {
      items.push({ kind: 'close', start, end: ++at });
      const reach = /^~(\d*)[\p{L}\p{N}.]*/u.exec(text.slice(at, at + 8));
      if (reach) {
        const max = reach[1] === '' ? DEFAULT_NEAR : Math.min(Number(reach[1]), MAX_NEAR);
        items.push({ kind: 'reach', max, start: at, end: at + reach[0].length });
        at += reach[0].length;
      }
    } else if (char === '|' || char === '｜') {
      while (text[at] === '|' || text[at] === '｜') at++;
      items.push({ kind: 'or', start, end: at });
    } else if (BREAKS.includes(char)) items.push({ kind: 'break', sign: char, start, end: ++at });
    else if (isMinus(text, at)) {
      if (DASHES.includes(text[at + 1]!))
        throw new Refusal('double-not', { start, end: at + 2 }, {}, { start, end: at + 1, text: '' });
      items.push({ kind: 'not', start, end: ++at });
    } else {
      const item = readQuoted(text, at) ?? readRegex(text, at) ?? readWord(text, at);
      const read = item.kind === 'word' ? itemsOfWord(text, item, problems) : [item];
      items.push(...read);
      at = read.at(-1)!.end;
    }
  }
  return { items: meaningfulBreaks(items), problems };
}

/** The end of a sentence says nothing after quotes: `"what is kestrel"?` @returns where it ends */
function afterQuotes(text: string, at: number, before: Item | undefined): number {
  if (before?.kind !== 'quoted' || before.end !== at) return at;
  const stop = /^[?？!！.。…]{1,5}(?=[\s)）|｜,;]|$)/.exec(text.slice(at, at + 6));
  return at + (stop?.[0].length ?? 0);
}

/** A dash directly before a term, after a space or a parenthesis. */
function isMinus(text: string, at: number): boolean {
  if (!DASHES.includes(text[at]!)) return false;
  if (at > 0 && !/[\s(（|｜[,;:]/.test(text[at - 1]!)) return false;
  const next = text[at + 1];
  return next !== undefined && !/[\s)）|｜]/.test(next);
}

type Word = Span & { kind: 'word'; text: string };

/**
 * An expression between slashes. A path such as `/r/routers` is none: the second slash ends a word.
 * @returns null where it is none
 */
function readRegex(text: string, at: number): QuotedItem | null {
  if (text[at] !== '/' || /[\s/]/.test(text[at + 1] ?? ' ')) return null;
  if (at > 0 && !/[\s(（|｜\-–—−:]/.test(text[at - 1]!)) return null;
  let isClass = false;
  let last = -1;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    // So that a text of many is read once.
    if (isClass && last >= 0 && end - at > MAX_REGEX_LENGTH) break;
    const char = text[end];
    if (char === '\\') end++;
    else if (char === '[') isClass = true;
    else if (char === ']') isClass = false;
    else if (char === '/' && /^(?:[\s)）|｜,;]|$)/.test(text.slice(end + 1, end + 2))) {
      if (last < 0) last = end;
      if (!isClass) return { kind: 'regex', text: text.slice(at + 1, end), start: at, end: end + 1 };
    }
  }
  // A class that is never closed: the expression is refused where it stands.
  return last < 0 ? null : { kind: 'regex', text: text.slice(at + 1, last), start: at, end: last + 1 };
}

/** `followers: 1000 TO 5000` and `[1000 TO 5000]` are one value. */
function readRange(text: string, start: number): Word | null {
  const range = /^\[?\s*\d[\d.,]*\s*[a-zA-Z]?\s+TO\s+\d[\d.,]*\s*[a-zA-Z]?\s*\]?/.exec(
    text.slice(start, start + 60),
  );
  return range && { kind: 'word', text: range[0].trim(), start, end: start + range[0].trimEnd().length };
}

/** A comma within a number belongs to it: `1,000`. `kestrel[.]io` is an address that nobody should follow. */
function readWord(text: string, start: number): Word {
  let end = start + 1;
  while (end < text.length) {
    const char = text[end]!;
    const isInNumber = char === ',' && /\d/.test(text[end - 1]!) && /\d/.test(text[end + 1] ?? '');
    const isPoint = text.startsWith('[.]', end);
    if (ENDS_WORD.test(char) && !isInNumber && !isPoint) break;
    end += isPoint ? 3 : 1;
  }
  return { kind: 'word', text: text.slice(start, end).replaceAll('[.]', '.'), start, end };
}

const NEAR = /^(O?)NEAR(?:\/(\d*)([fF]?))?$/;
/** A distance that is no whole number: `NEAR/x`, `NEAR//3`, `NEAR/1.5`. */
const ODD_NEAR = /^(O?NEAR)\/\D*(\d*)\S*$/;
/** A field's name: `title:`, `likes>50`. */
const FIELD = /^([A-Za-z][A-Za-z_]*(?:\.[a-z]+)?)(?::|：|(?=[<>]=?\d))/;

/** Operators are in capitals only; a field name ends with its colon. */
function itemsOfWord(text: string, word: Word, problems: Refusal[]): Item[] {
  const { start, end } = word;
  if (word.text === 'OR') return [{ kind: 'or', start, end }];
  if (word.text === 'AND') return [{ kind: 'and', start, end }];
  if (word.text === 'NOT') return [{ kind: 'not', start, end }];
  const near = NEAR.exec(word.text);
  if (near) return [nearItem(near, word, problems)];
  const odd = ODD_NEAR.exec(word.text);
  if (odd) {
    const max = odd[2] ? Math.min(Number(odd[2]), MAX_NEAR) : DEFAULT_NEAR;
    problems.push(
      new Refusal('near-number', word, { max: MAX_NEAR }, { start, end, text: `${odd[1]}/${max}` }),
    );
    return [{ kind: 'near', link: { max, ordered: word.text.startsWith('O') }, usual: false, start, end }];
  }
  const field = /^[A-Za-z]+:\/\//.test(word.text) ? null : FIELD.exec(word.text);
  if (!field) return [word];
  const colon = start + field[0].length;
  const name: Item = { kind: 'field', name: field[1]!, typed: field[0], start, end: colon };
  if (colon === end) return [name];
  const rest = word.text.slice(field[0].length);
  if (rest === 'NOT') return [name, { kind: 'not', start: colon, end }];
  const regex = readRegex(text, colon);
  return [name, regex ?? { kind: 'word', text: word.text.slice(field[0].length), start: colon, end }];
}

function nearItem(near: RegExpExecArray, word: Word, problems: Refusal[]): Item {
  const { start, end } = word;
  const ordered = near[1] === 'O' || Boolean(near[3]);
  const usual = !near[2];
  const max = usual ? DEFAULT_NEAR : Number(near[2]);
  if (max > MAX_NEAR) {
    const text = `${ordered ? 'ONEAR' : 'NEAR'}/${MAX_NEAR}`;
    problems.push(new Refusal('near-number', { start, end }, { max: MAX_NEAR }, { start, end, text }));
  }
  return { kind: 'near', link: { max: Math.min(max, MAX_NEAR), ordered }, usual, start, end };
}

/** Whether a word would be read as an operator or a field, or refused for its tilde, if it stood alone. */
export function isReserved(word: string): boolean {
  return (
    /^(AND|OR|NOT|XOR|SENTENCE|PARAGRAPH)$/.test(word) ||
    NEAR.test(word) ||
    ODD_NEAR.test(word) ||
    FIELD.test(word) ||
    /~\d*$/.test(word) ||
    foreignSign(word, 0, undefined) !== null ||
    /^\/.+\/$/.test(word) ||
    /^[-–—−|]/.test(word)
  );
}

const BEGINS_OPERAND: ReadonlySet<Item['kind']> = new Set([
  'open',
  'word',
  'quoted',
  'exact',
  'regex',
  'field',
  'not',
]);
const ENDS_OPERAND: ReadonlySet<Item['kind']> = new Set([
  'close',
  'reach',
  'word',
  'quoted',
  'exact',
  'regex',
]);

/**
 * Breaks that stand between two terms: a comma at the end of a line, or a new line before an operator, says nothing. Of
 * several in a row the strongest stays: a comma or semicolon.
 */
function meaningfulBreaks(items: readonly Item[]): Item[] {
  const kept: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    if (item.kind !== 'break') {
      kept.push(item);
      continue;
    }
    let last = at;
    while (items[last + 1]?.kind === 'break') last++;
    const signs = items.slice(at, last + 1).map((piece) => (piece.kind === 'break' ? piece.sign : ''));
    const before = kept.at(-1);
    const next = items[last + 1];
    const isNewLine = signs.every((sign) => sign === '\n');
    if (
      before &&
      next &&
      ENDS_OPERAND.has(before.kind) &&
      BEGINS_OPERAND.has(next.kind) &&
      !(isNewLine && next.kind === 'not')
    ) {
      const sign = isNewLine ? '\n' : (signs.find((each) => each !== '\n') ?? '\n');
      kept.push({ kind: 'break', sign, start: item.start, end: items[last]!.end });
    }
    at = last;
  }
  return kept;
}
