import { isElision } from './elision.ts';
import {
  CHARACTER,
  classOf,
  EMOJI,
  foldCluster,
  IGNORED,
  isApostrophe,
  isRegionalIndicator,
  JOINER,
  MARK,
  SEPARATOR,
  SIGIL,
  WORD,
} from './fold.ts';
import { tagParts } from './tokenize-tag.ts';

/**
 * Another reading of neighboring words: `wi-fi` as `wifi`; `#AcmeFail` as `acmefail`, as the tag `#acmefail`, and as
 * `ANY_SIGIL` and `acmefail`, which a handle `@AcmeFail` also has.
 */
export interface Alternate {
  kind: 'joined' | 'sigil' | 'any-sigil';
  key: string;
  /** Positions of the words it covers, end exclusive. */
  from: number;
  to: number;
  /** Offsets in the text, UTF-16 code units, end exclusive. */
  start: number;
  end: number;
}

/** A text as folded words at positions 0, 1, 2 …, each with its place in the original text. */
export interface Tokens {
  /** Folded words; '' stands for an address that is not searched. */
  keys: string[];
  /** Offsets in the text, UTF-16 code units, end exclusive. */
  starts: number[];
  ends: number[];
  /** By the position they begin at; null when there are none. */
  alternates: Map<number, Alternate[]> | null;
}

/** Begins the key of a tag or handle when it does not matter which. */
export const ANY_SIGIL = '#@';

/** Longest chain of hyphenated parts that is also read as one word. */
const MAX_JOINED_PARTS = 4;

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
      do at++;
      while (at < length && text.charCodeAt(at) < 128 && ASCII[text.charCodeAt(at)] === WORD);
      if (code >= 128 || (at < length && text.charCodeAt(at) >= 128)) {
        at = foldedWord(tokens, text, start);
        continue;
      }
      const key = lower.slice(start, at);
      const addressEnd = addresses === 'skip' ? endOfAddress(text, key, at) : -1;
      if (addressEnd >= 0) {
        push(tokens, '', start, addressEnd);
        at = addressEnd;
        continue;
      }
      push(tokens, key, start, at);
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
    } else {
      at += code >= 0xd800 && code < 0xdc00 && text.codePointAt(at)! > 0xffff ? 2 : 1;
    }
  }
  return tokens;
}

function push(tokens: Tokens, key: string, start: number, end: number): void {
  tokens.keys.push(key);
  tokens.starts.push(start);
  tokens.ends.push(end);
}

function addAlternate(tokens: Tokens, alternate: Alternate): void {
  tokens.alternates ??= new Map();
  const here = tokens.alternates.get(alternate.from);
  if (here) here.push(alternate);
  else tokens.alternates.set(alternate.from, [alternate]);
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
  while (at < text.length) {
    const kind = classOf(text.codePointAt(at)!);
    if (kind === IGNORED) {
      at += width(text, at);
      continue;
    }
    if (kind !== WORD) break;
    end = endOfCluster(text, at);
    key += foldCluster(visible(text.slice(at, end)));
    at = end;
  }
  if (key !== '') {
    push(tokens, key, start, end);
    joinToPrevious(tokens, text);
  }
  return end;
}

/** End of a code point and the marks that belong to it. */
function endOfCluster(text: string, start: number): number {
  let end = start + width(text, start);
  let at = end;
  while (at < text.length) {
    const kind = classOf(text.codePointAt(at)!);
    if (kind !== MARK && kind !== IGNORED) break;
    at += width(text, at);
    if (kind === MARK) end = at;
  }
  return end;
}

function width(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function visible(cluster: string): string {
  return cluster.length === 1 ? cluster : cluster.replace(/\p{Cf}/gu, '');
}

function endOfEmoji(text: string, at: number): number {
  const first = text.codePointAt(at)!;
  const end = at + width(text, at);
  if (!isRegionalIndicator(first) || end >= text.length) return end;
  return isRegionalIndicator(text.codePointAt(end)!) ? end + 2 : end;
}

const STOPS_ADDRESS = /[\s<>"«»“”]/;

/** @returns where the address that begins with this word ends, or -1 when it is not one. */
function endOfAddress(text: string, word: string, at: number): number {
  const isAddress =
    word === 'http' || word === 'https'
      ? text.startsWith('://', at)
      : word === 'www' &&
        text[at] === '.' &&
        at + 1 < text.length &&
        classOf(text.codePointAt(at + 1)!) === WORD;
  if (!isAddress) return -1;
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (STOPS_ADDRESS.test(text[end]!)) break;
    if (code >= 128) {
      const kind = classOf(text.codePointAt(end)!);
      if (kind === CHARACTER || kind === SEPARATOR || kind === EMOJI) break;
      end += width(text, end);
    } else end++;
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

function isJoined(text: string, previousEnd: number, start: number): boolean {
  if (start - previousEnd !== 1 || previousEnd === 0) return false;
  if (classOf(text.charCodeAt(previousEnd)) !== JOINER) return false;
  const before = classOf(text.codePointAt(previousEnd - 1)!);
  return before !== CHARACTER && before !== EMOJI;
}

/** `#` and `@` begin a tag or a handle at the start of a word only: not in an e-mail address, not in `c#`. */
function startsTag(text: string, at: number): boolean {
  if (at + 1 >= text.length) return false;
  const next = classOf(text.codePointAt(at + 1)!);
  if (next !== WORD && next !== CHARACTER) return false;
  if (at === 0) return true;
  const previous = classOf(text.charCodeAt(at - 1));
  return previous !== WORD && previous !== MARK;
}

/** Words of `#AcmeFail` or `@acme_help`, with the tag itself as another reading. @returns where it ends. */
function readTag(tokens: Tokens, text: string, at: number): number {
  const isTag = text[at] === '#' || text[at] === '＃';
  const from = tokens.keys.length;
  const { parts, end } = tagParts(text, at + 1, isTag);
  for (const part of parts) push(tokens, part.key, part.start, part.end);
  const to = tokens.keys.length;
  const key = parts.map((part) => part.key).join('');
  if (parts.length > 1) {
    addAlternate(tokens, { kind: 'joined', key, from, to, start: at + 1, end });
  }
  addAlternate(tokens, { kind: 'sigil', key: (isTag ? '#' : '@') + key, from, to, start: at, end });
  addAlternate(tokens, { kind: 'any-sigil', key: ANY_SIGIL + key, from, to, start: at, end });
  return end;
}

/** A tag that a source declares (`AcmeFail`, `machine learning`) read like a hashtag in a text. */
export function tokenizeTag(tag: string): Tokens {
  const tokens: Tokens = { keys: [], starts: [], ends: [], alternates: null };
  let at = 0;
  let key = '';
  while (at < tag.length) {
    const kind = classOf(tag.codePointAt(at)!);
    if (kind !== WORD && kind !== CHARACTER) {
      at += width(tag, at);
      continue;
    }
    const { parts, end } = tagParts(tag, at, true);
    for (const part of parts) {
      push(tokens, part.key, part.start, part.end);
      key += part.key;
    }
    at = end;
  }
  const to = tokens.keys.length;
  if (to === 0) return tokens;
  const start = tokens.starts[0]!;
  const end = tokens.ends[to - 1]!;
  if (to > 1) addAlternate(tokens, { kind: 'joined', key, from: 0, to, start, end });
  addAlternate(tokens, { kind: 'sigil', key: `#${key}`, from: 0, to, start, end });
  addAlternate(tokens, { kind: 'any-sigil', key: ANY_SIGIL + key, from: 0, to, start, end });
  return tokens;
}
