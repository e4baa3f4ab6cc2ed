import { BREAK, type Corpus, type CorpusWord } from './corpus.ts';
import { piecesOf, type ReadWord, wordsIn } from './read-words.ts';
import { spellingOf } from './spelling.ts';
import type { ThemePost } from './theme.ts';

/** A theme to be named: the stems of its head, and its posts. */
export interface Nameless {
  stems: readonly number[];
  members: readonly number[];
}

const MOST_WORDS: Readonly<Record<string, number>> = { fr: 5 };
const MOST_WORDS_ELSEWHERE = 4;
const MOST_SUBJECTS = 3;
/** A phrase of fewer says how one person put it. */
const LEAST_POSTS = 3;
const LEAST_PART = 0.1;
/** By words that mean something: "lost bag" says more than "bag", three words at times too much. */
const LENGTH_BONUS = [0, 0.18, 1, 0.9] as const;
/** What a word that only links takes from a phrase. */
const LINK = 0.9;
/** A phrase that holds the head of another theme names both. */
const OF_ANOTHER = 0.4;
const COMPARED = 25;
/** "hours on hold", "forty minutes on hold": how long it is does not matter. */
const A_WHILE = -2;

interface Phrase {
  stems: readonly number[];
  posts: Set<number>;
  voices: Set<string>;
  /** How it was written, and how often. */
  spellings: Map<string, number>;
}

/**
 * A phrase of theirs for each theme: of those that hold its head, the one that most of its posts and few others have. Where people
 * share no phrase, the commonest form of the head.
 */
export function namesOf(
  themes: readonly Nameless[],
  corpus: Corpus,
  posts: readonly ThemePost[],
  looked: readonly number[],
): string[] {
  const taken = new Set<string>();
  return themes.map((theme, at) => {
    const others = new Set(themes.flatMap(({ stems }, other) => (other === at ? [] : stems)));
    for (const stem of theme.stems) others.delete(stem);
    const phrases = phrasesWith(theme, corpus, posts);
    const inAll = postsWith(theme.stems, phrases, corpus, looked);
    const ranked = phrases
      .map((phrase) => ({ phrase, worth: worthOf(phrase, theme, inAll.get(phrase) ?? 0, others) }))
      .sort((a, b) => b.worth - a.worth || compare(spelledBest(a.phrase), spelledBest(b.phrase)));
    const name = ranked
      .map(({ phrase }) => spelledBest(phrase))
      .find((spelled) => !taken.has(spelled.toLowerCase()));
    // A word that two languages stem differently is one word all the same.
    const [best] = ranked;
    const stems = theme.stems.map((stem) => corpus.stems[stem]!).join(' ');
    const shown = name ?? (best ? spelledBest(best.phrase) : stems);
    taken.add(shown.toLowerCase());
    return shown;
  });
}

function worthOf(phrase: Phrase, { members }: Nameless, inAll: number, others: ReadonlySet<number>): number {
  const { stems, posts } = phrase;
  const share = posts.size / members.length;
  const precision = posts.size / Math.max(1, inAll);
  const foreign = stems.some((stem) => others.has(stem)) ? OF_ANOTHER : 1;
  return share * precision * LENGTH_BONUS[stems.length]! * foreign * LINK ** linksIn(spelledBest(phrase));
}

