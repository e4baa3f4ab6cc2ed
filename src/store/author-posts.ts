import type { AuthorPost } from '../listening/people/author-figures.ts';
import { json, type SqlQuery } from './database.ts';
import type { Stretch } from './edges.ts';
import { decodeHits } from './hit-json.ts';
import { labelOf } from './hit-row.ts';

/** Of which keyword, and of when. */
export interface PeoplePlace {
  w: number;
  k: number;
  keywordId: string;
  period: Stretch;
}

/** What is counted of posts now, and how surely they are about the keyword, by row. */
export async function readPosts(
  query: SqlQuery,
  { keywordId }: PeoplePlace,
  posts: readonly { row: number; story: number; label: number }[],
): Promise<Map<number, AuthorPost>> {
  const rows = await query.each(
    'select counts, hits from mention where row = $1',
    posts.map(({ row }) => [row]),
  );
  const read = new Map<number, AuthorPost>();
  posts.forEach(({ row, story, label }, index) => {
    const found = rows[index]?.[0];
    if (found)
      read.set(row, {
        story,
        label: labelOf(label),
        counts: json(found.counts),
        relevance: decodeHits(found.hits).find((hit) => hit.keywordId === keywordId)?.relevance.score ?? 0,
      });
  });
  return read;
}
