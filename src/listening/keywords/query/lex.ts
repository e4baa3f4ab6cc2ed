import type { Span } from '../../../config/errors.ts';
import { MAX_NEAR } from './limits.ts';
import { Refusal, without } from './refusal.ts';
import type { NearLink } from './tree.ts';

/** A piece of a query; `start` and `end` are its place in the text. */
export type Item = Span &
  (
    | { kind: 'open' | 'close' | 'or' | 'and' | 'not' }
    | { kind: 'near'; link: NearLink }
    /** A field name with its colon; the value is the next item. */
    | { kind: 'field'; name: string }
    | { kind: 'word'; text: string }
    | { kind: 'exact'; text: string }
    | { kind: 'quoted'; text: string; within: number | null }
  );

const QUOTES = '"“”„‟＂';
const GUILLEMETS = '«»‹›';
const ENDS_WORD = /[\s()（）|｜"“”„‟＂«»‹›`]/;
/** Clients turn a minus into any of these. */
const DASHES = '-–—−';
const SPACE = /\s/;
/** How far NEAR reaches when the number was forgotten: what a fix proposes. */
const USUAL_NEAR = 5;

/** Cuts a query into pieces. @throws Refusal */
export function lex(text: string): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    const start = at;
    if (SPACE.test(char)) at++;
    else if (char === '(' || char === '（') items.push({ kind: 'open', start, end: ++at });
    else if (char === ')' || char === '）') items.push({ kind: 'close', start, end: ++at });
    else if (char === '|' || char === '｜') {
      while (text[at] === '|' || text[at] === '｜') at++;
      items.push({ kind: 'or', start, end: at });
    } else if (isMinus(text, at)) {
      if (DASHES.includes(text[at + 1]!)) {
        throw new Refusal('double-not', { start, end: at + 2 }, {}, { start, end: at + 1, text: '' });
      }
      items.push({ kind: 'not', start, end: ++at });
    } else {
      const item = readQuoted(text, at) ?? readWord(text, at);
      if (item.kind === 'word') items.push(...itemsOfWord(item));
      else items.push(item);
      at = item.end;
    }
  }
  return items;
}

/** A dash directly before a term, after a space or a parenthesis. */
function isMinus(text: string, at: number): boolean {
  if (!DASHES.includes(text[at]!)) return false;
  if (at > 0 && !/[\s(（|｜]/.test(text[at - 1]!)) return false;
  const next = text[at + 1];
  return next !== undefined && !/[\s)）|｜]/.test(next);
}

type Quoted = Extract<Item, { kind: 'quoted' | 'exact' }>;
type Word = Span & { kind: 'word'; text: string };

function readQuoted(text: string, at: number): Quoted | null {
  const char = text[at]!;
  if (char === '`') {
    const close = text.indexOf('`', at + 1);
    if (close < 0) throw unclosed('unclosed-exact', text, at, '`');
    const inner = text.slice(at + 1, close).trim();
    if (inner === '')
      throw new Refusal(
        'empty-quotes',
        { start: at, end: close + 1 },
        {},
        without({ start: at, end: close + 1 }),
      );
    return { kind: 'exact', text: inner, start: at, end: close + 1 };
  }
  const closers = QUOTES.includes(char) ? QUOTES : GUILLEMETS.includes(char) ? GUILLEMETS : null;
  if (closers) {
    let close = at + 1;
    while (close < text.length && !closers.includes(text[close]!)) close++;
    if (close >= text.length) throw unclosed('unclosed-quote', text, at, '"');
    return quoted(text, at, close);
  }
  const close = endOfSingleQuotes(text, at);
  return close < 0 ? null : quoted(text, at, close);
}

function unclosed(
  code: 'unclosed-quote' | 'unclosed-exact',
  text: string,
  at: number,
  closer: string,
): Refusal {
  const end = text.length;
  return new Refusal(code, { start: at, end }, {}, { start: end, end, text: closer });
}

/** `'acme phone'`: an apostrophe at the start of a word closes at the first one that ends a word. */
function endOfSingleQuotes(text: string, at: number): number {
  if (text[at] !== "'" && text[at] !== '‘') return -1;
  for (let close = at + 2; close < text.length; close++) {
    const next = text[close + 1];
    if ((text[close] === "'" || text[close] === '’') && (next === undefined || /[\s)）|｜]/.test(next))) {
      return SPACE.test(text[close - 1]!) ? -1 : close;
    }
  }
  return -1;
}

function quoted(text: string, open: number, close: number): Quoted {
  const inner = text
    .slice(open + 1, close)
    .replace(/["“”„‟＂«»‹›]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const tilde = /^~(\d*)/.exec(text.slice(close + 1, close + 8));
  const end = close + 1 + (tilde ? tilde[0].length : 0);
  if (inner === '')
    throw new Refusal('empty-quotes', { start: open, end }, {}, without({ start: open, end }));
  if (!tilde) return { kind: 'quoted', text: inner, within: null, start: open, end };
  const within = tilde[1] === '' ? Number.NaN : Number(tilde[1]);
  if (!(within <= MAX_NEAR)) {
    const span = { start: close + 1, end };
    const text = `~${Number.isNaN(within) ? USUAL_NEAR : MAX_NEAR}`;
    throw new Refusal('within-number', span, { max: MAX_NEAR }, { ...span, text });
  }
  return { kind: 'quoted', text: inner, within, start: open, end };
}

function readWord(text: string, start: number): Word {
  let end = start + 1;
  while (end < text.length && !ENDS_WORD.test(text[end]!)) end++;
  return { kind: 'word', text: text.slice(start, end), start, end };
}

const NEAR = /^(O?)NEAR(?:\/(\d*)(f?))?$/;
const FIELD = /^([A-Za-z]+):/;

/** Operators are in capitals only; a field name ends with its colon. */
function itemsOfWord(word: Word): Item[] {
  const { text, start, end } = word;
  if (text === 'OR') return [{ kind: 'or', start, end }];
  if (text === 'AND') return [{ kind: 'and', start, end }];
  if (text === 'NOT') return [{ kind: 'not', start, end }];
  const near = NEAR.exec(text);
  if (near) return [{ kind: 'near', link: linkOf(near, word), start, end }];
  const field = FIELD.exec(text);
  if (!field) return [word];
  const colon = start + field[0].length;
  const name: Item = { kind: 'field', name: field[1]!, start, end: colon };
  return colon === end
    ? [name]
    : [name, { kind: 'word', text: text.slice(field[0].length), start: colon, end }];
}

function linkOf(near: RegExpExecArray, word: Word): NearLink {
  const ordered = near[1] === 'O' || near[3] === 'f';
  const max = near[2] ? Number(near[2]) : Number.NaN;
  if (max <= MAX_NEAR) return { max, ordered };
  const { start, end } = word;
  const text = `${ordered ? 'ONEAR' : 'NEAR'}/${Number.isNaN(max) ? USUAL_NEAR : MAX_NEAR}`;
  throw new Refusal('near-number', { start, end }, { max: MAX_NEAR }, { start, end, text });
}

/** Whether a word would be read as an operator or a field, or refused for its tilde, if it stood alone. */
export function isReserved(word: string): boolean {
  return /^(AND|OR|NOT)$/.test(word) || NEAR.test(word) || FIELD.test(word) || /~\d*$/.test(word);
}
