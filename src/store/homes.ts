import { randomUUID } from 'node:crypto';
import type { Channel, HomeRef, Subscription, Workspace } from '../listening/channel.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import type { Millis } from '../listening/time.ts';
import { record } from './audit.ts';
import { BEGINNING, saveFill } from './back-fill.ts';
import { moveCampaigns } from './campaigns.ts';
import { dropChannel, saveSubscription } from './channels.ts';
import { dropLinksOf } from './dashboard-links.ts';
import { type Database, int, json, type SqlQuery, text } from './database.ts';
import { moveFirstLooks } from './first-looks.ts';
import { condemnKeyword, insertKeyword } from './keywords.ts';
import { moveRecords } from './move-records.ts';
import { sweepAll } from './recover.ts';
import { moveReportSchedules } from './report-schedules.ts';
import type { Feed, Store } from './store.ts';
import { readUnmatchedSince } from './unmatched-kept.ts';
import { dropWebhooks, moveWebhooks } from './webhooks.ts';
import { moveLists } from './word-lists.ts';
import { dropInstallation, findWorkspace, insertWorkspace, placeHome } from './workspaces.ts';

type Methods = 'offerLink' | 'linkOfferedBy' | 'redeemLink' | 'separateHome' | 'removeHome';

/**
 * Homes that join a workspace, leave it, or go. What was collected stays with the workspace that collected it, and goes
 * with it when nobody lives there any more.
 */
export function homeStore(database: Database): Pick<Store, Methods> {
  return {
    offerLink: (workspaceId, code, expiresAt) =>
      database.write(async (query) => {
        await query.all(
          `insert into link_code (workspace, code, expires_at) values ($1, $2, $3)
           on conflict (workspace) do update set code = excluded.code, expires_at = excluded.expires_at`,
          [workspaceId, code, expiresAt],
        );
      }),

    linkOfferedBy: async (code, now) => {
      const [row] = await database.all(
        `select workspace.data from link_code join workspace on workspace.workspace = link_code.workspace
         where link_code.code = $1 and link_code.expires_at > $2`,
        [code, now],
      );
      return row ? json<Workspace>(row.data) : null;
    },

    redeemLink: async (code, home, homeName, now, audit) => {
      const joined = await database.write(async (query) => {
        const spent = await query.all(
          'delete from link_code where code = $1 returning workspace, expires_at',
          [code],
        );
        const offer = spent[0];
        if (!offer || int(offer.expires_at) <= now) return null;
        const [row] = await query.all('select data from workspace where workspace = $1', [
          text(offer.workspace),
        ]);
        const former = await findWorkspace(query, home);
        if (!row) return null;
        const workspace = json<Workspace>(row.data);
        await placeHome(query, workspace.id, home, homeName);
        if (former && former.id !== workspace.id) {
          const orphaned = await isOrphaned(query, former.id);
          await carryOver(query, home, former.id, workspace.id, orphaned ? 'all' : 'subscribed', now);
          if (orphaned) await condemnWorkspace(query, former.id);
        }
        await record(query, [audit]);
        return workspace;
      });
      await sweepAll(database);
      return joined;
    },

    separateHome: (home, workspace, audit) =>
      database.write(async (query) => {
        const former = await findWorkspace(query, home);
        const [named] = await query.all('select name from home where platform = $1 and home = $2', [
          home.platform,
          home.home,
        ]);
        await insertWorkspace(query, workspace);
        await placeHome(query, workspace.id, home, named ? text(named.name) : workspace.name);
        if (former) await carryOver(query, home, former.id, workspace.id, 'subscribed', workspace.createdAt);
        await record(query, audit);
      }),

    removeHome: async (home) => {
      await database.write(async (query) => {
        const workspace = await findWorkspace(query, home);
        for (const channel of await channelsOf(query, home)) await dropChannel(query, channel.id);
        await query.all('delete from home where platform = $1 and home = $2', [home.platform, home.home]);
        await dropInstallation(query, home);
        if (workspace && (await isOrphaned(query, workspace.id))) await condemnWorkspace(query, workspace.id);
      });
      await sweepAll(database);
    },
  };
}

async function isOrphaned(query: SqlQuery, workspaceId: string): Promise<boolean> {
  const [home] = await query.all('select 1 as one from home where workspace = $1 limit 1', [workspaceId]);
  return !home;
}

async function channelsOf(query: SqlQuery, { platform, home }: HomeRef): Promise<Channel[]> {
  const rows = await query.all('select data from channel where platform = $1 and home = $2 order by id', [
    platform,
    home,
  ]);
  return rows.map((row) => json<Channel>(row.data));
}

/**
 * Moves a home's channels to another workspace, with the keywords they subscribe to (`heard`) or all there are (`all`). A
 * keyword that the new workspace has already, by name and query, is joined; the others come under a new id, since
 * the old workspace may keep them.
 */
