import type { Span } from '../../../config/errors.ts';
import { DEFAULT_NEAR, MAX_NEAR } from './limits.ts';
import { Refusal, without } from './refusal.ts';

/** What stands between signs of its own. `inner` = as typed, also where `text` has no quotes or double spaces. */
export type QuotedItem = Span &
  (
    | { kind: 'exact'; text: string }
    | { kind: 'regex'; text: string }
    | { kind: 'quoted'; text: string; inner: Span; within: number | null }
  );

const QUOTES = '"“”„‟＂';
const GUILLEMETS = '«»‹›';
const SPACE = /\s/;

/** @returns null where no quotes begin @throws Refusal */
export function readQuoted(text: string, at: number): QuotedItem | null {
  const char = text[at]!;
  if (char === '`') {
    const close = text.indexOf('`', at + 1);
    if (close < 0) throw unclosed('unclosed-exact', text, at, '`');
    const span = { start: at, end: close + 1 };
    const inner = text.slice(at + 1, close).trim();
    if (inner === '') throw new Refusal('empty-quotes', span, {}, without(span));
    return { kind: 'exact', text: inner, ...span };
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
    if ((text[close] === "'" || text[close] === '’') && (next === undefined || /[\s)）|｜,;]/.test(next)))
      return SPACE.test(text[close - 1]!) ? -1 : close;
  }
  return -1;
}

function quoted(text: string, open: number, close: number): QuotedItem {
  const inner = text
    .slice(open + 1, close)
    .replace(/["“”„‟＂«»‹›`]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const tilde = /^~(\d*)/.exec(text.slice(close + 1, close + 8));
  const end = close + 1 + (tilde ? tilde[0].length : 0);
  const span = { start: open, end };
  if (inner === '') throw new Refusal('empty-quotes', span, {}, without(span));
  const inside = { start: open + 1, end: close };
  if (!tilde) return { kind: 'quoted', text: inner, inner: inside, within: null, ...span };
  const within = tilde[1] === '' ? Number.NaN : Number(tilde[1]);
  if (!(within <= MAX_NEAR)) {
    const place = { start: close + 1, end };
    const mended = `~${Number.isNaN(within) ? DEFAULT_NEAR : MAX_NEAR}`;
    throw new Refusal('within-number', place, { max: MAX_NEAR }, { ...place, text: mended });
  }
  return { kind: 'quoted', text: inner, inner: inside, within, ...span };
}
