import type { Post, PostKind, SentimentLabel, TermHit } from '../../mentions/mention.ts';
import { ownWords } from '../../mentions/quotes.ts';
import type { Millis } from '../../time.ts';
import { classOf, MARK, WORD } from '../languages/fold.ts';
import { tokenize } from '../languages/tokenize.ts';
import { tokenizeTag } from '../languages/tokenize-tag.ts';
import type { Alternate, Tokens } from '../languages/tokens.ts';
import { MAX_OCCURRENCES } from './limits.ts';
import type { Term, TermTable } from './plan.ts';

/** The parts of a post that a query can look at. */
export type Matchable = Pick<
  Post,
  'title' | 'text' | 'tags' | 'author' | 'site' | 'url' | 'links' | 'source' | 'lang' | 'langs' | 'kind'
> &
  Partial<
    Pick<
      Post,
      'counts' | 'media' | 'form' | 'country' | 'parentId' | 'outlet' | 'publishedAt' | 'fetchedAt' | 'timeBy'
    >
  > & { judged?: Judged };

/** What is known of a post once it was judged for a keyword, for conditions of searches. */
export interface Judged {
  sentiment: SentimentLabel | null;
  /** From 0 to 1; null = not known. */
  relevance: number | null;
  /** When the condition is asked: `age:` counts to then. */
  now: Millis;
}

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

/** Places of one expression that are kept of one field. */
const MAX_EXPRESSIONS = 50;
/** No NEAR reaches over it. */
const FIELD_GAP = 1_000;
const NONE: readonly Occurrence[] = [];

/** Finds all terms of a table in a post, in one pass over its words. */
export function createFinder(table: TermTable): (post: Matchable) => FoundTerms {
  const { trie, terms, patterns, hasRegexes, scopes } = table;
  const { ids, root, ends, next } = trie;
  const found: Occurrence[][] = terms.map(() => []);
  let touched: number[] = [];
  let numbers = new Int32Array(1024);
  let field: TermHit['field'] = 'text';
  let text = '';
  let base = 0;
  let shift = 0;
  /** Expressions that the words of a field make worth a look. */
  const worth = new Set<number>();

  function report(number: number, from: number, to: number, start: number, end: number): void {
    const term = terms[number]!;
    if (!looksIn(term, field)) return;
    if (term.regex) {
      worth.add(number);
      return;
    }
    if (term.host !== undefined && !isHost(text, term.host)) return;
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
    if (patterns.size > 0) scanPatterns(tokens);
    if (hasRegexes) scanRegexes(tokens);
    base += count + FIELD_GAP;
  }

  function beginWith(other: Alternate, tokens: Tokens): void {
    const id = ids.get(other.key);
    if (id !== undefined) step(root[id]!, tokens, other.from, other.to, other.start, other.end);
  }

  function scanPatterns({ keys, starts, ends, alternates }: Tokens): void {
    for (let at = 0; at < keys.length; at++) {
      for (const term of patterns.matching(keys[at]!)) report(term, at, at + 1, starts[at]!, ends[at]!);
      if (!alternates) continue;
      for (const { key, to, start, end } of alternates.get(at) ?? NO_ALTERNATES)
        for (const term of patterns.matching(key)) report(term, at, to, start, end);
    }
  }

  /** Expressions look at the text as it stands; an address in it is no word, and is looked into here. */
  function scanRegexes(tokens: Tokens): void {
    for (let at = 0; at < tokens.keys.length; at++) {
      if (tokens.keys[at] !== '') continue;
      const address = tokenize(text.slice(tokens.starts[at], tokens.ends[at]), 'keep').keys;
      for (const key of address)
        for (const term of patterns.matching(key))
          if (terms[term]!.regex && looksIn(terms[term]!, field)) worth.add(term);
    }
    for (const number of worth) expressions(number, tokens);
    worth.clear();
  }

  function expressions(number: number, tokens: Tokens): void {
    const matcher = terms[number]!.regex!.matcher(text);
    const list = found[number]!;
    let at = 0;
    for (let count = 0; count < MAX_EXPRESSIONS && matcher.find(); count++) {
      const [start, end] = [matcher.start(), matcher.end()];
      if (end <= start) continue;
      while (at < tokens.keys.length - 1 && tokens.ends[at]! <= start) at++;
      let to = at + 1;
      while (to < tokens.keys.length && tokens.starts[to]! < end) to++;
      if (list.length === 0) touched.push(number);
      list.push({ field, from: base + at, to: base + to, start: start + shift, end: end + shift });
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
    if (post.author && scopes.has('author')) {
      const { name, handle, key } = post.author;
      read('author', name, tokenize(name, 'keep'));
      const account = handle ?? key.slice(key.indexOf(':') + 1);
      if (account !== name) read('author', account, tokenize(account, 'keep'));
    }
    if (scopes.has('site')) read('site', post.site, tokenize(post.site, 'keep'));
    if (scopes.has('url')) for (const address of [post.url, ...post.links]) readAddress(address);
    return { post, terms: touched, of: (term) => found[term] ?? NONE };
  };
}

/** A publication tells with what it quotes; where people talk, a quote is what somebody else has said already. */
const PUBLISHED: ReadonlySet<PostKind> = new Set(['article', 'video', 'episode']);
const NO_ALTERNATES: readonly Alternate[] = [];

function looksIn({ scope }: Term, field: TermHit['field']): boolean {
  if (scope === 'words') return field === 'text' || field === 'title' || field === 'tag';
  return scope === 'body' ? field === 'text' : scope === field;
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
