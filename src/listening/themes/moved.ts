import { type Rate, zScore } from './log-odds.ts';

/** A calm week brings words of four to twelve posts that say nothing: so many posts and people more are news. */
const LEAST_POSTS = 10;
const LEAST_PEOPLE = 5;
/** What people talk about goes up and down by more than chance: so many standard errors, and so many times its part of before. */
const LEAST_Z = 3;
const LEAST_TIMES = 1.5;

/** A theme in two periods: as it is shown, and as it was found in what was read of each. */
export interface Movement {
  posts: number;
  people: number;
  before: number;
  found: Rate;
  foundBefore: Rate;
}

/** Whether more is said of it than before, beyond the ordinary up and down, and beyond what all talk has risen by. */
export function hasMoved({ posts, people, before, found, foundBefore }: Movement): boolean {
  if (posts - before < LEAST_POSTS) return false;
  // Each of these posts has as many people behind it as each of those before.
  if (people - (people * before) / posts < LEAST_PEOPLE) return false;
  if (foundBefore.of === 0) return true;
  const times = found.posts / found.of / Math.max(foundBefore.posts / foundBefore.of, 0.5 / foundBefore.of);
  return times >= LEAST_TIMES && zScore(found, foundBefore) >= LEAST_Z;
}
