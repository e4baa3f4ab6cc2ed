import { isElision } from './elision.ts';
import { endOfAddress, endOfCluster, endOfEmoji, hostsOf, visible, width } from './extents.ts';
import {
  CHARACTER,
  classOf,
  EMOJI,
  foldCluster,
  IGNORED,
  isApostrophe,
  JOINER,
  SIGIL,
  WORD,
} from './fold.ts';
import { readTag, startsTag } from './tokenize-tag.ts';
import { ANY_SIGIL, addAlternate, HOST, push, type Tokens } from './tokens.ts';
import { addVariants, mayVary } from './variants.ts';

/** Longest chain of hyphenated parts that is also read as one word. */
const MAX_JOINED_PARTS = 4;

const FIRST_CAPITAL = 65;
const LAST_CAPITAL = 90;
/** Letters of each part of a word in camel case. */
const MIN_PART = 3;

const ASCII = new Uint8Array(128);
for (let code = 0; code < 128; code++) ASCII[code] = classOf(code);

/**
 * Cuts a text into folded words. Table-driven, one pass; most text is ASCII and never leaves the fast path.
 * @param addresses `skip` (the rule for posts) puts one unmatchable word where `https://…` or `www.…` stands.
 */
export function tokenize(text: string, addresses: 'skip' | 'keep' = 'skip'): Tokens {
  const tokens: Tokens = { keys: [], starts: [], ends: [], alternates: null };
  const lower = lowerSameLength(text);
  const length = text.length;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? ASCII[code]! : classOf(text.codePointAt(at)!);
    if (kind === WORD) {
      const start = at;
      let capital = 0;
      for (at++; at < length; at++) {
        const next = text.charCodeAt(at);
        if (next >= 128 || ASCII[next] !== WORD) break;
        if (next <= LAST_CAPITAL && next >= FIRST_CAPITAL) capital = at;
      }
      if (code >= 128 || (at < length && text.charCodeAt(at) >= 128)) {
        at = foldedWord(tokens, text, start);
        continue;
      }
      const key = lower.slice(start, at);
      const addressEnd = addresses === 'skip' ? endOfAddress(text, key, at) : -1;
      if (addressEnd >= 0) {
        pushAddress(tokens, lower, start, addressEnd);
        at = addressEnd;
        continue;
      }
      push(tokens, key, start, at);
      if (capital > start + 1 && isCamelCase(text, start, capital, at)) addRun(tokens, key, start, at);
      if (start > 0) joinToPrevious(tokens, text);
    } else if (kind === CHARACTER) {
      const end = endOfCluster(text, at);
      push(tokens, foldCluster(visible(text.slice(at, end))), at, end);
      at = end;
    } else if (kind === EMOJI) {
      const end = endOfEmoji(text, at);
      push(tokens, text.slice(at, end), at, end);
      at = end;
    } else if (kind === SIGIL) {
      const end = startsTag(text, at) ? readTag(tokens, text, at) : at + 1;
      at = end;
    } else if (code >= 128 && isLongSound(tokens, text, at)) {
      push(tokens, LONG_SOUND, at, at + 1);
      at++;
    } else {
      at += code >= 0xd800 && code < 0xdc00 && text.codePointAt(at)! > 0xffff ? 2 : 1;
    }
  }
  return tokens;
}

/** `KestrelBox`, not `iPhone`, `McBox` or `KESTREL`: two parts of three letters and more, and a small one before. */
function isCamelCase(text: string, start: number, capital: number, end: number): boolean {
  if (capital - start < MIN_PART || end - capital < MIN_PART) return false;
  return text.charCodeAt(capital - 1) > LAST_CAPITAL && text.charCodeAt(start) <= LAST_CAPITAL;
}

/** `KestrelBox` can be read as "kestrel box", and neither word is found in it by itself. */
function addRun(tokens: Tokens, key: string, start: number, end: number): void {
  const from = tokens.keys.length - 1;
  addAlternate(tokens, { kind: 'variant', key: ANY_SIGIL + key, from, to: from + 1, start, end });
}

const LONG_SOUND = 'ー';
/** Dashes that people type for the long sound of Japanese: minus, bar, line, full-width hyphen. */
const TYPED_FOR_LONG_SOUND = '−―─－';

function isLongSound({ keys, ends }: Tokens, text: string, at: number): boolean {
  if (!TYPED_FOR_LONG_SOUND.includes(text[at]!) || ends.at(-1) !== at) return false;
  return /^[\u3041-\u30fc]/.test(keys.at(-1)!);
}

function pushAddress(tokens: Tokens, lower: string, start: number, end: number): void {
  const from = tokens.keys.length;
  push(tokens, '', start, end);
  for (const host of hostsOf(lower, start, end)) {
    addAlternate(tokens, { kind: 'host', key: HOST + host, from, to: from + 1, start, end });
  }
}

/** Only U+0130 grows when lowered; offsets must hold, so such a text is lowered letter by letter. */
function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A word with characters beyond ASCII. @returns where it ends. */
function foldedWord(tokens: Tokens, text: string, start: number): number {
  let key = '';
  let end = start;
  let at = start;
  let hasVariants = false;
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!;
    const kind = classOf(codePoint);
    if (kind === IGNORED) {
      at += width(text, at);
      continue;
    }
    if (kind !== WORD || (at > end && text.charCodeAt(at - 1) === ZWNJ && isArabic(text, at))) break;
    hasVariants ||= mayVary(codePoint);
    end = endOfCluster(text, at);
    key += foldCluster(visible(text.slice(at, end)));
    at = end;
  }
  if (key !== '') {
    push(tokens, key, start, end);
    joinToPrevious(tokens, text);
    if (hasVariants) addVariants(tokens, key, start, end);
  }
  return end;
}

/** After a word was pushed: `wi-fi` and `O'Brien` can also be read in one, `l'ion` and `she'll` cannot. */
function joinToPrevious(tokens: Tokens, text: string): void {
  let last = tokens.keys.length - 1;
  const to = last + 1;
  const end = tokens.ends[last]!;
  let key = tokens.keys[last]!;
  for (let parts = 2; parts <= MAX_JOINED_PARTS && last > 0; parts++, last--) {
    const before = tokens.keys[last - 1]!;
    if (before === '' || !isJoined(text, tokens.ends[last - 1]!, tokens.starts[last]!)) return;
    const joiner = text[tokens.ends[last - 1]!]!;
    if (isApostrophe(joiner) && isElision(before, tokens.keys[last]!)) return;
    key = before + key;
    addAlternate(tokens, {
      kind: 'joined',
      key,
      from: last - 1,
      to,
      start: tokens.starts[last - 1]!,
      end,
    });
  }
}

/** Persian puts it where a suffix begins, as others put a hyphen. Elsewhere it only shapes letters. */
const ZWNJ = 0x200c;

function isArabic(text: string, at: number): boolean {
  return /\p{Script=Arabic}/u.test(text[at]!);
}

function isJoined(text: string, previousEnd: number, start: number): boolean {
  if (start - previousEnd !== 1 || previousEnd === 0) return false;
  const between = text.charCodeAt(previousEnd);
  if (between === ZWNJ) return true;
  if (classOf(between) !== JOINER) return false;
  const before = classOf(text.codePointAt(previousEnd - 1)!);
  return before !== CHARACTER && before !== EMOJI;
}
