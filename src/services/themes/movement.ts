import type { FoundTheme } from '../../listening/themes/theme.ts';

/** A calm week brings words of four to twelve posts that say nothing: so many posts and people more are news. */
const LEAST_POSTS = 10;
const LEAST_PEOPLE = 5;
const LEAST_STRENGTH = 2.5;

/** Whether more is said of it than before, beyond the ordinary up and down. */
export function hasMoved(
  { posts, people, before }: { posts: number; people: number; before: number | null },
  { strength }: Pick<FoundTheme, 'strength'>,
): boolean {
  if (before === null || posts - before < LEAST_POSTS) return false;
  const peopleBefore = posts === 0 ? 0 : (people * before) / posts;
  return people - peopleBefore >= LEAST_PEOPLE && strength >= LEAST_STRENGTH;
}
