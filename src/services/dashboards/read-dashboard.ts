import { setImmediate } from 'node:timers/promises';
import type { Channel, Workspace } from '../../listening/channel.ts';
import type { KeywordCounts } from '../../listening/digest.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import type { DashboardView } from '../../messages/dashboards/view.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { keywordsOf, readCounts, wantedStates } from '../digests/read-digest.ts';
import { nextDigest } from '../digests/schedule-digest.ts';
import { readListening } from '../keywords/read-dependence.ts';
import { seesChannel } from '../seen-store.ts';
import type { AboutReader } from './about-keywords.ts';

const DAYS = 7;
const WEEK = DAYS * DAY;
/** Keywords whose days are read before others have their turn. */
const IN_A_TURN = 10;

export interface DashboardRequest {
  workspace: Workspace;
  channel: Channel;
  now: Millis;
  /** Who asks; null for what is shown to all who read it. */
  actor: Actor | null;
  /** Left out: as `scopeOf` says. */
  scope?: DashboardView['scope']['what'];
  /** Of keywords; left out: those of a message. */
  rows?: number;
}

/** What a dashboard shows there: of the whole workspace in a direct conversation, or in a channel without subscriptions. */
export async function scopeOf(store: Store, channel: Channel): Promise<DashboardView['scope']['what']> {
  return scopeWith(await keywordsOf(store, channel), channel);
}

function scopeWith(subscribed: readonly Keyword[], { ref }: Channel): DashboardView['scope']['what'] {
  return subscribed.length > 0 && !ref.channel.startsWith('@') ? 'channel' : 'workspace';
}

/** The present of a channel, or of the whole workspace. */
export async function readDashboard(
  { store, aboutOf }: { store: Store; aboutOf: AboutReader },
  { workspace, channel, now, actor, scope, rows }: DashboardRequest,
): Promise<DashboardView> {
  // Some read many dashboards in a row: others have their turn between two.
  await setImmediate();
  const subscribed = await keywordsOf(store, channel);
  const own = (scope ?? scopeWith(subscribed, channel)) === 'channel';
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
  const counts = await readCounts(store, workspace.id, keywords, period, listening, now);
  return {
    scope: own ? { what: 'channel', name: channel.name } : { what: 'workspace', name: workspace.name },
    place: channel.ref.channel,
    keywords: counts,
    days: await readDays(store, workspace.id, counts, now),
    about: await aboutOf(workspace, counts, period, rows),
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

/** Mentions of each of the last seven days: together they are the total beside which they stand. */
async function readDays(
  store: Store,
  workspaceId: string,
  counts: readonly KeywordCounts[],
  now: Millis,
): Promise<Map<string, number[]>> {
  const days = new Map<string, number[]>();
  for (const [nth, { keyword, totals }] of counts.entries()) {
    if (nth % IN_A_TURN === 0) await setImmediate();
    if (totals.total === 0) continue;
    const hours = await store.hours(workspaceId, keyword.id, now - WEEK, now, { endingAt: now });
    const sums = Array.from({ length: DAYS }, () => 0);
    for (const { start, total } of hours) {
      const ago = Math.floor((now - start - 1) / DAY);
      sums[Math.max(0, DAYS - 1 - ago)]! += total;
    }
    days.set(keyword.id, sums);
  }
  return days;
}
