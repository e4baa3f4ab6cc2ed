import type { Keyword } from '../keywords/keyword.ts';
import type { Mention } from '../mentions/mention.ts';
import { voiceName, voiceOf } from '../mentions/voice.ts';
import { foldWord } from '../themes/fold-word.ts';
import { type ReadWord, readWords } from '../themes/read-words.ts';
import { type SkipWords, skipWords } from '../themes/skip-words.ts';
import { spellingOf } from '../themes/spelling.ts';
import type { Driver } from './alert.ts';

/** A phrase must stand in this many posts and come from this many people to explain a rise: else one person explains it. */
const MIN_POSTS = 3;
const MIN_AUTHORS = 3;
const MAX_PHRASE_WORDS = 3;
const MAX_DRIVERS = 5;
/** A shorter word alone explains nothing. */
const LEAST_LETTERS = 4;
/**
 * Phrases that carry a rise: their log-odds in the window against the time before (informative Dirichlet prior of 0.5,
 * after Monroe, Colaresi and Quinn 2008, "Fightin' Words", without the variance), each phrase once a post.
 * @param skip words of the keyword itself, folded: they are in every post; and names of what else is followed
 */
export function driversOf(
  now: readonly Mention[],
  before: readonly Mention[],
  skip: ReadonlySet<string>,
): Driver[] {
  const words = skipWords(skip);
  const rise = countPhrases(now, words);
  const usual = countPhrases(before, words);
  const scored: (Driver & { words: number })[] = [];
  const names = [...skip].map((entry) => entry.split(' ')).filter((parts) => parts.length > 1);
  const isName = (phrase: string) =>
    names.some((parts) => phrase.split(' ').every((word) => parts.includes(foldWord(word))));
  for (const [phrase, { posts, authors }] of rise) {
    if (posts < MIN_POSTS || authors.size < MIN_AUTHORS || isName(phrase)) continue;
    const past = usual.get(phrase)?.posts ?? 0;
    const weight = odds(posts, now.length) - odds(past, before.length);
    if (weight > 1)
      scored.push({ phrase, posts, authors: authors.size, weight, words: phrase.split(' ').length });
  }
  scored.sort(
    (a, b) =>
      b.posts * b.weight - a.posts * a.weight || b.words - a.words || a.phrase.localeCompare(b.phrase),
  );
  const drivers: Driver[] = [];
  for (const { words: _, ...driver } of scored) {
    // "reboot loop" says it; "reboot" and "loop" beside it say nothing more.
    const known = drivers.find((other) => sharesWords(other.phrase, driver.phrase));
    if (known) {
      if (driver.phrase.includes(known.phrase) && driver.posts >= 0.8 * known.posts)
        known.phrase = driver.phrase;
      continue;
    }
    drivers.push({ ...driver });
    if (drivers.length === MAX_DRIVERS) break;
  }
  return drivers;
}

/** Words that every mention holds because they are the keyword: they drive nothing. */
export function keywordWords(keyword: Keyword, mentions: readonly Mention[]): Set<string> {
  const words = new Set(`${keyword.name} ${keyword.query}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  for (const { hits } of mentions.slice(0, 50)) {
    for (const hit of hits) {
      if (hit.keywordId !== keyword.id) continue;
      for (const { term } of hit.terms)
        for (const word of term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) words.add(word);
    }
  }
  return words;
}

/** All phrases of a post, each once. @param skip as above */
export function phrasesIn(mention: Mention, skip: ReadonlySet<string>): Set<string> {
  return phrasesWithout(mention, skipWords(skip));
}

function phrasesWithout({ post }: Mention, skip: SkipWords): Set<string> {
  return new Set(phrasesOf(`${post.title ?? ''}\n${post.text}`, post.lang ?? null, skip));
}

function odds(posts: number, all: number): number {
  return Math.log((posts + 0.5) / (all - posts + 0.5));
}

function sharesWords(left: string, right: string): boolean {
  const words = new Set(left.split(' '));
  return right.split(' ').some((word) => words.has(word));
}

function countPhrases(
  mentions: readonly Mention[],
  skip: SkipWords,
): Map<string, { posts: number; authors: Set<string> }> {
  const counts = new Map<string, { posts: number; authors: Set<string> }>();
  for (const mention of mentions) {
    const author = voiceName(voiceOf(mention.post), mention.storyId);
    for (const phrase of phrasesWithout(mention, skip)) {
      const entry = counts.get(phrase) ?? { posts: 0, authors: new Set<string>() };
      entry.posts += 1;
      entry.authors.add(author);
      counts.set(phrase, entry);
    }
  }
  return counts;
}

/** Phrases that people could use: no word of grammar, of time or of mere feeling at their edges. */
function* phrasesOf(text: string, language: string | null, skip: SkipWords): Generator<string> {
  for (const run of readWords(text, language)) {
    const skipped = run.map(({ folded, tag }) => skip.has(folded, folded, tag));
    for (let from = 0; from < run.length; from++) {
      let words = 0;
      for (let to = from; to < run.length && words < MAX_PHRASE_WORDS; to++) {
        if (skipped[to]) break;
        const word = run[to]!;
        // "l'" and "d'" are written with the word behind them.
        if (!/['’]$/.test(word.surface)) words += 1;
        if (!(from === to ? isSubject(word) : isSubject(word) || isVersion(word))) {
          if (from === to) break;
          continue;
        }
        if (from === to && word.folded.length < LEAST_LETTERS) continue;
        yield spellingOf(run.slice(from, to + 1)).toLowerCase();
      }
    }
  }
}

function isSubject({ class: wordClass }: ReadWord): boolean {
  return wordClass === 'subject' || wordClass === 'trade';
}

/** "firmware 4.2" */
function isVersion({ surface }: ReadWord): boolean {
  return /^\d+(?:\.\d+)+$/.test(surface);
}
