import { HOUR, MINUTE } from '../time.ts';
import { comparableTitle, wordsOf } from './fingerprint.ts';
import type { Post } from './mention.ts';
import { STORY_WINDOW } from './story.ts';
import { sameWording, wordingOf } from './wording.ts';

/** What is compared of two posts. */
export type Worded = Pick<
  Post,
  'source' | 'extId' | 'canonicalUrl' | 'contentHash' | 'title' | 'text' | 'outlet' | 'publishedAt' | 'timeBy'
>;

/** Words of a text that are compared. */
const MOST_WORDS = 400;
/** Shorter texts are compared word by word, longer ones by pairs of words: grammar words make any two texts alike. */
const FEW_WORDS = 4;
/** A title of fewer words names many things ("Update"). */
const TELLING_TITLE = 4;
/** A title of so many words names one thing on one page for some days, a shorter one for some hours, whatever is below it. */
const LONG_TITLE = 6;
const SHORT_TITLE = 3;
const SHORT_WHILE = 12 * HOUR;
/** Texts of so many words are never equal by chance, nor a phrase that stands below everything. */
const LONG_TEXT = 25;

/** Shares of the shorter text's words that the other has too. */
const ALIKE = 0.5;
const SOME = 0.3;
const NEARLY_EQUAL = 0.8;

/**
 * Whether what stands under one address in two places is one thing told twice: an outlet's article in its feed, in a list of
 * news and in a push. An address alone says nothing, since a status page tells all its incidents under one.
 */
export function wordsAgree(left: Worded, right: Worded): boolean {
  if (left.contentHash === right.contentHash) return isNear(left, right);
  if (left.title === null || right.title === null) return bodiesAgree(left, right);
  const titles = [
    comparableTitle(left.title, left.outlet),
    comparableTitle(right.title, right.outlet),
  ] as const;
  const texts = [wordsIn(left.text), wordsIn(right.text)] as const;
  const silent = texts[0].length === 0 || texts[1].length === 0;
  const alike = silent ? 0 : overlap(...texts);
  if (squashed(titles[0]) !== squashed(titles[1])) {
    if (!isNear(left, right)) return false;
    if (sameWording(wordingOf(left.title), wordingOf(right.title))) return silent || alike >= ALIKE;
    return Math.min(texts[0].length, texts[1].length) >= LONG_TEXT && alike >= NEARLY_EQUAL;
  }
  if (alike >= SOME) return isNear(left, right);
  if (hasSameDate(left, right)) return true;
  const words = titles[0].split(' ').length;
  if (silent || !isDated(left, right)) return words >= (silent ? 1 : TELLING_TITLE) && isNear(left, right);
  const apart = Math.abs(left.publishedAt - right.publishedAt);
  const long = words >= LONG_TITLE && apart <= STORY_WINDOW;
  return isPermalink(left.canonicalUrl) && (long || (words >= SHORT_TITLE && apart <= SHORT_WHILE));
}

/** Whether two items of one feed, which tells them apart by their ids, are one all the same: it lists it twice. */
export function isListedTwice(left: Worded, right: Worded): boolean {
  if (isDated(left, right) ? !hasSameDate(left, right) : left.timeBy !== right.timeBy) return false;
  if (left.contentHash === right.contentHash) return true;
  if (!isDated(left, right)) return false;
  const texts = [wordsIn(left.text), wordsIn(right.text)] as const;
  if (left.title === right.title) return overlap(...texts) >= ALIKE;
  return Math.min(texts[0].length, texts[1].length) >= LONG_TEXT && overlap(...texts) >= NEARLY_EQUAL;
}

/**
 * Whether a post that comes under the id of a stored one is another post, and not an edit: its feed uses the id again. An
 * edit keeps date and address, or what it says.
 */
