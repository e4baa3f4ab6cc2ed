import type { Span } from '../../../config/errors.ts';
import { foreignSign } from './foreign-signs.ts';
import type { Item } from './items.ts';
import { type QuotedItem, readQuoted } from './lex-quotes.ts';
import { DEFAULT_NEAR, MAX_NEAR } from './limits.ts';
import { Refusal } from './refusal.ts';

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
    const foreign = foreignSign(text, at, items.at(-1));
    if (foreign) {
      problems.push(foreign.problem);
      if (foreign.item) items.push(foreign.item);
      at = foreign.end;
    } else if (char === '(' || char === '（') items.push({ kind: 'open', start, end: ++at });
    else if (char === ')' || char === '）') {
      items.push({ kind: 'close', start, end: ++at });
      const reach = /^~(\d*)/.exec(text.slice(at, at + 8));
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
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    const char = text[end];
    if (char === '\\') end++;
    else if (char === '[') isClass = true;
    else if (char === ']') isClass = false;
    else if (char === '/' && !isClass && /^(?:[\s)）|｜,;]|$)/.test(text.slice(end + 1, end + 2)))
      return { kind: 'regex', text: text.slice(at + 1, end), start: at, end: end + 1 };
  }
  return null;
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

const NEAR = /^(O?)NEAR(?:\/(\d*)(f?))?$/;
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
  const field = /^[A-Za-z]+:\/\//.test(word.text) ? null : FIELD.exec(word.text);
  if (!field) return [word];
  const colon = start + field[0].length;
  const name: Item = { kind: 'field', name: field[1]!, typed: field[0], start, end: colon };
  if (colon === end) return [name];
  const regex = readRegex(text, colon);
  return [name, regex ?? { kind: 'word', text: word.text.slice(field[0].length), start: colon, end }];
}

function nearItem(near: RegExpExecArray, word: Word, problems: Refusal[]): Item {
  const { start, end } = word;
  const ordered = near[1] === 'O' || near[3] === 'f';
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
