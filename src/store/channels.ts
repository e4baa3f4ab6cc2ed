import { type Channel, channelId, type Subscription } from '../listening/channel.ts';
import { record } from './audit.ts';
import { isAtHome, isOfHome } from './away.ts';
import { dropLinksOf } from './dashboard-links.ts';
import { type Database, json, type SqlQuery } from './database.ts';
import { saveFirstLook } from './first-looks.ts';
import { endPause } from './holds.ts';
import { dropWaiting } from './outbox-writes.ts';
import type { Store } from './store.ts';

type Methods =
  | 'channels'
  | 'allChannels'
  | 'channel'
  | 'saveChannel'
  | 'removeChannel'
  | 'subscriptions'
  | 'subscribe'
  | 'unsubscribe';

export function channelStore(database: Database): Pick<Store, Methods> {
  return {
    channels: async (workspaceId) =>
      (
        await database.all(
          `select data from channel where workspace = $1 and ${isAtHome('channel')} order by id`,
          [workspaceId],
        )
      ).map((row) => json<Channel>(row.data)),

    allChannels: async () =>
      (
        await database.all(`select data from channel where ${isAtHome('channel')} order by workspace, id`)
      ).map((row) => json<Channel>(row.data)),

    channel: async (workspaceId, id) => {
      const [row] = await database.all('select data from channel where workspace = $1 and id = $2', [
        workspaceId,
        id,
      ]);
      return row ? json<Channel>(row.data) : null;
    },

    saveChannel: (channel, audit) =>
      database.write(async (query) => {
        await query.all(
          `insert into channel (workspace, id, platform, home, data) values ($1, $2, $3, $4, $5)
           on conflict (workspace, id) do update set data = excluded.data`,
          [channel.workspaceId, channel.id, channel.ref.platform, channel.ref.home, JSON.stringify(channel)],
        );
        if (channel.paused === null) await endPause(query, channel.id);
        await record(query, [audit]);
      }),

    removeChannel: (ref) => database.write((query) => dropChannel(query, channelId(ref))),

    subscriptions: async (workspaceId) =>
      (
        await database.all(
          `select data from subscription where workspace = $1 and ${isOfHome('subscription')} order by keyword, channel`,
          [workspaceId],
        )
      ).map((row) => json<Subscription>(row.data)),

    subscribe: (subscription, audit, look) =>
      database.write(async (query) => {
        await saveSubscription(query, subscription);
        if (look) await saveFirstLook(query, look);
        await record(query, [audit]);
      }),

    unsubscribe: (workspaceId, keywordId, channel, audit) =>
      database.write(async (query) => {
        await query.all('delete from subscription where workspace = $1 and keyword = $2 and channel = $3', [
          workspaceId,
          keywordId,
          channel,
        ]);
        await record(query, [audit]);
      }),
  };
}

export async function saveSubscription(query: SqlQuery, subscription: Subscription): Promise<void> {
  await query.all(
    `insert into subscription (workspace, keyword, channel, data) values ($1, $2, $3, $4)
     on conflict (workspace, keyword, channel) do update set data = excluded.data`,
    [subscription.workspaceId, subscription.keywordId, subscription.channelId, JSON.stringify(subscription)],
  );
}

/** The channel, its subscriptions, its digest marks and what waits to be sent there. */
export async function dropChannel(query: SqlQuery, id: string): Promise<void> {
  await query.all('delete from subscription where channel = $1', [id]);
  await query.all('delete from digest_mark where channel = $1', [id]);
  await query.all('delete from digest_figure where channel = $1', [id]);
  await query.all('delete from dashboard where channel = $1', [id]);
  await dropLinksOf(query, id);
  await query.all('delete from first_look where channel = $1', [id]);
  await query.all('delete from report_schedule where channel = $1', [id]);
  await query.all('delete from channel where id = $1', [id]);
  await endPause(query, id);
  await dropWaiting(query, id, 'the channel was removed');
}