export function isAnother(post: Worded, stored: Worded): boolean {
  if (post.contentHash === stored.contentHash) return false;
  const moved = post.canonicalUrl !== stored.canonicalUrl;
  const redated = isDated(post, stored) && !hasSameDate(post, stored);
  // Where the address stands for an id that there is none of, and nothing has a date, only words are left.
  const nameless = !isDated(post, stored) && post.extId.endsWith(`:${post.canonicalUrl}`);
  if (!moved && !redated && !nameless) return false;
  const title = titleOverlap(post, stored);
  const text = textOverlap(post, stored);
  const renamed = title.share <= 0.34 || !title.telling;
  if (!moved && !redated) return renamed && text !== null && text < 0.2;
  if (moved && redated) return (title.share <= 0.5 && (text ?? 0) < 0.6) || (text !== null && text < 0.2);
  if (text === null) return title.share <= 0.34;
  return (renamed && text < ALIKE) || (title.share < 0.7 && text < 0.2);
}

/** Whether two items that a page shows under one id are two: then that id names nothing. */
export function isAnotherOnPage(post: Worded, other: Worded): boolean {
  if (post.contentHash === other.contentHash) return isDated(post, other) && !hasSameDate(post, other);
  if (post.canonicalUrl !== other.canonicalUrl) return true;
  if (isDated(post, other) && !hasSameDate(post, other)) return true;
  const text = textOverlap(post, other);
  return titleOverlap(post, other).share <= 0.34 && (text === null || text < ALIKE);
}

function bodiesAgree(left: Worded, right: Worded): boolean {
  if (!isNear(left, right)) return false;
  const bodies = [bodyOf(left), bodyOf(right)] as const;
  if (sameWording(wordingOf(bodies[0]), wordingOf(bodies[1]))) return true;
  const words = [wordsIn(bodies[0]), wordsIn(bodies[1])] as const;
  return Math.min(words[0].length, words[1].length) >= LONG_TEXT && overlap(...words) >= ALIKE;
}

/** No titles to compare are like none in common. */
function titleOverlap(left: Worded, right: Worded): { share: number; telling: boolean } {
  if (left.title === null || right.title === null) return { share: 0, telling: false };
  const titles = [wordsIn(left.title), wordsIn(right.title)] as const;
  const words = new Set(titles[0]);
  const common = new Set(titles[1].filter((word) => words.has(word))).size;
  const most = Math.max(words.size, new Set(titles[1]).size);
  return {
    share: most === 0 ? 1 : common / most,
    telling: Math.min(titles[0].length, titles[1].length) >= TELLING_TITLE,
  };
}

/** null when there is no text to compare. */
function textOverlap(left: Worded, right: Worded): number | null {
  if (left.text === '' && right.text === '') return null;
  if (left.text !== '' && right.text !== '') return overlap(wordsIn(left.text), wordsIn(right.text));
  return overlap(wordsIn(bodyOf(left)), wordsIn(bodyOf(right)));
}

/** 0..1: how much of the shorter text the other has too. */
function overlap(left: readonly string[], right: readonly string[]): number {
  const pairs = Math.min(left.length, right.length) >= FEW_WORDS;
  const [a, b] = [featuresOf(left, pairs), featuresOf(right, pairs)];
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const feature of small) if (large.has(feature)) common += 1;
  return common / small.size;
}

function featuresOf(words: readonly string[], pairs: boolean): Set<string> {
  return new Set(pairs ? words.slice(1).map((word, index) => `${words[index]} ${word}`) : words);
}

function wordsIn(text: string): string[] {
  return wordsOf(text.slice(0, 10 * MOST_WORDS)).slice(0, MOST_WORDS);
}

function bodyOf({ title, text }: Worded): string {
  return title === null ? text : `${title} ${text}`;
}

function squashed(title: string): string {
  return title.replaceAll(' ', '');
}

function isDated(left: Worded, right: Worded): boolean {
  return left.timeBy === 'source' && right.timeBy === 'source';
}

function hasSameDate(left: Worded, right: Worded): boolean {
  return isDated(left, right) && Math.abs(left.publishedAt - right.publishedAt) < MINUTE;
}

/** Told again days later, the same words are another post; not so at an address that one post alone has. */
function isNear(left: Worded, right: Worded): boolean {
  if (!isDated(left, right) || isPermalink(left.canonicalUrl)) return true;
  return Math.abs(left.publishedAt - right.publishedAt) <= STORY_WINDOW;
}

/** A home page or a page of news is none: its last part is at most one word. */
export function isPermalink(url: string): boolean {
  return /^https?:\/\/[^/?#]+\/.*(?:[\d?#]|[^/]-[^/]*$)/.test(url);
}
