import type { Channel, Workspace } from '../../listening/channel.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, personId, requireOwner } from '../actor.ts';
import type { AboutReader } from './about-keywords.ts';
import { firstDashboard, keptScope, lastDashboard, nextDashboard } from './keep-dashboard.ts';
import { readDashboard } from './read-dashboard.ts';

/** Keeps a dashboard in a channel. @returns false when there was one: it is brought up to date */
export async function pinDashboard(
  parts: { store: Store; aboutOf: AboutReader },
  actor: Actor,
  workspace: Workspace,
  channel: Channel,
): Promise<boolean> {
  const { store } = parts;
  const { person, now } = actor;
  const before = await store.dashboard(workspace.id, channel.id);
  // Who reads it may not see all of the workspace, and neither may a member who keeps it there.
  const scope = before ? keptScope(before) : actor.admin ? {} : ({ scope: 'channel' } as const);
  const view = await readDashboard(parts, { ...{ workspace, channel, now, actor: null }, ...scope });
  if (before) {
    // An edit even when nothing has changed: it finds out whether the message is still there.
    const next = nextDashboard(view, channel, before, now);
    await store.refreshDashboard(next.dashboard, next.delivery);
    return false;
  }
  const first = firstDashboard(view, channel, personId(person), now);
  const audit = auditRow(actor, 'pin-dashboard', channel.id, null);
  await store.keepDashboard(first.dashboard, first.delivery, audit);
  return true;
}

/** Lets go of a channel's dashboard. @returns false when there was none @throws UserError('not-allowed') */
export async function unpinDashboard(store: Store, actor: Actor, channel: Channel): Promise<boolean> {
  const dashboard = await store.dashboard(actor.workspaceId, channel.id);
  if (!dashboard) return false;
  requireOwner(actor, dashboard.keptBy, channel);
  const audit = auditRow(actor, 'unpin-dashboard', channel.id, null);
  await store.dropDashboard(dashboard, lastDashboard(channel, dashboard, actor.now), audit);
  return true;
}
