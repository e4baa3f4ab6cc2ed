import type { Millis } from '../listening/time.ts';
import { isOfHome } from './away.ts';
import { type Database, int, type SqlQuery, text } from './database.ts';
import { insertDeliveries } from './outbox-writes.ts';
import type { FirstLookStore } from './parts.ts';
import type { FirstLook } from './rows.ts';

export function firstLookStore(database: Database): FirstLookStore {
  return {
    firstLooks: async () =>
      (
        await database.all(
          `select * from first_look where ${isOfHome('first_look')} order by at, workspace, keyword, channel`,
        )
      ).map((row) => ({
        workspaceId: text(row.workspace),
        keywordId: text(row.keyword),
        channelId: text(row.channel),
        at: int(row.at),
      })),

    endFirstLook: ({ workspaceId, keywordId, channelId, at }, delivery) =>
      database.write(async (query) => {
        const ended = await query.all(
          `delete from first_look where workspace = $1 and keyword = $2 and channel = $3 and at = $4
           returning keyword`,
          [workspaceId, keywordId, channelId, at],
        );
        if (ended.length > 0 && delivery) await insertDeliveries(query, [delivery]);
      }),
  };
}

/** Asked for once more, it is still one: the message will hold all that was found by then. */
export async function saveFirstLook(
  query: SqlQuery,
  { workspaceId, keywordId, channelId, at }: FirstLook,
): Promise<void> {
  await query.all(
    `insert into first_look (workspace, keyword, channel, at) values ($1, $2, $3, $4)
     on conflict (workspace, keyword, channel) do nothing`,
    [workspaceId, keywordId, channelId, at],
  );
}

/** Whoever was told to wait for a first look is shown one: what the other workspace finds, from now on. */
export async function moveFirstLooks(
  query: SqlQuery,
  moving: ReadonlySet<string>,
  to: string,
  newIds: ReadonlyMap<string, string>,
  now: Millis,
): Promise<void> {
  for (const channelId of moving) {
    const waiting = await query.all('delete from first_look where channel = $1 returning keyword', [
      channelId,
    ]);
    for (const { keyword } of waiting) {
      const keywordId = newIds.get(text(keyword));
      if (keywordId !== undefined)
        await saveFirstLook(query, { workspaceId: to, keywordId, channelId, at: now });
    }
  }
}
