import { buildIndex } from '../keywords/query/index.ts';
import { parseQuery } from '../keywords/query/parse.ts';
import type { Post } from './mention.ts';

/** One entry of what a workspace leaves out: a query of one term, and how it is shown. */
export interface Exclusion {
  key: string;
  name: string;
}

/** The first entry that a post holds; null = none. @param own those that count for whoever asks */
export type Excluder = (post: Post, own: ReadonlySet<string>) => Exclusion | null;

/** One index for all entries; the answer for a post is kept until the next, since each of its keywords asks. */
export function excluderOf(entries: readonly Exclusion[]): Excluder {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const index = buildIndex(
    [...byKey.keys()].flatMap((key) => {
      const read = parseQuery(key);
      return read.ok ? [{ id: key, query: read.query }] : [];
    }),
  );
  if (byKey.size === 0) return () => null;
  let last: { post: Post; found: string[] } | null = null;
  return (post, own) => {
    if (last?.post !== post) last = { post, found: index.match(post).map(({ id }) => id) };
    const key = last.found.find((found) => own.has(found));
    return key === undefined ? null : (byKey.get(key) ?? null);
  };
}
