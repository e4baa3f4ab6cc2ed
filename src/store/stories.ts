import type { Mention } from '../listening/mentions/mention.ts';
import { int, type SqlQuery, text } from './database.ts';

/**
 * The number of each mention's story: the row of its first mention, or, once that one is gone, what its other mentions
 * carry; and the name that the story has by now, where people joined it to another. @returns by row
 */
export async function findStories(
  query: SqlQuery,
  mentions: readonly { w: number; row: number; mention: Mention }[],
): Promise<Map<number, { story: number; storyId: string }>> {
  const found = await query.each(
    `select story, coalesce(story_id, id) as story_id from mention where w = $1 and id = $2
     union all select story, story_id from mention where w = $1 and story_id = $2 limit 1`,
    mentions.map(({ w, mention }) => [w, mention.storyId]),
  );
  const name = (w: number, id: string) => `${w} ${id}`;
  const begun = new Map<string, number>();
  for (const { w, row, mention } of mentions)
    if (mention.storyId === mention.id) begun.set(name(w, mention.id), row);
  const stories = new Map<number, { story: number; storyId: string }>();
  mentions.forEach(({ w, row, mention }, index) => {
    const stored = found[index]?.[0];
    const story = stored ? int(stored.story) : (begun.get(name(w, mention.storyId)) ?? row);
    // Its first mention was never stored: the next copies in this batch follow this one.
    begun.set(name(w, mention.storyId), story);
    stories.set(row, { story, storyId: stored ? text(stored.story_id) : mention.storyId });
  });
  return stories;
}

/** How many stored mentions each story has; those that are held back are not shown. */
export async function countCopies(
  query: SqlQuery,
  w: number,
  storyIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await query.each(
    `select (select count(*) from mention where w = $1 and id = $2 and held = 0)
       + (select count(*) from mention where w = $1 and story_id = $2 and held = 0) as n`,
    storyIds.map((id) => [w, id]),
  );
  return new Map(storyIds.map((id, index) => [id, int(rows[index]?.[0]?.n)]));
}
