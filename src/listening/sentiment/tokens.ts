import { tagParts } from '../keywords/languages/tag-parts.ts';
import type { Lexicon } from './lexicon.ts';
import type { Word } from './word.ts';
import { HASH_START, hashEnd, hashStep, SMALL, wordsOf } from './words.ts';

/** One piece of text that may carry sentiment. Offsets are in the field it came from. */
export interface Token {
  text: string;
  start: number;
  end: number;
  kind: 'word' | 'sign' | 'mark' | 'name';
  /** Grows at each end of a clause (punctuation, contrast), over all fields together. */
  clause: number;
  /** Grows at each end of a sentence. */
  sentence: number;
  /** Written in capitals, in a text that is not. */
  loud: boolean;
  /** Begins with a capital. */
  capital: boolean;
  field: 'title' | 'text';
  /** What is known of a word in its language; null where the language is not known. */
  word: Word | null;
}

/** Address or name, word, emoticon, emoji, mark: the order matters. */
const TOKEN = new RegExp(
  [
    String.raw`(https?://\S+|www\.\S+|@[\p{L}\p{N}_.]+)`,
    String.raw`([\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*)`,
    String.raw`((?<![a-zA-Z0-9])(?:[<>]?[:;=][-o*']?(?:[)\]}DPp]+|[(\[{/\\|]+)(?![\p{L}\p{N}/])|</?3|\^_*\^|-_+-|[)(]:(?!\w)))`,
    String.raw`([★\p{Extended_Pictographic}][\ufe0f\u200d★☆\p{Extended_Pictographic}\p{Emoji_Modifier}]*)`,
    String.raw`([!?.,;:…()[\]"«»—–\n]+)`,
  ].join('|'),
  'uy',
);

/** What a character of ordinary text begins or goes on with; all others are left to the expression above. */
const LETTER = 1;
const CAPITAL = 2;
const DIGIT = 3;
const BLANK = 4;
const MARK = 5;
/** Marks that begin no emoticon. */
const PLAIN_MARK = 6;
const CLASSES = Uint8Array.from({ length: 0x250 }, (_, code) => classOf(String.fromCharCode(code)));

