import type { Channel } from '../listening/channel.ts';
import { dashboardAnswer, dashboardMessage } from '../messages/dashboards/dashboard.ts';
import type { Message } from '../messages/message.ts';
import { firstDashboard, lastDashboard, nextDashboard } from '../services/dashboards/keep-dashboard.ts';
import { readDashboard } from '../services/dashboards/read-dashboard.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { auditBy, given, mustOwn, personId, placeOf, privately } from './context.ts';

export const dashboard = defineCommand({
  verb: 'dashboard',
  needs: 'member',
  group: 'read',
  args: [
    {
      name: 'target',
      kind: 'choice',
      positional: true,
      choices: ['pin', 'unpin'],
    },
    { name: 'in', kind: 'channel' },
  ],
  run: async (context, values) => {
    const { store, workspace, now, locale } = context;
    const channel = placeOf(context, values);
    switch (given<'pin' | 'unpin'>(values, 'target')) {
      case 'pin':
        return privately(await pin(context, channel));
      case 'unpin':
        return privately(await unpin(context, channel));
      case undefined:
        return privately(
          dashboardMessage(await readDashboard(store, workspace, channel, now), 'asked', locale),
        );
    }
  },
});

async function pin(context: CommandContext, channel: Channel): Promise<Message> {
  const { store, workspace, person, now, locale } = context;
  const view = await readDashboard(store, workspace, channel, now);
  const before = await store.dashboard(workspace.id, channel.id);
  if (before) {
    // An edit even when nothing has changed: it finds out whether the message is still there.
    const next = nextDashboard(view, channel, before, now);
    await store.refreshDashboard(next.dashboard, next.delivery);
    return dashboardAnswer('pinnedAlready', channel, locale);
  }
  const first = firstDashboard(view, channel, personId(person), now);
  const audit = auditBy(context, 'pin-dashboard', channel.id, null);
  await store.keepDashboard(first.dashboard, first.delivery, audit);
  return dashboardAnswer('pinned', channel, locale);
}

async function unpin(context: CommandContext, channel: Channel): Promise<Message> {
  const { store, workspace, now, locale } = context;
  const before = await store.dashboard(workspace.id, channel.id);
  if (!before) return dashboardAnswer('notPinned', channel, locale);
  mustOwn(context, before.keptBy);
  const audit = auditBy(context, 'unpin-dashboard', channel.id, null);
  await store.dropDashboard(before, lastDashboard(channel, before, now), audit);
  return dashboardAnswer('unpinned', channel, locale);
}
