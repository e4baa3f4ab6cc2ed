import type { Mention } from '../mentions/mention.ts';
import { findThemes } from '../themes/find-themes.ts';
import { joinSameNames } from '../themes/settle.ts';
import { storiesOf } from '../themes/stories.ts';
import type { Driver } from './alert.ts';
import { driversOf } from './drivers.ts';

/** A card names the first; the evidence below it these. */
const SHOWN = 3;
const LOOKED_AT = 10;
/** Log-odds against the time before, as of phrases. */
const LEAST_WEIGHT = 1;

/**
 * What a rise is about: the themes that came with it, by the names that people give them everywhere else; where nothing is said
 * by several people in words of their own, the phrases that came with it. Posts are counted with their copies.
 * @param skip words of the keyword itself, folded, and themes that are none
 */
export function drivingThemes(
  now: readonly Mention[],
  before: readonly Mention[],
  keywordId: string,
  skip: ReadonlySet<string>,
): Driver[] {
  const stories = storiesOf(now, keywordId);
  const past = storiesOf(before, keywordId);
  const { themes } = findThemes({
    posts: stories.map(({ post }) => post),
    past: past.map(({ post }) => post),
    skip,
    limit: LOOKED_AT,
  });
  // Where nothing was said before, what is said most drives it.
  const ofBefore = past.length > 0 ? past.length : stories.length;
  const drivers = joinSameNames(themes, ({ name }) => name)
    .map(({ key, name, members, people, pastShare }): Driver => {
      const weight = odds(members.length, stories.length) - odds((pastShare ?? 0) * past.length, ofBefore);
      const posts = members.reduce((sum, at) => sum + stories[at]!.copies.length, 0);
      return { phrase: name, theme: key, posts, authors: people, weight };
    })
    .filter(({ weight }) => weight > LEAST_WEIGHT)
    .sort((a, b) => b.posts * b.weight - a.posts * a.weight || a.phrase.localeCompare(b.phrase));
  return (drivers.length > 0 ? drivers : driversOf(now, before, skip)).slice(0, SHOWN);
}

function odds(posts: number, all: number): number {
  return Math.log((posts + 0.5) / (all - posts + 0.5));
}
