import { groupBy } from '../listening/group.ts';
import type { RequestState } from '../listening/series/health.ts';
import { feedPart } from '../listening/series/part.ts';
import { record } from './audit.ts';
import { isLivedIn } from './away.ts';
import { type Database, json, text } from './database.ts';
import type { Feed, Store } from './store.ts';
import { dropUnmatchedFeed, moveUnmatchedFeed } from './unmatched-removal.ts';

type Methods = 'feeds' | 'allFeeds' | 'addFeed' | 'removeFeed' | 'moveFeed';

export function feedStore(database: Database): Pick<Store, Methods> {
  return {
    feeds: async (workspaceId) =>
      (
        await database.all('select data from feed where workspace = $1 order by added_at, url', [workspaceId])
      ).map((row) => json<Feed>(row.data)),

    allFeeds: async () => {
      const feeds = (
        await database.all(`select data from feed where ${isLivedIn('feed')} order by url, workspace`)
      ).map((row) => json<Feed>(row.data));
      return [...groupBy(feeds, (feed) => feed.url)].map(([url, of]) => ({
        url,
        workspaces: of.map((feed) => feed.workspaceId),
        channels: of.map(({ workspaceId, channelId }) => ({ workspaceId, channelId })),
      }));
    },

    addFeed: (feed, audit) =>
      database.write(async (query) => {
        const added = await query.all(
          `insert into feed (workspace, url, added_at, data) values ($1, $2, $3, $4)
           on conflict (workspace, url) do nothing returning url`,
          [feed.workspaceId, feed.url, feed.addedAt, JSON.stringify(feed)],
        );
        if (added.length === 0) return 'known';
        await record(query, [audit]);
        return 'added';
      }),

    removeFeed: (workspaceId, url, audit) =>
      database.write(async (query) => {
        await query.all('delete from feed where workspace = $1 and url = $2', [workspaceId, url]);
        await dropUnmatchedFeed(query, workspaceId, url);
        await record(query, [audit]);
      }),

    moveFeed: (from, to) =>
      database.write(async (query) => {
        if (from === to) return;
        for (const row of await query.all('select data from feed where url = $1', [from])) {
          const feed = { ...json<Feed>(row.data), url: to };
          await query.all(
            `insert into feed (workspace, url, added_at, data) values ($1, $2, $3, $4)
             on conflict (workspace, url) do nothing`,
            [feed.workspaceId, to, feed.addedAt, JSON.stringify(feed)],
          );
        }
        await query.all('delete from feed where url = $1', [from]);
        for (const row of await query.all(
          "select source, data from request where workspace = '*' and key = $1",
          [from],
        )) {
          const state = json<RequestState>(row.data);
          const params = Object.fromEntries(
            Object.entries(state.params).map(([name, value]) => [name, value === from ? to : value]),
          );
          // A feed that was already read under its new address keeps that state.
          await query.all(
            `insert into request (workspace, source, key, data) values ('*', $1, $2, $3)
             on conflict (workspace, source, key) do nothing`,
            [text(row.source), to, JSON.stringify({ ...state, key: to, params })],
          );
        }
        await query.all("delete from request where workspace = '*' and key = $1", [from]);
        await moveUnmatchedFeed(query, from, to);
        await query.all('update or ignore unread set request_key = $2 where request_key = $1', [from, to]);
        await query.all(
          'update part set id = $2 where id = $1 and not exists (select 1 from part where id = $2)',
          [feedPart(from), feedPart(to)],
        );
      }),
  };
}
