import { stemOf } from '../relevance/stem.ts';
import { nearSame } from './lists/near-same.ts';
import { knownWords, likelyLanguage, type WordClass } from './lists/word-class.ts';
import { type Pieces, piecesOf, type ReadWord, wordsIn } from './read-words.ts';
import type { SkipWords } from './skip-words.ts';

/** A word of a corpus, by its number. */
export interface CorpusWord {
  folded: string;
  /** Number of its stem: what is counted. */
  stem: number;
  class: WordClass | 'number' | 'skip';
  /** Times it was written with a capital that no sentence and no headline asks for, of how many times that could be seen. */
  capital: number;
  seen: number;
}

/** Posts as numbers of words: what is counted again and again is read once. */
export interface Corpus {
  words: CorpusWord[];
  stems: string[];
  /** Words of each post; -1 = a phrase ends. */
  texts: Int32Array[];
  languages: string[];
}

export const BREAK = -1;
/** Posts read in one go. */
const STEP = 100;
const A_NAME = ' ';

const CAPITAL = /^\p{Lu}/u;

function capitals(run: readonly ReadWord[]): number {
  return run.filter(({ surface }) => CAPITAL.test(surface)).length;
}

/** Reads posts into one table of words, so that stems of all its corpora are the same numbers. */
export function createReader(skip: SkipWords) {
  const words: CorpusWord[] = [];
  const stems: string[] = [];
  const wordNumbers = new Map<string, number>();
  const stemNumbers = new Map<string, number>();

  function numberOf(lang: string, folded: string, wordClass: WordClass | 'number', tag: boolean): number {
    const key = `${lang}${tag ? '#' : ' '}${folded}`;
    const known = wordNumbers.get(key);
    if (known !== undefined) return known;
    const spelled = stemOf(folded, lang);
    const stem = nearSame(spelled, lang);
    let number = stemNumbers.get(stem);
    if (number === undefined) {
      number = stems.push(stem) - 1;
      stemNumbers.set(stem, number);
    }
    const skipped =
      wordClass !== 'inside' &&
      wordClass !== 'between' &&
      wordClass !== 'link' &&
      skip.has(folded, stem, tag);
    wordNumbers.set(key, words.length);
    return words.push({ folded, stem: number, class: skipped ? 'skip' : wordClass, capital: 0, seen: 0 }) - 1;
  }

  /** Of the posts that are read first: what others are compared with them by. */
  let usual: string | null = null;

  /** Words of a name of several words are none alone. */
  function markNames(numbers: number[]): void {
    if (skip.phrases.size === 0) return;
    const is = (number: number | undefined, part: string) => {
      if (number === undefined || number === BREAK) return false;
      const { folded, stem } = words[number]!;
      return folded === part || stems[stem] === part;
    };
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at]!;
      if (number === BREAK) continue;
      const { folded, stem } = words[number]!;
      const named = [...(skip.phrases.get(folded) ?? []), ...(skip.phrases.get(stems[stem]!) ?? [])].find(
        (parts) => parts.every((part, offset) => is(numbers[at + offset], part)),
      );
      if (named) for (let offset = 0; offset < named.length; offset++) numbers[at + offset] = nameNumber();
    }
  }

  function nameNumber(): number {
    const known = wordNumbers.get(A_NAME);
    if (known !== undefined) return known;
    wordNumbers.set(A_NAME, words.length);
    return words.push({ folded: '', stem: stems.push('') - 1, class: 'skip', capital: 0, seen: 0 }) - 1;
  }

  return {
    words,
    stems,
    /** Step by step, so that others have their turn while many long posts are read. */
    *read(posts: readonly { text: string; language: string | null }[]): Generator<void, Corpus> {
      const texts: Int32Array[] = [];
      const languages: string[] = [];
      const pieces: Pieces[] = [];
      for (const [at, { text }] of posts.entries()) {
        if (at % STEP === 0) yield;
        pieces.push(piecesOf(text));
      }
      usual ??= usualLanguage(pieces);
      for (const [at, post] of posts.entries()) {
        if (at % STEP === 0) yield;
        const lang = likelyLanguage(pieces[at]!.folded, post.language, usual);
        const runs = wordsIn(pieces[at]!, lang);
        const numbers: number[] = [];
        for (const run of runs) {
          const headline = capitals(run) > run.length / 2;
          for (const word of run) {
            const number = numberOf(lang, word.folded, word.class, word.tag);
            numbers.push(number);
            if (headline || word.first || word.tag) continue;
            words[number]!.seen += 1;
            if (CAPITAL.test(word.surface)) words[number]!.capital += 1;
          }
          numbers.push(BREAK);
        }
        markNames(numbers);
        texts.push(Int32Array.from(numbers));
        languages.push(lang);
      }
      return { words, stems, texts, languages };
    },
  };
}

/** null = there is no word that we know. */
function usualLanguage(texts: readonly Pieces[]): string | null {
  const totals = new Map<string, number>();
  for (const { folded } of texts)
    for (const [lang, known] of knownWords(folded)) totals.set(lang, (totals.get(lang) ?? 0) + known);
  const [usual] = [...totals].sort((a, b) => b[1] - a[1])[0] ?? [];
  return usual !== undefined && totals.get(usual)! > 0 ? usual : null;
}
