import type { Rate } from './log-odds.ts';

/** A calm week brings words of four to twelve posts that say nothing: so many posts and people more are news. */
const LEAST_POSTS = 10;
const LEAST_PEOPLE = 5;
/** How much a theme goes up and down from one period to the next without a reason, as a part of it: its standard deviation. */
const USUAL_SWING = 0.3;
/** So many standard deviations, and so many times what all other talk makes of it. */
const LEAST_DEVIATIONS = 2;
const LEAST_TIMES = 1.5;

/** A theme in two periods: as it is shown, and as it was found in what was read of each. */
export interface Movement {
  posts: number;
  people: number;
  before: number;
  found: Rate;
  foundBefore: Rate;
}

/**
 * Whether more is said of it than before, beyond the ordinary up and down, and beyond what all other talk has risen by. On
 * simulated calm weeks of ten themes that swing by a quarter, about one in ten has a theme that seems to move; what is new
 * and said by more than a dozen people is always found, what triples more often than not.
 */
export function hasMoved({ posts, people, before, found, foundBefore }: Movement): boolean {
  if (posts - before < LEAST_POSTS) return false;
  // Each of these posts has as many people behind it as each of those before.
  if (people - (people * before) / posts < LEAST_PEOPLE) return false;
  if (foundBefore.of === 0) return true;
  const growth = (found.of - found.posts + 1) / (foundBefore.of - foundBefore.posts + 1);
  const expected = foundBefore.posts * growth;
  return (
    found.posts >= LEAST_TIMES * expected && deviations(found.posts, expected, growth) >= LEAST_DEVIATIONS
  );
}

/** On the scale of square roots, where the spread of a count is the same whatever the count. */
function deviations(count: number, expected: number, growth: number): number {
  const chance = 1 + growth;
  const swing = USUAL_SWING ** 2 * (count + expected);
  return (
    (2 * (Math.sqrt(count + 3 / 8) - Math.sqrt(expected + (3 / 8) * growth))) / Math.sqrt(chance + swing)
  );
}
