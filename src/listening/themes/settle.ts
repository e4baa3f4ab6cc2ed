import { foldWord } from './fold-word.ts';
import type { FoundTheme, ThemePost } from './theme.ts';

/** Shorter words link. */
const LEAST_LETTERS = 4;
const MOST_OF_THEM = 0.5;
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * Themes without what is left of those that are none: who strikes out "unreadable bill" does not want to see "unreadable",
 * said in the same posts.
 * @param struck phrases that people struck out, as they were shown
 */
export function withoutRests(
  themes: readonly FoundTheme[],
  posts: readonly Pick<ThemePost, 'text'>[],
  struck: readonly string[],
): FoundTheme[] {
  const phrases = struck.map(wordsOf).filter((words) => words.length > 1);
  if (phrases.length === 0) return [...themes];
  return themes.filter(
    ({ key, members }) =>
      !phrases.some((phrase) =>
        isRest(
          key,
          members.map((at) => posts[at]!.text),
          phrase,
        ),
      ),
  );
}

function isRest(key: string, texts: readonly string[], phrase: readonly string[]): boolean {
  if (!key.split(' ').every((stem) => phrase.some((word) => word.startsWith(stem.slice(0, LEAST_LETTERS)))))
    return false;
  const saying = texts.filter((text) => {
    const words = new Set(wordsOf(text));
    return phrase.every((word) => words.has(word));
  });
  return saying.length >= MOST_OF_THEM * texts.length;
}

function wordsOf(text: string): string[] {
  return (text.match(WORDS) ?? []).map(foldWord).filter((word) => word.length >= LEAST_LETTERS);
}

/** Themes of one name are one: words of two languages, or what people gave one name to. @param nameOf as it is shown */
export function joinSameNames(
  themes: readonly FoundTheme[],
  nameOf: (theme: FoundTheme) => string,
): FoundTheme[] {
  const joined = new Map<string, FoundTheme>();
  for (const theme of themes) {
    const name = nameOf(theme).toLowerCase();
    const first = joined.get(name);
    joined.set(name, first ? both(first, theme) : theme);
  }
  return [...joined.values()];
}

/** Counts of the two, by the key of the first. People who speak in both are counted twice. */
function both(first: FoundTheme, other: FoundTheme): FoundTheme {
  const pastMembers =
    first.pastMembers && other.pastMembers ? [...first.pastMembers, ...other.pastMembers] : null;
  return {
    ...first,
    members: [...first.members, ...other.members],
    people: first.people + other.people,
    negative: first.negative + other.negative,
    neutral: first.neutral + other.neutral,
    positive: first.positive + other.positive,
    pastShare:
      first.pastShare === null || other.pastShare === null ? null : first.pastShare + other.pastShare,
    pastMembers,
  };
}
