import { holds } from './evaluate.ts';
import { createFinder, type Judged, type Matchable } from './find.ts';
import { createTermBook } from './plan.ts';
import type { Query } from './tree.ts';

/** Whether a judged post meets the condition of a search; made once for a condition, asked for many posts. */
export type Condition = (post: Matchable, judged: Judged) => boolean;

export function conditionOf({ tree }: Query): Condition {
  const book = createTermBook();
  const plan = book.add(tree);
  const find = createFinder(book.table());
  return (post, judged) => holds(plan, find({ ...post, judged }));
}
