import { assign } from './assign.ts';
import { backgroundOf } from './background.ts';
import { carriersOf } from './carriers.ts';
import { withoutCopies } from './copies.ts';
import { createReader } from './corpus.ts';
import { growth, zScore } from './log-odds.ts';
import { namesOf } from './names.ts';
import { PostSet } from './post-set.ts';
import { properNames } from './proper-names.ts';
import { skipWords } from './skip-words.ts';
import { byWeight, type Candidate, starsOf } from './stars.ts';
import { countTerms, keyOf, stemsOf, type Term, termsIn } from './terms.ts';
import type { FoundTheme, ThemePost, ThemesQuestion } from './theme.ts';

const LEAST_POSTS = 3;
const LEAST_PEOPLE = 3;
/** Of many posts a theme is more than a handful. */
const LEAST_SHARE = 0.004;
const LEAST_Z = 2.5;
/** Fewer posts are the ordinary up and down. */
const LEAST_GROWN = 10;
const MOST_CANDIDATES = 200;
/** Posts of one person by which themes are found; who posts all day makes none. */
const PER_VOICE = 3;

/**
 * What posts are about: words and pairs of words that are said more than in other talk, or than in the keyword's own past, those
 * that are said together joined, the largest first. Pure: the same question, the same themes.
 */
export function findThemes({ posts, past, skip, limit }: ThemesQuestion): {
  themes: FoundTheme[];
  others: number;
} {
  const skipped = skipWords(skip);
  const reader = createReader(skipped);
  const corpus = reader.read(posts);
  const distinct = withoutCopies(
    corpus,
    posts.map(({ voice }) => voice),
  );
  const earlier = past === null ? null : reader.read(past);
  const earlierDistinct =
    earlier === null
      ? []
      : withoutCopies(
          earlier,
          past!.map(({ voice }) => voice),
        );

  const all = distinct.map((at) => termsIn(corpus, at, NO_CARRIERS));
  const pastCounts =
    earlier === null ? null : countTerms(earlierDistinct.map((at) => termsIn(earlier, at, NO_CARRIERS)));
  const carriers = carriersOf(
    all,
    countTerms(all),
    pastCounts === null ? null : { counts: pastCounts, of: earlierDistinct.length },
  );
  const texts = carriers.size === 0 ? all : distinct.map((at) => termsIn(corpus, at, carriers));
  const heard = heardOf(distinct.map((at) => posts[at]!.voice));
  const counts = countTerms(texts.filter((_, at) => heard[at]));
  const least = Math.max(LEAST_POSTS, LEAST_SHARE * distinct.length);
  const background = backgroundOf(distinct.map((at) => corpus.languages[at]!));
  const names = properNames(corpus.words, [...new Set(corpus.languages)]);
  const of = distinct.length;

  const strong: { term: Term; key: string; z: number }[] = [];
  for (const [term, count] of counts) {
    if (count < least) continue;
    const key = keyOf(term, corpus.stems);
    if (skipped.hasKey(key) || names.has(term)) continue;
    const z = Math.max(
      zScore({ posts: count, of }, background(key)),
      pastCounts === null
        ? Number.NEGATIVE_INFINITY
        : growth({ posts: count, of }, { posts: pastCounts.get(term) ?? 0, of: earlierDistinct.length }),
    );
    if (z > LEAST_Z) strong.push({ term, key, z });
  }
  const candidates = candidatesOf(strong, texts, distinct, posts);
  const stars = starsOf(candidates, of);
  const assigned = assign(stars, texts);
  const pastAssigned =
    earlier === null
      ? null
      : assign(
          stars,
          earlierDistinct.map((at) => termsIn(earlier, at, carriers)),
        );
  const themesAll = stars
    .map((star, at) => ({ star, members: assigned[at]!, past: pastAssigned?.[at] ?? null }))
    .filter(
      ({ members }) =>
        members.length >= LEAST_POSTS &&
        new Set(members.map(({ text }) => posts[distinct[text]!]!.voice)).size >= LEAST_PEOPLE,
    )
    .sort((a, b) => b.members.length - a.members.length || byWeight(a.star.head, b.star.head));
  const hasGrown = ({ members, past: before }: (typeof themesAll)[number]) =>
    before !== null &&
    members.length >= LEAST_GROWN &&
    growth({ posts: members.length, of }, { posts: before.length, of: earlierDistinct.length }) > LEAST_Z;
  // Of a short list those that are said more than before are the last to be left out.
  const found = [...themesAll.filter(hasGrown), ...themesAll.filter((theme) => !hasGrown(theme))]
    .slice(0, limit)
    .sort((a, b) => b.members.length - a.members.length || byWeight(a.star.head, b.star.head));
  const spelled = namesOf(
    found.map(({ star, members }) => ({
      stems: stemsOf(star.head.term),
      members: members.map(({ text }) => distinct[text]!),
    })),
    corpus,
    posts,
    distinct,
  );
  const themes = found.map(({ star, members, past: before }, at): FoundTheme => {
    const own = members.map(({ text }) => posts[distinct[text]!]!);
    const twice = members.filter(({ stems }) => stems > 1).length / members.length;
    return {
      key: star.head.key,
      name: spelled[at]!,
      members: members.map(({ text }) => distinct[text]!),
      people: new Set(own.map(({ voice }) => voice)).size,
      negative: labeled(own, 'neg'),
      neutral: labeled(own, 'neu'),
      positive: labeled(own, 'pos'),
      pastShare:
        before === null || earlierDistinct.length === 0 ? null : before.length / earlierDistinct.length,
      strength: star.head.z,
      sure: twice >= 0.5 ? 'sure' : twice >= 0.2 ? 'likely' : 'unsure',
    };
  });
  const inThemes = themes.reduce((sum, { members }) => sum + members.length, 0);
  return { themes, others: distinct.length - inThemes };
}

const NO_CARRIERS: ReadonlySet<number> = new Set();

/** The first posts of each voice. */
function heardOf(voices: readonly string[]): boolean[] {
  const said = new Map<string, number>();
  return voices.map((voice) => {
    const before = said.get(voice) ?? 0;
    said.set(voice, before + 1);
    return before < PER_VOICE;
  });
}

function candidatesOf(
  strong: readonly { term: Term; key: string; z: number }[],
  texts: readonly ReadonlySet<Term>[],
  distinct: readonly number[],
  posts: readonly ThemePost[],
): Candidate[] {
  const sets = new Map(strong.map(({ term }) => [term, new PostSet(texts.length)]));
  const voices = new Map(strong.map(({ term }) => [term, new Set<string>()]));
  for (const [at, text] of texts.entries()) {
    for (const term of text) {
      const set = sets.get(term);
      if (!set) continue;
      set.add(at);
      const said = voices.get(term)!;
      if (said.size < LEAST_PEOPLE) said.add(posts[distinct[at]!]!.voice);
    }
  }
  return strong
    .filter(({ term }) => voices.get(term)!.size >= LEAST_PEOPLE)
    .map(({ term, key, z }) => ({ term, key, z, posts: sets.get(term)! }))
    .sort(byWeight)
    .slice(0, MOST_CANDIDATES);
}

function labeled(posts: readonly ThemePost[], label: ThemePost['label']): number {
  return posts.filter((post) => post.label === label).length;
}
