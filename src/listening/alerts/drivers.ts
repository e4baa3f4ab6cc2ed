import type { Keyword } from '../keywords/keyword.ts';
import type { Mention } from '../mentions/mention.ts';
import { voiceName, voiceOf } from '../mentions/voice.ts';
import type { Driver } from './alert.ts';

/** A phrase must stand in this many posts and come from this many people to explain a rise: else one person explains it. */
const MIN_POSTS = 3;
const MIN_AUTHORS = 3;
const MAX_PHRASE_WORDS = 3;
const MAX_DRIVERS = 5;
/** Words that explain nothing; grammar words of the languages people write in most. */
const EMPTY_WORDS = new Set(
  (
    'a an and are as at be but by for from had has have he her his how i if in into is it its just like me my no not of on or our out she so than that the their them then there they this to up us was we were what when which who will with would you your ' +
    'am been can could did do does doing done get got more most much now off one only other over own same some such very too here all any both each few ' +
    'au aux avec ce ces cet cette dans de des du elle en est et eu il ils je la le les leur lui ma mais me mes mon ne nos notre nous on ou où par pas plus pour qu que qui sa se ses si son sont sur ta te tes toi ton tu un une vos votre vous y été être ai as a avons avez ont suis es sommes êtes là ça c d j l m n s t fait'
  ).split(' '),
);

/**
 * Phrases that carry a rise: their log-odds in the window against the time before (informative Dirichlet prior of 0.5,
 * after Monroe, Colaresi and Quinn 2008, "Fightin' Words", without the variance), each phrase once a post.
 * @param skip words of the keyword itself, folded: they are in every post
 */
export function driversOf(
  now: readonly Mention[],
  before: readonly Mention[],
  skip: ReadonlySet<string>,
): Driver[] {
  const rise = countPhrases(now, skip);
  const usual = countPhrases(before, skip);
  const scored: (Driver & { words: number })[] = [];
  for (const [phrase, { posts, authors }] of rise) {
    if (posts < MIN_POSTS || authors.size < MIN_AUTHORS) continue;
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
export function phrasesIn({ post }: Mention, skip: ReadonlySet<string>): Set<string> {
  return new Set(phrasesOf(`${post.title ?? ''} . ${post.text}`, skip));
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
  skip: ReadonlySet<string>,
): Map<string, { posts: number; authors: Set<string> }> {
  const counts = new Map<string, { posts: number; authors: Set<string> }>();
  for (const mention of mentions) {
    const author = voiceName(voiceOf(mention.post), mention.storyId);
    for (const phrase of phrasesIn(mention, skip)) {
      const entry = counts.get(phrase) ?? { posts: 0, authors: new Set<string>() };
      entry.posts += 1;
      entry.authors.add(author);
      counts.set(phrase, entry);
    }
  }
  return counts;
}

function* phrasesOf(text: string, skip: ReadonlySet<string>): Generator<string> {
  for (const sentence of text
    .replace(/https?:\/\/\S+/g, '.')
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/[!?;:()[\]"«»\n]|\.(?=\s|$)|,(?=\s|$)/)) {
    const words = (sentence.match(/[\p{L}\p{N}][\p{L}\p{N}.+#-]*(?:'[\p{L}]+)?/gu) ?? []).map(bare);
    for (let from = 0; from < words.length; from++) {
      for (let length = 1; length <= MAX_PHRASE_WORDS && from + length <= words.length; length++) {
        const phrase = words.slice(from, from + length);
        const first = phrase[0]!;
        const last = phrase.at(-1)!;
        if (EMPTY_WORDS.has(first) || EMPTY_WORDS.has(last)) continue;
        if (phrase.some((word) => skip.has(word))) continue;
        if (length === 1 && (first.length < 4 || /^\d+$/.test(first))) continue;
        yield phrase.join(' ');
      }
    }
  }
}

/** A word without what French glues in front of it and punctuation behind it. */
function bare(word: string): string {
  return word.replace(/^(?:[cdjlmnst]|qu)'/, '').replace(/[.+#-]+$/, '');
}
