import { foldWord } from './fold-word.ts';
import { expressionAt } from './lists/expressions.ts';
import { classElsewhere, classesIn, likelyLanguage, type WordClass } from './lists/word-class.ts';
import { spellingOf } from './spelling.ts';

/** What is read of a post: an article says in its first lines what it is about. */
const MOST_CHARACTERS = 1_500;
const MOST_WORDS = 200;
const MOST_LETTERS = 40;

export interface ReadWord {
  /** As it was written. */
  surface: string;
  folded: string;
  class: WordClass | 'number';
  /** Begins a sentence: its capital says nothing. */
  first: boolean;
  /** Stands after a `#`. */
  tag: boolean;
}

/** Addresses and handles name somebody and say nothing. A retweet's mark goes with the handle. */
const NAMES = /https?:\/\/\S+|www\.\S+|\b[\w.+-]+@[\w-]+\.\w+\S*|(?:\bRT\b\s*:?\s*)?@[\p{L}\p{N}_.-]+:?/gu;
const ENTITIES = /&(?:amp|lt|gt|quot|#\d+|nbsp);/g;
const MARKS =
  /(?:(?<!\d)[.,]|[.,](?!\d)|[!?;:()[\]{}"«»“”…—–|/\\*\n\t<>=+~•·])+|\s-+\s|\p{Extended_Pictographic}/gu;
const SENTENCE = /[.!?\n:]/;
const WORD = /\d+(?:[.,]\d+)+|#?[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:['’-][\p{L}\p{N}\p{M}]+)*['’]?/gu;
const ELISION = /^((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)['’])(?=\p{L})/iu;
/** "aidez-moi", "a-t-il", "celui-ci" */
const INVERTED =
  /^(?!rendez-)(\p{L}+)-(?:t-)?(moi|toi|vous|nous|les?|la|lui|leur|en|y|ci|là|je|tu|ils?|elles?|on|ce)$/iu;
const SPACELESS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const NUMBER = /^\d|^[a-z]{1,2}\d{2,}$/;

/** A post, phrase by phrase, before its language is known. */
export interface Pieces {
  pieces: readonly { first: boolean; words: readonly string[] }[];
  /** Its words as the lists spell them. */
  folded: readonly string[];
}

export function piecesOf(text: string): Pieces {
  const clean = text.slice(0, MOST_CHARACTERS).replace(ENTITIES, ' ').replace(NAMES, ' ');
  const pieces: { first: boolean; words: string[] }[] = [];
  let words = 0;
  let first = true;
  let from = 0;
  for (const mark of [...clean.matchAll(MARKS), null]) {
    const piece = clean.slice(from, mark?.index ?? clean.length);
    const found = (piece.match(WORD) ?? []).flatMap(parts);
    if (found.length > 0) pieces.push({ first, words: found.slice(0, MOST_WORDS - words) });
    words += found.length;
    if (mark === null || words >= MOST_WORDS) break;
    first = SENTENCE.test(mark[0]) || (first && found.length === 0);
    from = mark.index + mark[0].length;
  }
  const folded = pieces.flatMap((piece) =>
    piece.words
      .flatMap((word) => (/['’]/.test(word) ? elided(word) : [word]))
      .map((word) => foldWord(word).replaceAll("'", '')),
  );
  return { pieces, folded };
}

/** Phrases between marks, in the words of a language: what a theme is named by never spans one. */
export function wordsIn({ pieces }: Pieces, lang: string): ReadWord[][] {
  const classes = classesIn(lang);
  return pieces.map((piece) => {
    const read = piece.words
      .flatMap((word) => (lang === 'en' ? [word] : elided(word)))
      .filter((word) => word.length <= MOST_LETTERS)
      .map((word, at) => toWord(word, classes, piece.first && at === 0));
    return withExpressions(read, lang);
  });
}

/** The words of one post alone, phrase by phrase. @param language null = unknown */
export function readWords(text: string, language: string | null): ReadWord[][] {
  const pieces = piecesOf(text);
  return wordsIn(pieces, likelyLanguage(pieces.folded, language, null));
}

/** "mot de passe" is one word that is written in three. */
function withExpressions(words: ReadWord[], lang: string): ReadWord[] {
  const joined: ReadWord[] = [];
  for (let at = 0; at < words.length; ) {
    const length = expressionAt(words, at, lang);
    const parts = words.slice(at, at + Math.max(1, length));
    joined.push(
      length === 0
        ? words[at]!
        : {
            ...words[at]!,
            surface: spellingOf(parts),
            folded: parts.map(({ folded }) => folded).join(''),
            class: 'subject',
          },
    );
    at += parts.length;
  }
  return joined;
}

function toWord(written: string, classes: ReadonlyMap<string, WordClass>, first: boolean): ReadWord {
  const tag = written.startsWith('#');
  const surface = (tag ? written.slice(1) : written).replace(/_+$/, '');
  const joined = foldWord(surface);
  // "customer's" is the customer, "don't" is one word, "l'" is "l".
  const folded = joined.replace(/'s?$/, '').replace(/['-]/g, '') || joined;
  const wordClass = NUMBER.test(folded) ? 'number' : (classes.get(folded) ?? shortWord(folded));
  return { surface: surface.replace(/['’]s$/i, ''), folded, class: wordClass, first, tag };
}

/** A letter alone says nothing in scripts that spell. */
function shortWord(folded: string): WordClass {
  return folded.length < 2 && /^[a-z]$/.test(folded) ? 'between' : (classElsewhere(folded) ?? 'subject');
}

function elided(word: string): string[] {
  const parts: string[] = [];
  let rest = word;
  for (let match = ELISION.exec(rest); match; match = ELISION.exec(rest)) {
    parts.push(match[1]!);
    rest = rest.slice(match[1]!.length);
  }
  const [verb, pronoun] = INVERTED.exec(rest)?.slice(1) ?? [];
  return verb === undefined ? [...parts, rest] : [...parts, verb, pronoun!];
}

/** "customer-service" is two words, "wi-fi" is one. */
function parts(word: string): string[] {
  if (SPACELESS.test(word)) return segments(word);
  return word.includes('-') && word.split('-').every((part) => part.length > 3) ? word.split('-') : [word];
}

let segmenter: Intl.Segmenter | undefined;

/** Words of a script that is written without spaces. */
function segments(run: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(run)) if (isWordLike) words.push(segment);
  return words;
}
