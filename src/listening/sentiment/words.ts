import { turnsOf } from './constructions/table.ts';
import { splitTag } from './hashtags.ts';
import { type Lexicon, type Phrase, phraseTable } from './lexicon.ts';
import { patternPhrases, sidesOf } from './tables/pattern-phrases.ts';
import { wordHashes } from './tables/word-hashes.ts';
import type { Word } from './word.ts';

const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 40;
const MOST_TAGS = 5_000;

/** From a capital to its small letter, in ASCII and Latin-1. */
export const SMALL = 32;
export const HASH_START = 0x811c9dc5;

export function hashStep(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** Small enough to be a key that costs nothing. */
export function hashEnd(hash: number): number {
  return hash & 0x3fffffff;
}

function scanHash(text: string): number {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = hashStep(hash, text.charCodeAt(at));
  return hashEnd(hash);
}

const lists = new WeakMap<Lexicon, Words>();

/** The words of a language that were looked up so far. */
export function wordsOf(lexicon: Lexicon): Words {
  let words = lists.get(lexicon);
  if (words === undefined) {
    words = new Words(lexicon);
    lists.set(lexicon, words);
  }
  return words;
}

/** Words of a language, kept once looked up: most of what people write is the same few thousand. */
class Words {
  private readonly known = new Map<string, Word>();
  private readonly tags = new Map<string, readonly string[]>();
  private readonly byHash = new Map<number, Word>();
  private readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.phrases = phraseTable(lexicon.phrases);
  }

  /** @param text in lower case */
  of(text: string): Word {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const word = this.lookUp(text);
    // Nobody writes such a word twice.
    if (text.length > LONGEST_KNOWN) return word;
    if (this.known.size >= MOST_KNOWN) {
      this.known.clear();
      this.byHash.clear();
    }
    this.known.set(text, word);
    this.byHash.set(scanHash(text), word);
    return word;
  }

  /**
   * A word as it stands in a text, found without making a string of it; undefined when it was never looked up.
   * @param hash `scanHash` of its letters in lower case
   */
  find(text: string, start: number, end: number, hash: number): Word | undefined {
    const word = this.byHash.get(hash);
    if (word === undefined || word.text.length !== end - start) return undefined;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      const letter = word.text.charCodeAt(at - start);
      if (code !== letter && code + SMALL !== letter) return undefined;
    }
    return word;
  }

  /** The words of a hashtag without capitals. */
  ofTag(tag: string): readonly string[] {
    let words = this.tags.get(tag);
    if (words === undefined) {
      words = splitTag(tag, this.lexicon);
      if (this.tags.size >= MOST_TAGS) this.tags.clear();
      if (tag.length <= LONGEST_KNOWN) this.tags.set(tag, words);
    }
    return words;
  }

  private lookUp(text: string): Word {
    const { lexicon } = this;
    const { comparisons, limit, boosters } = lexicon;
    return {
      text,
      valence: valenceOf(text, lexicon),
      phrases: this.phrases.get(text),
      booster: Object.hasOwn(boosters, text) ? boosters[text]! : 0,
      contrasts: lexicon.contrasts.has(text),
      wanted: lexicon.wanted?.has(text) === true,
      restricts: lexicon.twoParts?.only.has(text) === true,
      mayNegate: mayNegate(text, lexicon),
      compares:
        comparisons.link.has(text) ||
        Object.hasOwn(comparisons.verbs, text) ||
        Object.hasOwn(comparisons.leaves, text) ||
        Object.hasOwn(comparisons.moves, text) ||
        Object.hasOwn(comparisons.prefers, text),
      limits: limit !== undefined && (limit.not.has(text) || limit.could.has(text)),
      patterns: patternPhrases(lexicon.lang, text),
      constructions: turnsOf(lexicon.lang, text),
      sides: sidesOf(lexicon.lang, text),
      sums: null,
      ...wordHashes(text),
    };
  }
}

/** The words that a negator may need before it are few; "ne" is one. */
function mayNegate(text: string, lexicon: Lexicon): boolean {
  return lexicon.negates(text, () => undefined) > 0 || lexicon.negates(text, () => 'ne') > 0;
}

/** Valence of a word alone; a hyphenated word unknown as a whole counts by its parts. */
function valenceOf(word: string, lexicon: Lexicon): number {
  const whole = lexicon.valence(word);
  if (whole !== 0) return whole;
  const stretched = unstretched(word, lexicon);
  if (stretched !== 0) return stretched;
  if (!word.includes('-')) return 0;
  const sum = word.split('-').reduce((total, part) => total + lexicon.valence(part), 0);
  return Math.max(-4, Math.min(4, sum));
}

/** "sooo", "looove": three or more of a letter stand for one or two, and mean a little more. */
function unstretched(word: string, lexicon: Lexicon): number {
  if (!/(.)\1\1/.test(word)) return 0;
  const two = lexicon.valence(word.replace(/(\p{L})\1{2,}/gu, '$1$1'));
  return 1.2 * (two !== 0 ? two : lexicon.valence(word.replace(/(\p{L})\1{2,}/gu, '$1')));
}
