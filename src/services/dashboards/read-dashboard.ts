import type { Channel, Workspace } from '../../listening/channel.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { DashboardView } from '../../messages/dashboards/dashboard.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { keywordsOf, readCounts, wantedStates } from '../digests/read-digest.ts';
import { nextDigest } from '../digests/schedule-digest.ts';
import { readListening } from '../keywords/read-dependence.ts';
import { seesChannel } from '../seen-store.ts';

const WEEK = 7 * DAY;

/**
 * The present of a channel; of the whole workspace in a direct conversation, or in a channel without subscriptions.
 * @param actor who asks; null for a message that a channel shows to all who read it
 */
export async function readDashboard(
  store: Store,
  workspace: Workspace,
  channel: Channel,
  now: Millis,
  actor: Actor | null = null,
): Promise<DashboardView> {
  const subscribed = await keywordsOf(store, channel);
  const own = subscribed.length > 0 && !channel.ref.channel.startsWith('@');
  const keywords = own ? subscribed : await store.keywords(workspace.id);
  const ids = new Set(keywords.map(({ id }) => id));
  const requests = await wantedStates(store, workspace, keywords);
  const period = { from: now - WEEK, to: now, beforeFrom: now - 2 * WEEK };
  const listening = await readListening(store, workspace, period.beforeFrom, now);
  const open = await store.alerts(workspace.id, { open: true });
  const channels = own
    ? [channel]
    : (await store.channels(workspace.id)).filter((target) => actor === null || seesChannel(actor, target));
  const withDigest = new Set(
    (await store.subscriptions(workspace.id))
      .filter(({ digest }) => digest)
      .map(({ channelId }) => channelId),
  );
  return {
    scope: own ? { what: 'channel', name: channel.name } : { what: 'workspace', name: workspace.name },
    place: channel.ref.channel,
    keywords: await readCounts(store, workspace.id, keywords, period, listening, now),
    shared: await store.sharedPosts(
      workspace.id,
      keywords.map(({ id }) => id),
      period.from,
      period.to,
    ),
    open: open.filter(({ keywordId }) => ids.has(keywordId)),
    names: new Map(keywords.map(({ id, name }) => [id, name])),
    requests,
    pushed: listening.webhooks.filter(({ health }) => health.firstAt !== null).length,
    digests: channels.flatMap((target) => {
      const next = target.paused || !withDigest.has(target.id) ? null : nextDigest(target, now);
      return next === null ? [] : [{ channel: target, next }];
    }),
    now,
  };
}
