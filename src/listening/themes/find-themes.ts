import { assign, type Member } from './assign.ts';
import { candidatesOf, type Period } from './candidates.ts';
import { withoutCopies } from './copies.ts';
import { createReader } from './corpus.ts';
import { growth } from './log-odds.ts';
import { namesOf } from './names.ts';
import { skipWords } from './skip-words.ts';
import { byWeight, type Star, starsOf } from './stars.ts';
import { allSteps } from './steps.ts';
import { sureness } from './sureness.ts';
import { stemsOf } from './terms.ts';
import type { FoundTheme, ThemePost, ThemesQuestion } from './theme.ts';

const LEAST_POSTS = 3;
const LEAST_PEOPLE = 3;
/** Fewer posts are the ordinary up and down of a calm day. */
const LEAST_GROWN = 10;
const LEAST_GROWTH = 2.5;

interface Found {
  themes: FoundTheme[];
  others: number;
}

interface Group {
  star: Star;
  members: Member[];
  /** Its posts in the past; null = there is none. */
  before: Member[] | null;
}

/**
 * What posts are about: words and pairs of words that are said more than in other talk, or than in the keyword's own past, those
 * that are said together joined: the strongest, of which several samples of the same posts agree, the largest first. Pure: the same question, the same themes.
 */
export function findThemes(question: ThemesQuestion): Found {
  return allSteps(findingThemes(question));
}

/** The same in steps, none of which takes long. */
export function* findingThemes({ posts, past, skip, limit }: ThemesQuestion): Generator<void, Found> {
  const skipped = skipWords(skip);
  const reader = createReader(skipped);
  function* read(all: readonly ThemePost[]): Generator<void, Period> {
    const corpus = yield* reader.read(all);
    const kept = withoutCopies(corpus, all);
    return { corpus, kept, voices: kept.map((at) => all[at]!.voice) };
  }
  const now = yield* read(posts);
  const before = past === null || past.length === 0 ? null : yield* read(past);
  yield;
  const of = now.kept.length;

  const { candidates, texts, pastTexts } = candidatesOf(now, before, skipped);
  yield;
  const stars = starsOf(candidates, of);
  const assigned = assign(stars, texts);
  const assignedBefore = pastTexts && assign(stars, pastTexts);
  const groups = stars
    .map((star, at): Group => ({ star, members: assigned[at]!, before: assignedBefore?.[at] ?? null }))
    .filter(
      ({ members }) =>
        members.length >= LEAST_POSTS &&
        new Set(members.map(({ text }) => now.voices[text]!)).size >= LEAST_PEOPLE,
    )
    .sort((a, b) => strength(b) - strength(a) || byWeight(a.star.head, b.star.head));
  const hasGrown = (group: Group) => before !== null && isGrown(group, of, before.kept.length);
  // Of a short list those that are said more than before are the last to be left out.
  const shown = [...groups.filter(hasGrown), ...groups.filter((group) => !hasGrown(group))]
    .slice(0, limit)
    .sort(bySize);
  yield;
  const names = namesOf(
    shown.map(({ star, members }) => ({
      stems: stemsOf(star.head.term),
      members: members.map(({ text }) => now.kept[text]!),
    })),
    now.corpus,
    posts,
    now.kept,
  );
  const themes = shown.map((group, at): FoundTheme => {
    const members = group.members.map(({ text }) => now.kept[text]!);
    const own = members.map((member) => posts[member]!);
    return {
      key: group.star.head.key,
      name: names[at]!,
      members,
      people: new Set(own.map(({ voice }) => voice)).size,
      negative: labeled(own, 'neg'),
      neutral: labeled(own, 'neu'),
      positive: labeled(own, 'pos'),
      pastShare: before === null ? null : group.before!.length / before.kept.length,
      pastMembers: before === null ? null : group.before!.map(({ text }) => before.kept[text]!),
      strength: group.star.head.z,
      sure: sureness(group.star, group.members, texts),
    };
  });
  const inThemes = themes.reduce((sum, { members }) => sum + members.length, 0);
  return { themes, others: of - inThemes };
}

/** By posts alone it is chance which of several themes of one size is the last to be shown. */
function strength({ star, members }: Group): number {
  return star.head.z * Math.sqrt(members.length);
}

function bySize(a: Group, b: Group): number {
  return b.members.length - a.members.length || byWeight(a.star.head, b.star.head);
}

function isGrown({ members, before }: Group, of: number, pastOf: number): boolean {
  if (members.length < LEAST_GROWN) return false;
  return growth({ posts: members.length, of }, { posts: before?.length ?? 0, of: pastOf }) > LEAST_GROWTH;
}

function labeled(posts: readonly ThemePost[], label: ThemePost['label']): number {
  return posts.filter((post) => post.label === label).length;
}
