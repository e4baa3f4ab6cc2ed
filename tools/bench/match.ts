import { holds } from '../../src/listening/keywords/query/evaluate.ts';
import { createFinder, type Matchable } from '../../src/listening/keywords/query/find.ts';
import { buildIndex, type KeywordIndex } from '../../src/listening/keywords/query/index.ts';
import { parseQuery } from '../../src/listening/keywords/query/parse.ts';
import { createTermBook } from '../../src/listening/keywords/query/plan.ts';
import type { Query } from '../../src/listening/keywords/query/tree.ts';
import { createRandom, makePosts, makeVocabulary, type Vocabulary, zipf } from './posts.ts';
import { type BenchRow, median } from './row.ts';

const SEED = 20_261_123;
const ROUNDS = 9;
const POSTS = 2_000;

/** Rows G1 (cost by number of phrases), G2 (against a loop of RegExp), G3 (boolean queries by anchor). */
export async function matchRows(): Promise<BenchRow[]> {
  const random = createRandom(SEED);
  const vocabulary = makeVocabulary(random, 60_000);
  const phrases = makePhrases(100_000, vocabulary, random);
  const posts = makePosts(POSTS, vocabulary, phrases.slice(0, 10), random);
  return [
    ...sizes(phrases, posts),
    constructs(phrases.slice(0, 10_000), posts, random),
    hostile(posts, random),
    regExps(phrases, posts),
    booleans(phrases.slice(0, 5_000), vocabulary, random),
  ];
}

/** Names, a name with a word, two middling words: 40, 40 and 20 %. */
function makePhrases(count: number, { words, names }: Vocabulary, random: () => number): string[] {
  const middling = () => words[500 + Math.floor(random() * 15_000)]!;
  const name = () => names[Math.floor(random() * names.length)]!;
  const phrases = new Set<string>();
  while (phrases.size < count) {
    const share = random();
    phrases.add(
      share < 0.4 ? name() : share < 0.8 ? `${name()} ${zipf(words, random)}` : `${middling()} ${middling()}`,
    );
  }
  return [...phrases];
}

function queryOf(text: string): Query {
  const read = parseQuery(text);
  if (!read.ok) throw new Error(`${read.problem.code}: ${text}`);
  return read.query;
}

function indexOf(queries: readonly string[]): KeywordIndex {
  return buildIndex(queries.map((text, at) => ({ id: String(at), query: queryOf(text) })));
}

/** Milliseconds of one pass. */
function time(pass: () => void): number {
  const start = performance.now();
  pass();
  return performance.now() - start;
}

/** Milliseconds of each pass in each round, run in turns after one warm-up. */
function inTurns(passes: readonly (() => void)[]): number[][] {
  for (const pass of passes) pass();
  return Array.from({ length: ROUNDS }, () => passes.map(time));
}

function sizes(phrases: readonly string[], posts: readonly Matchable[]): BenchRow[] {
  const counts = [10, 10_000, 100_000];
  const built = counts.map((count) => {
    const queries = phrases
      .slice(0, count)
      .map((phrase, at) => ({ id: String(at), query: queryOf(`"${phrase}"`) }));
    const start = performance.now();
    const index = buildIndex(queries);
    return { index, ms: performance.now() - start };
  });
  const rounds = inTurns(
    built.map(
      ({ index }) =>
        () =>
          posts.forEach(index.match),
    ),
  );
  const perSecond = built.map((_, at) =>
    Math.round((POSTS / median(rounds.map((times) => times[at]!))) * 1_000),
  );
  return [1, 2].map((at) => {
    const measured = median(rounds.map((times) => times[at]! / times[0]!));
    const bar = at === 1 ? 2 : 4;
    return {
      id: at === 1 ? 'G1' : 'G1b',
      what: `match cost of a post, ${counts[at]} phrases / 10 phrases`,
      measured,
      goal: `<= ${bar.toFixed(1)}`,
      ok: measured <= bar,
      note: `${perSecond[0]} and ${perSecond[at]} posts/s; built in ${Math.round(built[at]!.ms)} ms`,
    };
  });
}

/** 10,000 queries of which a third have stars, mistakes, NEAR or an expression, against 10,000 phrases. */
function constructs(phrases: readonly string[], posts: readonly Matchable[], random: () => number): BenchRow {
  const word = () => phrases[Math.floor(random() * phrases.length)]!.split(' ')[0]!;
  const long = () => {
    for (;;) {
      const found = word();
      if (found.length > 5) return found;
    }
  };
  const kinds = [
    () => `${long().slice(0, 5)}*`,
    () => `${long().slice(0, 3)}?${long().slice(4)}`,
    () => `*${long().slice(1)}`,
    () => `${long()}~1`,
    () => `${long()}~2`,
    () => `${word()} NEAR/5 (${word()} OR ${word()})`,
    () => `(${word()} ${word()}) NEAR/5 ${word()}`,
    () => `/${long()}-?\\d+/`,
    () => `title:(${word()} OR ${word()}) likes:>50`,
  ];
  const mixed = phrases.map((phrase, at) =>
    at % 3 === 0 ? kinds[(at / 3) % kinds.length]!() : `"${phrase}"`,
  );
  const plain = indexOf(phrases.map((phrase) => `"${phrase}"`));
  const start = performance.now();
  const index = indexOf(mixed);
  const ms = performance.now() - start;
  const rounds = inTurns(
    [plain, index].map(
      ({ match }) =>
        () =>
          posts.forEach(match),
    ),
  );
  const measured = median(rounds.map(([usual, rich]) => rich! / usual!));
  return {
    id: 'G1c',
    what: '10,000 keywords, a third with stars, mistakes, NEAR, expressions / 10,000 phrases',
    measured,
    goal: '<= 3.0',
    ok: measured <= 3,
    note: `read and built in ${Math.round(ms)} ms`,
  };
}

