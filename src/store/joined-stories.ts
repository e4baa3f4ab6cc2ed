import { record } from './audit.ts';
import { countsStill } from './counted.ts';
import { type Database, int, json, type SqlQuery, type SqlRow, text, textOrNull } from './database.ts';
import { hitRow } from './hit-row.ts';
import { moveToStory } from './hits.ts';
import type { JudgementStore } from './judgement-parts.ts';
import { workspaceNumber } from './numbers.ts';
import { newDeltas } from './series-changes.ts';

/** A mention as it was before its story was joined to another. */
interface Moved {
  row: number;
  storyId: string | null;
  story: number;
}

/** Stories that people say are one: all mentions of one carry the other's name, and count as its copies. */
export function joinedStoryStore(database: Database): Pick<JudgementStore, 'joinStories' | 'splitStories'> {
  return {
    joinStories: (workspaceId, from, into, audit) =>
      database.write(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        if (w === null || from === into) return 0;
        const [target] = await query.all(STORY, [w, into]);
        if (!target) return 0;
        const story = int(target.story);
        const moved = (
          await query.all('select * from mention where w = $1 and (id = $2 or story_id = $2) order by row', [
            w,
            from,
          ])
        ).map(
          (row): Moved => ({ row: int(row.row), storyId: textOrNull(row.story_id), story: int(row.story) }),
        );
        if (moved.length === 0) return 0;
        await move(
          query,
          w,
          moved.map(({ row }) => ({ row, storyId: into, story })),
        );
        await query.all('insert into joined_story (w, at, into_id, rows) values ($1, $2, $3, $4)', [
          w,
          audit.at,
          into,
          JSON.stringify(moved),
        ]);
        await record(query, [audit]);
        return moved.length;
      }),

    splitStories: (workspaceId, at, audit) =>
      database.write(async (query) => {
        const w = await workspaceNumber(query, workspaceId);
        const [joined] =
          w === null
            ? []
            : await query.all('delete from joined_story where w = $1 and at = $2 returning into_id, rows', [
                w,
                at,
              ]);
        if (w === null || !joined) return 0;
        const back: Moved[] = [];
        for (const before of json<Moved[]>(joined.rows)) {
          const [row] = await query.all(
            'select row from mention where row = $1 and w = $2 and story_id = $3',
            [before.row, w, text(joined.into_id)],
          );
          if (row) back.push(before);
        }
        await move(query, w, back);
        await record(query, [audit]);
        return back.length;
      }),
  };
}

const STORY = `select story from mention where w = $1 and id = $2
  union all select story from mention where w = $1 and story_id = $2 limit 1`;

async function move(query: SqlQuery, w: number, places: readonly Moved[]): Promise<void> {
  const deltas = newDeltas();
  for (const { row, storyId, story } of places) {
    const hits = await query.all(
      'select hit.* from mention join hit on hit.w = mention.w and hit.ts = mention.published_at and hit.row = mention.row where mention.row = $1 and hit.w = $2',
      [row, w],
    );
    await query.all('update mention set story = $2, story_id = $3 where row = $1', [row, story, storyId]);
    for (const hit of hits) await moveHit(query, hit, story, deltas);
  }
  await deltas.flush(query);
}

/** What two stories of an outlet counted in one hour is more than one story may: the detector keeps what it has seen. */
async function moveHit(
  query: SqlQuery,
  stored: SqlRow,
  story: number,
  deltas: ReturnType<typeof newDeltas>,
): Promise<void> {
  const hit = hitRow(stored);
  await moveToStory(query, hit, story, deltas);
  const place = [hit.w, hit.k, hit.ts, hit.row];
  for (const [column, counts] of [
    ['counted', hit.counted],
    ['counted_negative', hit.countedNegative],
  ] as const) {
    if (counts === 0) continue;
    const set = `update hit set ${column} = $5 where w = $1 and k = $2 and ts = $3 and row = $4`;
    await query.all(set, [...place, 0]);
    if (await countsStill(query, { ...hit, story }, column)) await query.all(set, [...place, 1]);
  }
}
