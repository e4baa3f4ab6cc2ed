import { type Lexicon, type Phrase, phraseTable } from './lexicon.ts';
import { patternPhrases } from './tables/patterns.ts';
import { wordHashes } from './tables/word-hashes.ts';
import type { Word } from './word.ts';

const MOST_KNOWN = 20_000;

/** Words of a language, kept once looked up: most of what people write is the same few thousand. */
export class Words {
  private readonly known = new Map<string, Word>();
  private readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  private readonly lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.phrases = phraseTable(lexicon.phrases);
  }

  of(text: string): Word {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const word = this.lookUp(text);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(text, word);
    return word;
  }

  private lookUp(text: string): Word {
    const { lexicon } = this;
    const { comparisons, limit, boosters } = lexicon;
    return {
      valence: valenceOf(text, lexicon),
      phrases: this.phrases.get(text),
      booster: Object.hasOwn(boosters, text) ? boosters[text]! : 0,
      contrasts: lexicon.contrasts.has(text),
      mayNegate: mayNegate(text, lexicon),
      compares:
        comparisons.link.has(text) ||
        Object.hasOwn(comparisons.verbs, text) ||
        Object.hasOwn(comparisons.leaves, text),
      limits: limit !== undefined && (limit.not.has(text) || limit.could.has(text)),
      patterns: patternPhrases(lexicon.lang, text),
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
