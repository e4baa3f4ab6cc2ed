import { BREAK, type Corpus, type CorpusWord } from './corpus.ts';
import { isMissing, isOneOfAUnit, isVerb } from './lists/name-words.ts';
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
const LEAST_PART = 0.06;
/** By words that mean something: "lost bag" says more than "bag", three words at times too much. */
const LENGTH_BONUS = [0, 0.18, 1, 0.9] as const;
/** A verb alone does not say what it is about. */
const VERB_ALONE = 0.04;
const AS_A_VERB = 0.15;
/** What a word that only links takes from a phrase. */
const LINK = 0.9;
/** A phrase that holds the head of another theme names both. */
const OF_ANOTHER = 0.4;
const COMPARED = 25;
/** "hours on hold", "forty minutes on hold": how long it is does not matter. */
const A_WHILE = -2;
/** "no answer", "never answered": that it is not there. */
const NOT_THERE = -3;
/** What is called by other words than its head must be said in so much of it. */
const LEAST_WITHOUT_HEAD = 0.25;

interface Phrase {
  lang: string;
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
    const ranked = (stems: readonly number[]) => {
      const phrases = phrasesWith({ stems, members: theme.members }, corpus, posts);
      const inAll = postsWith(stems, phrases, corpus, looked);
      return phrases
        .map((phrase) => ({
          spelled: spelledBest(phrase),
          phrase,
          worth: worthOf(phrase, theme, inAll.get(phrase) ?? 0, others),
        }))
        .sort((a, b) => b.worth - a.worth || compare(a.spelled, b.spelled));
    };
    const isFree = ({ spelled }: { spelled: string }) => !taken.has(spelled.toLowerCase());
    const all = ranked(theme.stems);
    const best = all.find(isFree);
    const [without] =
      best && isVerb(best.spelled, best.phrase.lang)
        ? ranked([])
            .filter(isFree)
            .filter(({ phrase, worth }) => phrase.stems.length > 1 && worth >= LEAST_WITHOUT_HEAD)
        : [];
    // A word that two languages stem differently is one word all the same.
    const name = (without ?? best ?? all[0])?.spelled;
    const shown = name ?? theme.stems.map((stem) => corpus.stems[stem]!).join(' ');
    taken.add(shown.toLowerCase());
    return shown;
  });
}

function worthOf(phrase: Phrase, { members }: Nameless, inAll: number, others: ReadonlySet<number>): number {
  const { stems, posts, lang } = phrase;
  const spelled = spelledBest(phrase);
  const share = posts.size / members.length;
  const precision = posts.size / Math.max(1, inAll);
  const foreign = stems.some((stem) => others.has(stem)) ? OF_ANOTHER : 1;
  const bonus = stems.length === 1 && isVerb(spelled, lang) ? VERB_ALONE : LENGTH_BONUS[stems.length]!;
  return share * precision * bonus * foreign * LINK ** linksIn(spelled);
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
    const lang = corpus.languages[member]!;
    const written = writtenWords(post, lang);
    const most = MOST_WORDS[lang] ?? MOST_WORDS_ELSEWHERE;
    for (let from = 0; from < numbers.length; from++) {
      for (const { to, stems } of phrasesFrom(numbers, from, most, corpus.words)) {
        if (!theme.stems.every((stem) => stems.includes(stem))) continue;
        const key = [...stems].sort((a, b) => a - b).join(' ');
        const phrase = phrases.get(key) ?? {
          lang,
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
  let linked = false;
  for (let to = from; to < numbers.length && to < from + most; to++) {
    const number = numbers[to]!;
    if (number === BREAK) return;
    const word = words[number]!;
    const stem = partOfName(word, to === from);
    if (stem === null) {
      if (to === from || (word.class !== 'inside' && word.class !== 'link')) return;
      linked = word.class === 'link';
      continue;
    }
    if (stems.includes(stem)) return;
    stems.push(stem);
    if (stems.length > MOST_SUBJECTS) return;
    // "rate is wrong" is whole, "charged an extra" is not.
    if (stem !== NOT_THERE && (word.class !== 'qualifier' || linked)) yield { to, stems: [...stems] };
  }
}

/** What a word is in a name, by number; null = it only links. */
function partOfName({ class: kind, folded, stem }: CorpusWord, first: boolean): number | null {
  if (kind === 'subject' || kind === 'trade' || kind === 'qualifier') return stem;
  if (kind === 'unit') return first && !isOneOfAUnit(folded) ? A_WHILE : null;
  return first && isMissing(folded) ? NOT_THERE : null;
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

/** The commonest way to write it, a short one before a long one, "payment" before "paid". */
function spelledBest({ spellings, stems, lang }: Phrase): string {
  return [...spellings]
    .map(([spelled, times]) => ({
      spelled,
      worth:
        times *
        LINK ** spelled.split(/[ '’]/).length *
        (stems.length === 1 && isVerb(spelled, lang) ? AS_A_VERB : 1),
    }))
    .sort((a, b) => b.worth - a.worth || compare(a.spelled, b.spelled))[0]!.spelled;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