async function carryOver(
  query: SqlQuery,
  home: HomeRef,
  from: string,
  to: string,
  which: 'all' | 'subscribed',
  now: Millis,
): Promise<void> {
  const channels = await channelsOf(query, home);
  const moving = new Set(channels.map(({ id }) => id));
  const subscriptions = (
    await query.all('select data from subscription where workspace = $1 order by keyword, channel', [from])
  )
    .map((row) => json<Subscription>(row.data))
    .filter(({ channelId }) => moving.has(channelId));
  const subscribed = new Set(subscriptions.map(({ keywordId }) => keywordId));
  const keywords = (await query.all('select data from keyword where workspace = $1 order by n', [from]))
    .map((row) => json<Keyword>(row.data))
    .filter(({ id }) => which === 'all' || subscribed.has(id));
  const newIds = await copyKeywords(query, await moveLists(query, from, to, keywords, which), to, now);
  // People have read the former numbers on cards of this home: no later alert of it may bear one again.
  await query.all(
    `update workspace set last_alert = max(last_alert, (select last_alert from workspace where workspace = $1))
     where workspace = $2`,
    [from, to],
  );
  await moveFirstLooks(query, moving, to, newIds, now);
  await moveCampaigns(query, from, to, newIds, which === 'all' ? 'all' : moving);
  for (const channel of channels) {
    await query.all('delete from channel where id = $1', [channel.id]);
    await query.all('insert into channel (workspace, id, platform, home, data) values ($1, $2, $3, $4, $5)', [
      to,
      channel.id,
      home.platform,
      home.home,
      JSON.stringify({ ...channel, workspaceId: to }),
    ]);
    for (const table of ['digest_mark', 'dashboard', 'outbox']) {
      await query.all(`update ${table} set workspace = $2 where channel = $1`, [channel.id, to]);
    }
    await moveReportSchedules(query, channel.id, to, newIds);
    // They were made for those who knew what it shows in the old workspace.
    await dropLinksOf(query, channel.id);
    // What was collected does not come along: its figures would all have changed.
    await query.all('delete from digest_figure where channel = $1', [channel.id]);
    await query.all('delete from subscription where channel = $1', [channel.id]);
  }
  for (const subscription of subscriptions) {
    const keywordId = newIds.get(subscription.keywordId);
    if (keywordId !== undefined)
      await saveSubscription(query, { ...subscription, workspaceId: to, keywordId });
  }
  if (which === 'subscribed') await shareFeeds(query, from, to, moving);
  else {
    await copyFeeds(query, from, to);
    await moveWebhooks(query, from, to);
    await moveRecords(query, from, to, newIds);
  }
}

/** What the new workspace has stored is counted for them, as for any that are added. @returns the new id of each keyword */
async function copyKeywords(
  query: SqlQuery,
  keywords: readonly Keyword[],
  to: string,
  now: Millis,
): Promise<Map<string, string>> {
  const there = (await query.all('select data from keyword where workspace = $1', [to])).map((row) =>
    json<Keyword>(row.data),
  );
  const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const newIds = new Map<string, string>();
  const since = await readUnmatchedSince(query, now);
  for (const keyword of keywords) {
    const twin = there.find(
      ({ name, query: words }) => sameName(name, keyword.name) && words === keyword.query,
    );
    if (twin) {
      newIds.set(keyword.id, twin.id);
      continue;
    }
    let name = keyword.name;
    for (let n = 2; there.some((other) => sameName(other.name, name)); n++) name = `${keyword.name} ${n}`;
    const copy: Keyword = { ...keyword, workspaceId: to, id: randomUUID(), name };
    await insertKeyword(query, copy);
    await saveFill(query, {
      id: randomUUID(),
      workspaceId: to,
      keywordId: copy.id,
      at: now,
      why: 'moved',
      since,
      ...BEGINNING,
      gained: false,
    });
    there.push(copy);
    newIds.set(keyword.id, copy.id);
  }
  return newIds;
}

/**
 * Feeds that were added in a channel which goes come along. They stay with the others too, who hear of them in a channel of
 * their own from then on.
 */
async function shareFeeds(
  query: SqlQuery,
  from: string,
  to: string,
  moving: ReadonlySet<string>,
): Promise<void> {
  const feeds = (await query.all('select data from feed where workspace = $1', [from]))
    .map((row) => json<Feed>(row.data))
    .filter(({ channelId }) => moving.has(channelId));
  const [stays] = await query.all('select id from channel where workspace = $1 order by id limit 1', [from]);
  for (const feed of feeds) {
    await insertFeed(query, { ...feed, workspaceId: to });
    if (stays)
      await query.all('update feed set data = $3 where workspace = $1 and url = $2', [
        from,
        feed.url,
        JSON.stringify({ ...feed, channelId: text(stays.id) }),
      ]);
  }
}

async function insertFeed(query: SqlQuery, feed: Feed): Promise<void> {
  await query.all(
    `insert into feed (workspace, url, added_at, data) values ($1, $2, $3, $4) on conflict (workspace, url) do nothing`,
    [feed.workspaceId, feed.url, feed.addedAt, JSON.stringify(feed)],
  );
}

async function copyFeeds(query: SqlQuery, from: string, to: string): Promise<void> {
  const feeds = (await query.all('select data from feed where workspace = $1', [from])).map((row) =>
    json<Feed>(row.data),
  );
  for (const feed of feeds) await insertFeed(query, { ...feed, workspaceId: to });
}

/** A workspace that nobody lives in any more goes whole; what it collected is swept after that. */
async function condemnWorkspace(query: SqlQuery, workspaceId: string): Promise<void> {
  const keywords = await query.all('select id from keyword where workspace = $1', [workspaceId]);
  for (const row of keywords) await condemnKeyword(query, workspaceId, text(row.id));
  const hooks = await query.all('select id from webhook where workspace = $1', [workspaceId]);
  await dropWebhooks(
    query,
    hooks.map((row) => text(row.id)),
  );
  for (const table of [
    'subscription',
    'channel',
    'feed',
    'alert',
    'detector',
    'audit',
    'outbox',
    'digest_mark',
    'digest_figure',
    'dashboard',
    'report_schedule',
    'dashboard_link',
    'link_code',
    'campaign',
    'word_list',
    'import_span',
    'workspace',
  ]) {
    await query.all(`delete from ${table} where workspace = $1`, [workspaceId]);
  }
}