/** Words beyond the two or three that say it. */
function linksIn(spelled: string): number {
  return Math.max(0, spelled.split(/[ '’]/).length - 2);
}

/** Phrases of the posts that hold all stems, those of single words among them. */
function phrasesWith(theme: Nameless, corpus: Corpus, posts: readonly ThemePost[]): Phrase[] {
  const phrases = new Map<string, Phrase>();
  for (const member of theme.members) {
    const post = posts[member]!;
    const numbers = corpus.texts[member]!;
    if (!holds(numbers, theme.stems, corpus.words)) continue;
    const written = writtenWords(post, corpus.languages[member]!);
    const most = MOST_WORDS[corpus.languages[member]!] ?? MOST_WORDS_ELSEWHERE;
    for (let from = 0; from < numbers.length; from++) {
      for (const { to, stems } of phrasesFrom(numbers, from, most, corpus.words)) {
        if (!theme.stems.every((stem) => stems.includes(stem))) continue;
        const key = [...stems].sort((a, b) => a - b).join(' ');
        const phrase = phrases.get(key) ?? {
          stems,
          posts: new Set(),
          voices: new Set(),
          spellings: new Map(),
        };
        phrases.set(key, phrase);
        phrase.posts.add(member);
        phrase.voices.add(post.voice);
        const spelled = spellingOf(written.slice(from, to + 1));
        phrase.spellings.set(spelled, (phrase.spellings.get(spelled) ?? 0) + 1);
      }
    }
  }
  const least = Math.max(LEAST_POSTS, LEAST_PART * theme.members.length);
  return [...phrases.values()]
    .filter(
      ({ stems, posts, voices }) =>
        (posts.size >= least && voices.size > 1) || stems.length === theme.stems.length,
    )
    .sort((a, b) => b.posts.size - a.posts.size || b.stems.length - a.stems.length)
    .slice(0, COMPARED);
}

/** Phrases that begin at a word: where they end, and which stems they hold. */
function* phrasesFrom(
  numbers: Int32Array,
  from: number,
  most: number,
  words: readonly CorpusWord[],
): Generator<{ to: number; stems: number[] }> {
  const stems: number[] = [];
  for (let to = from; to < numbers.length && to < from + most; to++) {
    const number = numbers[to]!;
    if (number === BREAK) return;
    const word = words[number]!;
    const subject = word.class === 'subject' || word.class === 'trade';
    if (to === from) {
      if (!subject && word.class !== 'unit') return;
    } else if (!subject && word.class !== 'inside' && word.class !== 'link') return;
    if (!subject && word.class !== 'unit') continue;
    const stem = word.class === 'unit' ? A_WHILE : word.stem;
    if (stems.includes(stem)) return;
    stems.push(stem);
    if (stems.length > MOST_SUBJECTS) return;
    yield { to, stems: [...stems] };
  }
}

/** In how many of all posts that hold the head each phrase stands. */
function postsWith(
  head: readonly number[],
  phrases: readonly Phrase[],
  { texts, words, languages }: Corpus,
  looked: readonly number[],
): Map<Phrase, number> {
  const byKey = new Map(phrases.map((phrase) => [[...phrase.stems].sort((a, b) => a - b).join(' '), phrase]));
  const counts = new Map<Phrase, number>();
  for (const at of looked) {
    const numbers = texts[at]!;
    if (!holds(numbers, head, words)) continue;
    const most = MOST_WORDS[languages[at]!] ?? MOST_WORDS_ELSEWHERE;
    const found = new Set<Phrase>();
    for (let from = 0; from < numbers.length; from++) {
      for (const { stems } of phrasesFrom(numbers, from, most, words)) {
        const phrase = byKey.get(stems.sort((a, b) => a - b).join(' '));
        if (phrase) found.add(phrase);
      }
    }
    for (const phrase of found) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return counts;
}

function holds(numbers: Int32Array, stems: readonly number[], words: readonly CorpusWord[]): boolean {
  return stems.every((stem) => numbers.some((number) => number !== BREAK && words[number]!.stem === stem));
}

/** The words of a post as they were written, in the places of their numbers. */
function writtenWords({ text }: ThemePost, lang: string): (ReadWord | null)[] {
  return wordsIn(piecesOf(text), lang).flatMap((run): (ReadWord | null)[] => [...run, null]);
}

/** The commonest way to write it, a short one before a long one. */
function spelledBest({ spellings }: Phrase): string {
  return [...spellings]
    .map(([spelled, times]) => ({ spelled, worth: times * LINK ** spelled.split(/[ '’]/).length }))
    .sort((a, b) => b.worth - a.worth || compare(a.spelled, b.spelled))[0]!.spelled;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
