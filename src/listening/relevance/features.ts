import { tokenize } from '../keywords/languages/tokenize.ts';
import type { Tokens } from '../keywords/languages/tokens.ts';
import { isFunctionWord } from '../keywords/query/common-words.ts';
import type { Post, TermHit } from '../mentions/mention.ts';
import { stemOf } from './stem.ts';

/** What relevance reads of a post. */
export type RelevancePost = Pick<Post, 'title' | 'text' | 'lang' | 'site'> & {
  author: Pick<NonNullable<Post['author']>, 'key'> | null;
};

/** Words on each side of a place that are read: what a long text says elsewhere is about something else. */
const NEAR = 40;
/** Places and words that are read at most, so that the longest post costs no more than a page. */
const MAX_PLACES = 6;
const MAX_WORDS = 400;
/** Letters; longer ones are no words. */
const LONGEST = 40;

/** How the name stands there. */
type NameForm = 'handle' | 'tag' | 'upper' | 'capital' | 'lower' | 'unknown';

/** One place where the name stands in a text, among its words. */
export interface NamePlace {
  /** Its folded words. */
  name: string[];
  form: NameForm;
  /** Folded words right before and after it; null where a sentence begins or ends. */
  left: string | null;
  right: string | null;
  leftCase: NeighborCase;
  rightCase: NeighborCase;
}

/** How a neighbor is written: a capital may belong to a longer name. */
type NeighborCase = 'capital' | 'lower' | 'number' | 'none';

/** What a post shows of a keyword. */
export interface Shown {
  places: NamePlace[];
  /** Folded words around the name, without the name, in reading order. */
  words: string[];
}

/** Reads a post around the places where the keyword's terms stand. */
export function shownIn(post: RelevancePost, terms: readonly TermHit[]): Shown {
  const places: NamePlace[] = [];
  const words: string[] = [];
  for (const field of ['title', 'text'] as const) {
    const text = post[field];
    const hits = terms.filter((term) => term.field === field).slice(0, MAX_PLACES);
    if (text === null || hits.length === 0) continue;
    // Offsets of a part of the text, so that a page of 20,000 characters is not cut into words for one name.
    const from = Math.max(0, Math.min(...hits.map(({ start }) => start)) - NEAR * 12);
    const to = Math.max(...hits.map(({ end }) => end)) + NEAR * 12;
    const part = text.slice(from, to);
    const tokens = tokenize(part);
    const cased = isCased(part);
    const near = new Set<number>();
    const own = new Set<number>();
    for (const { start, end } of hits) {
      const first = tokens.ends.findIndex((stop) => stop > start - from);
      if (first < 0) continue;
      let last = first;
      while (last + 1 < tokens.keys.length && tokens.starts[last + 1]! < end - from) last += 1;
      for (let at = first; at <= last; at++) own.add(at);
      for (let at = Math.max(0, first - NEAR); at <= last + NEAR && at < tokens.keys.length; at++)
        near.add(at);
      const left = neighborOf(tokens, part, first, -1);
      const right = neighborOf(tokens, part, last, 1);
      places.push({
        name: tokens.keys.slice(first, last + 1),
        form: formOf(part, start - from, end - from, cased),
        left: left.key,
        right: right.key,
        leftCase: left.case,
        rightCase: right.case,
      });
    }
    for (const at of [...near].sort((a, b) => a - b)) {
      const key = tokens.keys[at]!;
      if (!own.has(at) && key !== '' && key.length <= LONGEST && words.length < MAX_WORDS) words.push(key);
    }
  }
  return { places, words };
}

/** A text in small letters, or in capitals, says nothing by the letters of a name. */
function isCased(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return upper > 0 && lower > upper;
}

function formOf(text: string, start: number, end: number, cased: boolean): NameForm {
  const name = text.slice(start, end);
  const before = /^[#@]/.test(name) ? name[0] : text[start - 1];
  if (before === '@') return 'handle';
  if (before === '#') return 'tag';
  if (!cased || !/\p{L}/u.test(name)) return 'unknown';
  if (/^\P{Ll}+$/u.test(name) && /\p{Lu}.*\p{Lu}/u.test(name)) return 'upper';
  if (/\p{Lu}/u.test(name)) return 'capital';
  return /\p{Ll}/u.test(name) ? 'lower' : 'unknown';
}

function neighborOf(
  tokens: Tokens,
  text: string,
  at: number,
  step: 1 | -1,
): { key: string | null; case: NeighborCase } {
  const other = at + step;
  if (other < 0 || other >= tokens.keys.length) return { key: null, case: 'none' };
  const between =
    step > 0
      ? text.slice(tokens.ends[at]!, tokens.starts[other]!)
      : text.slice(tokens.ends[other]!, tokens.starts[at]!);
  if (/[.!?;:,\n…|()[\]–—]/.test(between)) return { key: null, case: 'none' };
  const first = text.slice(tokens.starts[other]!, tokens.ends[other]!);
  const written = /^\p{Lu}/u.test(first) ? 'capital' : /^\p{N}/u.test(first) ? 'number' : 'lower';
  const key = tokens.keys[other]!;
  return { key: key !== '' && key.length <= LONGEST ? key : null, case: written };
}

/** A feature of a post, and the word of the post that it stands for; null = none. */
export type Features = ReadonlyMap<string, string | null>;

/**
 * What of a post a keyword's model learns from, each once: words around the name, its neighbors, how it is written, the
 * author, the site.
 */
export function featuresOf(post: RelevancePost, { places, words }: Shown): Features {
  const features = new Map<string, string | null>();
  for (const word of words)
    if (!isFunctionWord(word)) features.set(`${WORD_FEATURE}${plain(stemOf(word, post.lang))}`, word);
  for (const { form, left, right, leftCase, rightCase } of places) {
    features.set(`f ${form}`, null);
    features.set(`l ${plain(left ?? '')}`, left);
    features.set(`r ${plain(right ?? '')}`, right);
    features.set(`L ${leftCase}`, null);
    features.set(`R ${rightCase}`, null);
  }
  if (post.author !== null) features.set(`a ${post.author.key}`, null);
  if (post.site !== '') features.set(`s ${post.site}`, post.site);
  return features;
}

/** How the key of a feature begins that is a word. */
export const WORD_FEATURE = 'w ';

/** Features that only this text shows: not how it is written, and not that something is missing. */
export function isSpecific(feature: string): boolean {
  return /^[was] |^[lr] ./.test(feature);
}

/** Numbers differ from post to post and mean the same. */
function plain(word: string): string {
  return /^\d+$/.test(word) ? '0' : word;
}
