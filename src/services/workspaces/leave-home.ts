import type { HomeRef } from '../../listening/channel.ts';
import type { Millis } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { followSchedule } from '../digests/follow-schedule.ts';

/** A home removed the bot: it is let rest, whole, until it invites the bot again or its time is over. */
export async function leaveHome(store: Store, home: HomeRef, now: Millis): Promise<void> {
  const workspace = await store.workspaceOf(home);
  if (!workspace || (await store.homeLeftAt(home)) !== null) return;
  const channels = (await store.channels(workspace.id)).filter(
    ({ ref }) => ref.platform === home.platform && ref.home === home.home,
  );
  // None is due meanwhile; the first after the return goes on where the last one ended, as after a pause.
  for (const channel of channels)
    await followSchedule(store, { ...channel, paused: { since: now, reason: 'removed' } }, now);
  await store.leaveHome(home, now);
}
