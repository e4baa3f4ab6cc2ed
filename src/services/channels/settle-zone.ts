import type { Channel, Workspace } from '../../listening/channel.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';
import { followSchedule } from '../digests/follow-schedule.ts';

/**
 * One channel has said in which zone it lives: wherever in its workspace that was only assumed, it is so too, and nobody is
 * asked again.
 */
export async function settleZone(
  store: Store,
  actor: Actor,
  { id: workspaceId }: Pick<Workspace, 'id'>,
  { id, timeZone }: Pick<Channel, 'id' | 'timeZone'>,
): Promise<void> {
  // As it is now: whoever has chosen may have changed it a moment ago.
  const workspace = (await store.workspaces()).find((known) => known.id === workspaceId);
  if (workspace?.zoneAssumed) {
    const { zoneAssumed: _, ...settled } = workspace;
    await store.saveWorkspace({ ...settled, timeZone }, null);
  }
  for (const channel of await store.channels(workspaceId)) {
    if (channel.id === id || !channel.zoneAssumed) continue;
    const { zoneAssumed: _, ...settled } = channel;
    const moved = { ...settled, timeZone };
    await store.saveChannel(moved, auditRow(actor, 'settings', channel.id, timeZone));
    await followSchedule(store, moved, actor.now);
  }
}

/** The channel was asked for its zone, which is done once. */
export async function noteZoneAsked(
  store: Store,
  { workspaceId, id }: Pick<Channel, 'workspaceId' | 'id'>,
): Promise<void> {
  const channel = await store.channel(workspaceId, id);
  if (channel?.zoneAssumed) await store.saveChannel({ ...channel, zoneAssumed: 'asked' }, null);
}
