import type { Post, PostKind, TermHit } from '../../mentions/mention.ts';
import { ownWords } from '../../mentions/quotes.ts';
import { classOf, MARK, WORD } from '../languages/fold.ts';
import { tokenize } from '../languages/tokenize.ts';
import { tokenizeTag } from '../languages/tokenize-tag.ts';
import type { Alternate, Tokens } from '../languages/tokens.ts';
import { MAX_OCCURRENCES } from './limits.ts';
import { PREFIX_GROUP, type Term, type TermTable } from './plan.ts';

/** The parts of a post that a query can look at. */
export type Matchable = Pick<
  Post,
  'title' | 'text' | 'tags' | 'author' | 'site' | 'url' | 'links' | 'source' | 'lang' | 'langs' | 'kind'
>;

/** A term found once. `from` and `to` count words over all fields, with a wide gap between fields. */
export interface Occurrence {
  field: TermHit['field'];
  from: number;
  to: number;
  /**
   * Offsets in the field, UTF-16 code units, end exclusive. `tag`: in the tags joined by one space. `url`: in the
   * address that matched, which may be a link of the post.
   */
  start: number;
  end: number;
}

/** The terms found in one post; valid until the same finder reads the next. */
export interface FoundTerms {
  post: Matchable;
  /** Numbers of the terms found, in order of appearance. */
  terms: readonly number[];
  /** By `from`. */
  of(term: number): readonly Occurrence[];
}

/** No NEAR reaches over it. */
const FIELD_GAP = 1_000;
const NONE: readonly Occurrence[] = [];