function classOf(letter: string): number {
  if (/\p{Lu}/u.test(letter)) return CAPITAL;
  if (/\p{L}/u.test(letter)) return LETTER;
  if (/[0-9]/.test(letter)) return DIGIT;
  if (letter !== '\n' && /\s/.test(letter)) return BLANK;
  if (/[!?.,["\]\n«»]/.test(letter)) return PLAIN_MARK;
  return /[;:()]/.test(letter) ? MARK : 0;
}

const APOSTROPHE = 39;
const CURLY = 0x2019;
const HYPHEN = 45;
const HASH = 35;

/**
 * Cuts a text into tokens behind those that are there; clauses and sentences are counted on.
 * @param from where the text begins in its field
 */
export function cutInto(
  tokens: Token[],
  text: string,
  field: 'title' | 'text',
  lexicon: Lexicon | null,
  from: number,
): void {
  const cutter = new Cutter(tokens, text, field, lexicon, from);
  let at = 0;
  while (at < text.length) at = cutter.next(at);
}

class Cutter {
  private clause: number;
  private sentence: number;
  private shouting: boolean | undefined;
  private readonly tokens: Token[];
  private readonly text: string;
  private readonly field: 'title' | 'text';
  private readonly lexicon: Lexicon | null;
  private readonly words: ReturnType<typeof wordsOf> | null;
  private readonly from: number;

  constructor(tokens: Token[], text: string, field: 'title' | 'text', lexicon: Lexicon | null, from: number) {
    const after = tokens.at(-1);
    this.tokens = tokens;
    this.text = text;
    this.field = field;
    this.lexicon = lexicon;
    this.words = lexicon && wordsOf(lexicon);
    this.from = from;
    this.clause = (after?.clause ?? -1) + 1;
    this.sentence = (after?.sentence ?? -1) + 1;
  }

  /** Reads what stands at `at`, and says where the next begins. */
  next(at: number): number {
    const code = this.text.charCodeAt(at);
    const kind = code < CLASSES.length ? CLASSES[code]! : 0;
    if (kind === BLANK) return at + 1;
    if (kind === LETTER || kind === CAPITAL || kind === DIGIT) {
      // "http" and "www" may begin an address.
      if (
        (code === 104 || code === 119) &&
        (this.text.startsWith('http', at) || this.text.startsWith('www', at))
      )
        return this.match(at);
      return this.word(at);
    }
    if (kind === PLAIN_MARK) {
      let end = at + 1;
      while (end < this.text.length && isMark(this.text.charCodeAt(end))) end += 1;
      this.mark(at, end);
      return end;
    }
    if (code === HASH) return this.tag(at);
    return this.match(at);
  }

  private word(start: number): number {
    const { text } = this;
    let hash = HASH_START;
    let capitals = 0;
    let letters = 0;
    let apostrophes = false;
    let curly = false;
    let end = start;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      const kind = code < CLASSES.length ? CLASSES[code]! : 0;
      if (kind === LETTER) letters += 1;
      else if (kind === CAPITAL) {
        capitals += 1;
        hash = hashStep(hash, code + SMALL);
        continue;
      } else if (kind === DIGIT) {
        // Counts as what it is.
      } else if (code === APOSTROPHE || code === CURLY || code === HYPHEN) {
        const next = text.charCodeAt(end + 1);
        const nextKind = next < CLASSES.length ? CLASSES[next]! : 0;
        if (next >= CLASSES.length && next !== CURLY && !(next >= 0x2000 && next < 0x2070))
          return this.match(start);
        if (nextKind !== LETTER && nextKind !== CAPITAL && nextKind !== DIGIT) break;
        if (code !== HYPHEN) apostrophes = true;
        if (code === CURLY) curly = true;
      } else if (code >= CLASSES.length && !(code >= 0x2000 && code < 0x2070)) return this.match(start);
      else break;
      hash = hashStep(hash, code);
    }
    const loud = letters === 0 && capitals > 2 && capitals === end - start;
    const known = apostrophes ? undefined : this.words?.find(text, start, end, hashEnd(hash));
    if (known !== undefined) {
      if (known.contrasts) this.clause += 1;
      const capital = capitals > 0 && text.charCodeAt(start) !== known.text.charCodeAt(0);
      this.add('word', known.text, start, end, loud && !this.isShouting(), capital, known);
      return end;
    }
    let lower = text.slice(start, end);
    if (capitals > 0) lower = lower.toLowerCase();
    if (curly) lower = lower.replaceAll('’', "'");
    this.push(lower, start, end, loud, apostrophes, capitals > 0);
    return end;
  }

  private push(
    lower: string,
    start: number,
    end: number,
    isLoud: boolean,
    apostrophes: boolean,
    hasCapitals: boolean,
  ): void {
    const { lexicon } = this;
    const word = this.words?.of(lower) ?? null;
    if (word?.contrasts) this.clause += 1;
    const head = apostrophes ? (lexicon?.elision?.exec(lower)?.[0] ?? '') : '';
    const isElided = head !== '' && head.length < lower.length;
    const middle = isElided ? start + head.length : start;
    if (isElided) this.add('word', head, start, middle, false, false, this.words!.of(head));
    const own = isElided ? lower.slice(head.length) : lower;
    const capital = hasCapitals && this.text.charCodeAt(middle) !== own.charCodeAt(0);
    const ownWord = isElided ? this.words!.of(own) : word;
    this.add('word', own, middle, end, isLoud && !this.isShouting(), capital, ownWord);
  }

  private add(
    kind: Token['kind'],
    text: string,
    start: number,
    end: number,
    loud: boolean,
    capital: boolean,
    word: Word | null,
  ): void {
    const { clause, sentence, field, from } = this;
    this.tokens.push({
      text,
      start: start + from,
      end: end + from,
      kind,
      clause,
      sentence,
      loud,
      capital,
      field,
      word,
    });
  }

  /** A hashtag is read as the words that it is made of. */
  private tag(at: number): number {
    const { parts, end } = tagParts(this.text, at + 1, true);
    for (const part of parts) {
      const lower = this.text.slice(part.start, part.end).toLowerCase();
      let start = part.start;
      for (const word of this.words ? this.words.ofTag(lower) : [lower]) {
        const stop = Math.min(part.end, start + word.length);
        this.push(word, start, stop, false, false, false);
        start = stop;
      }
    }
    return Math.max(end, at + 1);
  }

  private mark(start: number, end: number): void {
    const { text } = this;
    const mark = text.slice(start, end);
    this.add('mark', mark, start, end, false, false, null);
    // "3.5", "e.g." and decimal commas end nothing: a mark ends a clause when white space follows.
    const open = end < text.length && !WHITE.test(text[end]!);
    if (!open || STRONG.test(mark)) this.clause += 1;
    if (ENDING.test(mark) || (!open && mark.includes('.'))) this.sentence += 1;
  }

  private match(start: number): number {
    const { text } = this;
    TOKEN.lastIndex = start;
    const match = TOKEN.exec(text);
    if (match === null) return start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
    const [all, name, word, emoticon, emoji] = match;
    const end = start + all.length;
    if (word !== undefined) {
      // Letters of mathematics and of full width stand for ordinary ones.
      const lower = word.normalize('NFKC').toLowerCase().replaceAll('’', "'");
      const isLoud = word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
      this.push(lower, start, end, isLoud, lower.includes("'"), word !== word.toLowerCase());
    } else if (name === undefined && emoticon === undefined && emoji === undefined) this.mark(start, end);
    else this.add(name === undefined ? 'sign' : 'name', all, start, end, false, false, null);
    return end;
  }

  private isShouting(): boolean {
    this.shouting ??= isShouting(this.text);
    return this.shouting;
  }
}

function isMark(code: number): boolean {
  if (code < CLASSES.length) return CLASSES[code] === PLAIN_MARK || CLASSES[code] === MARK;
  return code === 0x2026 || code === 0x2014 || code === 0x2013;
}

const WHITE = /\s/;
const STRONG = /[\n()"«»—–!?…]/;
const ENDING = /[!?…\n]/;

/** Whether most of the first 300 characters are capitals: then capitals mean nothing. */
function isShouting(text: string): boolean {
  const sample = text.slice(0, 300);
  const [lower, upper] = [sample.toLowerCase(), sample.toUpperCase()];
  let capitals = 0;
  let small = 0;
  for (let at = 0; at < sample.length; at++) {
    if (lower[at] === upper[at]) continue;
    if (sample[at] === lower[at]) small += 1;
    else capitals += 1;
  }
  return capitals > small;
}
