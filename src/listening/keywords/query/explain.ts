import type { TermHit } from '../../mentions/mention.ts';
import { hitsOf, holds, occurrencesOf } from './evaluate.ts';
import { createFinder, type Matchable } from './find.ts';
import { createTermBook } from './plan.ts';
import { holdsWithoutExclusions, type Miss, missesOf } from './reasons.ts';
import type { Query } from './tree.ts';

export interface Explanation {
  matched: boolean;
  /** Only an excluded term stands between this post and a match. */
  excluded: boolean;
  /** The positive terms found: those that made the match, or, without one, all that are there. */
  found: TermHit[];
  /** Why it did not match; empty when it did. */
  misses: Miss[];
}

/** Why a query matches a post, or does not. The same engine as the index, for one query. */
export function explainMatch(query: Query, post: Matchable): Explanation {
  const book = createTermBook();
  const plan = book.add(query.tree);
  const found = createFinder(book.table())(post);
  const matched = holds(plan, found);
  return {
    matched,
    excluded: !matched && holdsWithoutExclusions(plan, found),
    found: hitsOf(occurrencesOf(plan, found, !matched)),
    misses: missesOf(plan, found),
  };
}
