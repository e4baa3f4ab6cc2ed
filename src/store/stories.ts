import type { Mention } from '../listening/mention.ts';
import { int, type Query } from './database.ts';

/**
 * The number of each mention's story: the row of its first mention, or, once that one is gone, what its other mentions
 * carry. @returns by row; a mention that begins a story is left out
 */
export async function findStories(
  query: Query,
  mentions: readonly { w: number; row: number; mention: Mention }[],
): Promise<Map<number, number>> {
  const beginning = new Map(mentions.map(({ w, row, mention }) => [`${w} ${mention.id}`, row]));
  const copies = mentions.filter(({ mention }) => mention.storyId !== mention.id);
  const found = await query.each(
    `select story from mention where w = $1 and id = $2
     union all select story from mention where w = $1 and story_id = $2 limit 1`,
    copies.map(({ w, mention }) => [w, mention.storyId]),
  );
  const stories = new Map<number, number>();
  const orphans = new Map<string, number>();
  copies.forEach(({ w, row, mention }, index) => {
    const name = `${w} ${mention.storyId}`;
    const stored = found[index]?.[0];
    const story = stored ? int(stored.story) : (beginning.get(name) ?? orphans.get(name));
    if (story === undefined) orphans.set(name, row);
    stories.set(row, story ?? row);
  });
  return stories;
}

/** How many stored mentions each story has. */
export async function countCopies(
  query: Query,
  w: number,
  storyIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await query.each(
    `select (select count(*) from mention where w = $1 and id = $2)
       + (select count(*) from mention where w = $1 and story_id = $2) as n`,
    storyIds.map((id) => [w, id]),
  );
  return new Map(storyIds.map((id, index) => [id, int(rows[index]?.[0]?.n)]));
}