/** Finds all terms of a table in a post, in one pass over its words. */
export function createFinder(table: TermTable): (post: Matchable) => FoundTerms {
  const { trie, terms, prefixes, scopes } = table;
  const { ids, root, ends, next } = trie;
  const found: Occurrence[][] = terms.map(() => []);
  let touched: number[] = [];
  let numbers = new Int32Array(1024);
  let field: TermHit['field'] = 'text';
  let text = '';
  let base = 0;
  let shift = 0;

  function report(number: number, from: number, to: number, start: number, end: number): void {
    const term = terms[number]!;
    if (!looksIn(term, field)) return;
    if (term.host !== null && !isHost(text, term.host)) return;
    if (term.signs && !term.signs.stand(text, start, end)) return;
    if (term.literal) {
      start -= term.literal.lead;
      if (!isExactly(text, start, term.literal.text)) return;
      end = start + term.literal.text.length;
    }
    const list = found[number]!;
    const last = list.at(-1);
    if (!last) touched.push(number);
    else if (last.from === base + from && last.to === base + to) return;
    else if (list.length >= MAX_OCCURRENCES) return;
    list.push({ field, from: base + from, to: base + to, start: start + shift, end: end + shift });
  }

  function reportAll(values: readonly number[], from: number, to: number, start: number, end: number): void {
    for (const value of values) report(value, from, to, start, end);
  }

  /** Follows every reading of the words from `at` on. */
  function descend(node: number, tokens: Tokens, from: number, at: number, start: number): void {
    if (at >= tokens.keys.length) return;
    const id = numbers[at]!;
    if (id >= 0) step(next(node, id), tokens, from, at + 1, start, tokens.ends[at]!);
    for (const other of tokens.alternates?.get(at) ?? []) {
      const otherId = ids.get(other.key);
      if (otherId !== undefined) step(next(node, otherId), tokens, from, other.to, start, other.end);
    }
  }

  function step(node: number, tokens: Tokens, from: number, at: number, start: number, end: number): void {
    if (node === 0) return;
    const values = ends[node];
    if (values) reportAll(values, from, at, start, end);
    descend(node, tokens, from, at, start);
  }

  function scan(tokens: Tokens): void {
    const { keys, starts, alternates } = tokens;
    const count = keys.length;
    if (count > numbers.length) numbers = new Int32Array(count * 2);
    for (let at = 0; at < count; at++) numbers[at] = ids.get(keys[at]!) ?? -1;
    for (let at = 0; at < count; at++) {
      const id = numbers[at]!;
      if (id >= 0 && root[id] !== 0) step(root[id]!, tokens, at, at + 1, starts[at]!, tokens.ends[at]!);
      if (alternates) for (const other of alternates.get(at) ?? NO_ALTERNATES) beginWith(other, tokens);
    }
    if (prefixes.size > 0) scanPrefixes(tokens);
    base += count + FIELD_GAP;
  }

  function beginWith(other: Alternate, tokens: Tokens): void {
    const id = ids.get(other.key);
    if (id !== undefined) step(root[id]!, tokens, other.from, other.to, other.start, other.end);
  }

  function scanPrefixes({ keys, starts, ends, alternates }: Tokens): void {
    for (let at = 0; at < keys.length; at++) {
      prefixed(keys[at]!, at, at + 1, starts[at]!, ends[at]!);
      if (!alternates) continue;
      for (const { key, to, start, end } of alternates.get(at) ?? NO_ALTERNATES)
        prefixed(key, at, to, start, end);
    }
  }

  function prefixed(key: string, from: number, to: number, start: number, end: number): void {
    if (key.length < PREFIX_GROUP) return;
    for (const { letters, term } of prefixes.get(key.slice(0, PREFIX_GROUP)) ?? []) {
      if (key.startsWith(letters)) report(term, from, to, start, end);
    }
  }

  function read(name: TermHit['field'], value: string, tokens: Tokens): void {
    field = name;
    text = value;
    scan(tokens);
  }

  /** Addresses are words too; their scheme and `www` are not. */
  function readAddress(address: string): void {
    const from = /^[a-z]+:\/\/(?:www\.)?/i.exec(address)?.[0].length ?? 0;
    shift = from;
    const bare = address.slice(from);
    read('url', bare, tokenize(bare, 'keep'));
    shift = 0;
  }

  return (post) => {
    for (const number of touched) found[number]!.length = 0;
    touched = [];
    base = 0;
    shift = 0;
    if (post.title) read('title', post.title, tokenize(post.title));
    const text = PUBLISHED.has(post.kind) ? post.text : ownWords(post.text, 'own');
    read('text', text, tokenize(text));
    for (const tag of post.tags) {
      read('tag', tag, tokenizeTag(tag));
      shift += tag.length + 1;
    }
    shift = 0;
    if (post.author && scopes.has('author')) read('author', post.author.name, tokenize(post.author.name));
    if (scopes.has('site')) read('site', post.site, tokenize(post.site, 'keep'));
    if (scopes.has('url')) for (const address of [post.url, ...post.links]) readAddress(address);
    return { post, terms: touched, of: (term) => found[term] ?? NONE };
  };
}

/** A publication tells with what it quotes; where people talk, a quote is what somebody else has said already. */
const PUBLISHED: ReadonlySet<PostKind> = new Set(['article', 'video', 'episode']);
const NO_ALTERNATES: readonly Alternate[] = [];

function looksIn({ scope }: Term, field: TermHit['field']): boolean {
  return scope === 'words' ? field === 'text' || field === 'title' || field === 'tag' : scope === field;
}

function isHost(site: string, host: string): boolean {
  const lower = site.toLowerCase();
  return lower === host || lower.endsWith(`.${host}`);
}

/** Whether the characters stand there, and no word goes on beyond them. */
function isExactly(text: string, start: number, literal: string): boolean {
  if (start < 0 || !text.startsWith(literal, start)) return false;
  const end = start + literal.length;
  const cutsBefore = start > 0 && isInWord(literal, 0) && isInWord(text, start - 1);
  return !cutsBefore && !(isInWord(literal, literal.length - 1) && isInWord(text, end));
}

function isInWord(text: string, at: number): boolean {
  const codePoint = text.codePointAt(at);
  if (codePoint === undefined) return false;
  const kind = classOf(codePoint);
  return kind === WORD || kind === MARK;
}
