import { groupBy } from '../listening/group.ts';
import { canonicalUrl } from '../listening/mentions/canonical-url.ts';
import { parseUrl } from '../listening/parse-url.ts';
import type { RequestState } from '../listening/series/health.ts';
import { feedPart, partOf } from '../listening/series/part.ts';
import { record } from './audit.ts';
import { isLivedIn } from './away.ts';
import { type Database, json, type SqlQuery, text } from './database.ts';
import { upsertRequest } from './requests.ts';
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
        const there = await query.all('select url from feed where workspace = $1', [feed.workspaceId]);
        if (there.some(({ url }) => isSameFeed(text(url), feed.url))) return 'known';
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
        if (from === to) return stateAt(query, to);
        await renameFeeds(query, from, to);
        const [old, there] = [await stateAt(query, from), await stateAt(query, to)];
        const state = old && movedState(old, to, there);
        await query.all("delete from request where workspace = '*' and key = $1", [from]);
        if (state) await upsertRequest(query, state);
        await moveUnmatchedFeed(query, from, to);
        for (const table of ['unread', 'gap'])
          await query.all(`update or ignore ${table} set request_key = $2 where request_key = $1`, [
            from,
            to,
          ]);
        await query.all(
          'update part set id = $2 where id = $1 and not exists (select 1 from part where id = $2)',
          [feedPart(from), feedPart(to)],
        );
        return state ?? there;
      }),
  };
}

/** With or without encryption, `www.` or a slash at the end, it is one feed. */
function isSameFeed(url: string, other: string): boolean {
  return url === other || (canonicalUrl(url) ?? url) === (canonicalUrl(other) ?? other);
}

/** Two subscriptions of a workspace that end at one address are one. */
async function renameFeeds(query: SqlQuery, from: string, to: string): Promise<void> {
  for (const row of await query.all('select url, data from feed')) {
    const url = text(row.url);
    if (url !== from && parseUrl(url)?.href !== from) continue;
    const feed = { ...json<Feed>(row.data), url: to };
    await query.all('delete from feed where workspace = $1 and url = $2', [feed.workspaceId, url]);
    await query.all(
      `insert into feed (workspace, url, added_at, data) values ($1, $2, $3, $4)
       on conflict (workspace, url) do nothing`,
      [feed.workspaceId, to, feed.addedAt, JSON.stringify(feed)],
    );
  }
}

/**
 * The state of a feed under its new address. A feed that is read there already keeps its own, unless this one has the longer
 * history: then it goes on as the part that it was.
 */
function movedState(state: RequestState, to: string, there: RequestState | null): RequestState | null {
  if (there && (there.firstAt ?? Number.POSITIVE_INFINITY) <= (state.firstAt ?? Number.POSITIVE_INFINITY))
    return null;
  const params = { ...state.params, ...(state.params.url === undefined ? {} : { url: to }) };
  return { ...state, key: to, params, ...(there ? { part: partOf(state) } : {}) };
}

async function stateAt(query: SqlQuery, key: string): Promise<RequestState | null> {
  const rows = await query.all("select data from request where workspace = '*' and key = $1", [key]);
  const states = rows.map((row) => json<RequestState>(row.data));
  return states.find(({ params }) => params.url === key) ?? null;
}