/** One query as long as may be, of what costs most, on usual posts. */
function hostile(posts: readonly Matchable[], random: () => number): BenchRow {
  const letters = (count: number) =>
    Array.from({ length: count }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]).join('');
  const words = posts.flatMap(({ text }) => text.split(' ')).filter((text) => /^[a-z]{5,}$/.test(text));
  const common = () => words[Math.floor(random() * words.length)]!;
  const parts = [
    ...Array.from({ length: 10 }, () => `/${common()}.*(${letters(4)}|[a-z]+ing)/`),
    ...Array.from({ length: 200 }, () => `*${letters(1)}*${common().slice(1, 3)}*${letters(1)}*`),
    ...Array.from({ length: 200 }, () => `${letters(7)}~2`),
    ...Array.from({ length: 60 }, () => `(${common()} NEAR/100 (${common()} OR ${common()}))`),
  ];
  let text = '';
  for (const part of parts) if (text.length + part.length < 9_900) text += text === '' ? part : ` OR ${part}`;
  const index = indexOf([text]);
  const [usual] = posts;
  const rounds = inTurns([() => posts.forEach(index.match)]);
  const measured = median(rounds.map(([ms]) => ms! / posts.length));
  return {
    id: 'G1d',
    what: 'ms a post, one query as long and dear as may be',
    measured,
    goal: '<= 1.0',
    ok: measured <= 1,
    note: `${text.length} characters; posts of some ${usual!.text.split(' ').length} words`,
  };
}

function regExps(phrases: readonly string[], posts: readonly Matchable[]): BenchRow {
  const some = phrases.slice(0, 1_000);
  const sample = posts.slice(0, 200);
  const index = indexOf(some.map((phrase) => `"${phrase}"`));
  const patterns = some.map((phrase) => new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, 'u'));
  const loop = () =>
    sample.map(({ text }) => {
      const folded = text.toLowerCase();
      return patterns.flatMap((pattern, at) => (pattern.test(folded) ? [String(at)] : []));
    });
  const indexed = () => sample.map((post) => index.match(post).map(({ id }) => id));
  if (JSON.stringify(loop()) !== JSON.stringify(indexed())) throw new Error('the index and the loop differ');
  // The index is too fast for one pass over the sample to be measured.
  const repeats = 50;
  const rounds = inTurns([
    loop,
    () => {
      for (let at = 0; at < repeats; at++) indexed();
    },
  ]);
  const measured = median(rounds.map(([slow, fast]) => slow! / (fast! / repeats)));
  const what = 'a loop of 1,000 regular expressions / the index';
  return { id: 'G2', what, measured, goal: '>= 30', ok: measured >= 30, note: 'same hits' };
}

/** 10,000 queries of two phrases on average, joined in every way. */
function booleans(phrases: readonly string[], vocabulary: Vocabulary, random: () => number): BenchRow {
  const phrase = () => `"${phrases[Math.floor(random() * phrases.length)]}"`;
  const texts = Array.from({ length: 10_000 }, (_, at) => {
    const kinds = [
      () => `${phrase()} OR ${phrase()}`,
      () => `${phrase()} ${phrase()}`,
      () => `${phrase()} -${phrase()}`,
      () => `${phrase()} NEAR/5 ${phrase()}`,
      () => phrase(),
      () => `(${phrase()} OR ${phrase()}) -${phrase()}`,
    ];
    return kinds[at % kinds.length]!();
  });
  const queries = texts.map(queryOf);
  const index = buildIndex(queries.map((query, at) => ({ id: String(at), query })));
  const book = createTermBook();
  const plans = queries.map(({ tree }) => book.add(tree));
  const find = createFinder(book.table());
  const sample = makePosts(500, vocabulary, phrases, random);
  const everyQuery = () =>
    sample.map((post) => {
      const found = find(post);
      return plans.flatMap((plan, at) => (holds(plan, found) ? [String(at)] : []));
    });
  const anchored = () => sample.map((post) => index.match(post).map(({ id }) => id));
  const hits = everyQuery();
  if (JSON.stringify(hits) !== JSON.stringify(anchored())) throw new Error('anchors lose or invent hits');
  const rounds = inTurns([everyQuery, anchored]);
  const measured = median(rounds.map(([slow, fast]) => slow! / fast!));
  return {
    id: 'G3',
    what: '10,000 boolean queries, all evaluated / only those whose anchor is there',
    measured,
    goal: '>= 20',
    ok: measured >= 20,
    note: `same ${hits.flat().length} hits in ${sample.length} posts`,
  };
}
