import type { Subscription } from '../../listening/channel.ts';
import { postTo } from '../../listening/delivery.ts';
import { type FirstRead, firstRead } from '../../listening/keywords/first-read.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Request } from '../../listening/sources/source.ts';
import { tellingPosts } from '../../listening/telling-posts.ts';
import { DAY, type Millis } from '../../listening/time.ts';
import { firstLookMessage } from '../../messages/keywords/first-look.ts';
import type { FirstLook, Store } from '../../store/store.ts';
import { noteZoneAsked } from '../channels/settle-zone.ts';
import { periodOf, readDigest } from '../digests/read-digest.ts';

/** How far back a first look goes: as far as the first search. */
const LOOKS_BACK = 7 * DAY;
/** Posts that the shown ones are chosen from, newest first: more take longer than they say. */
const LOOKED_AT = 1_000;
/** Figures of the day before would mislead. */
const GOOD_FOR = DAY;

/**
 * Shows each channel that waits for it what was found of a keyword that it added, once the sources have been read: one message,
 * whatever happens to the process meanwhile.
 * @param plan the requests as last planned
 */
export async function showFirstLooks(store: Store, plan: readonly Request[], now: Millis): Promise<void> {
  const looks = await store.firstLooks();
  if (looks.length === 0) return;
  const states = await store.requestStates();
  const failures: unknown[] = [];
  for (const look of looks) {
    try {
      const wanted = await wantedBy(store, look);
      if (!wanted) await store.endFirstLook(look, null);
      else {
        const read = firstRead(wanted.keyword, plan, states, look.at, now);
        if (read.ended) await show(store, look, wanted, read, now);
      }
    } catch (error) {
      // Others wait for theirs.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

interface Wanted {
  keyword: Keyword;
  subscription: Subscription;
}

/** null = nobody there waits for it any more: it was removed, moved or paused. */
async function wantedBy(
  store: Store,
  { workspaceId, keywordId, channelId }: FirstLook,
): Promise<Wanted | null> {
  const keyword = (await store.keywords(workspaceId)).find(({ id }) => id === keywordId);
  const subscription = (await store.subscriptions(workspaceId)).find(
    (one) => one.keywordId === keywordId && one.channelId === channelId,
  );
  return keyword && subscription && !keyword.paused ? { keyword, subscription } : null;
}

async function show(
  store: Store,
  look: FirstLook,
  { keyword, subscription }: Wanted,
  read: FirstRead,
  now: Millis,
): Promise<void> {
  const workspace = (await store.workspaces()).find(({ id }) => id === look.workspaceId);
  const channel = await store.channel(look.workspaceId, look.channelId);
  if (!workspace || !channel) return store.endFirstLook(look, null);
  const digest = await readDigest(store, {
    workspace,
    keywords: [keyword],
    period: periodOf(LOOKS_BACK, now),
    timeZone: channel.timeZone,
    now,
    people: false,
  });
  const { from, to } = digest.period;
  const found = await store.mentionsIn(workspace.id, keyword.id, from, to, { limit: LOOKED_AT });
  const { posts } = tellingPosts({ keyword, now: found, before: null });
  const delivery = postTo(
    channel,
    {
      key: `first-look:${keyword.id}:${channel.id}:${look.at}`,
      message: firstLookMessage({ digest, read, posts, channel, inDigest: subscription.digest }, channel),
      expiresAt: now + GOOD_FOR,
      // Somebody has asked for it a minute ago, and waits: quiet hours and the day's budget are for what nobody asked for.
      purpose: 'answer',
    },
    now,
  );
  await store.endFirstLook(look, delivery);
  if (channel.zoneAssumed === 'unasked') await noteZoneAsked(store, channel);
}
