import { dashboardAnswer } from '../messages/dashboards/answers.ts';
import { dashboardMessage } from '../messages/dashboards/dashboard.ts';
import { pinDashboard, unpinDashboard } from '../services/dashboards/pin-dashboard.ts';
import { readDashboard } from '../services/dashboards/read-dashboard.ts';
import { defineCommand } from './command.ts';
import { channelOf, given, privately } from './context.ts';

export const dashboardCommand = defineCommand({
  verb: 'dashboard',
  needs: { usually: 'look', given: { target: 'set-up' } },
  group: 'read',
  postsHere: ['pin'],
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
    const { store, workspace, actor, now, locale } = context;
    const channel = channelOf(context, values);
    switch (given<'pin' | 'unpin'>(values, 'target')) {
      case 'pin': {
        const pinned = await pinDashboard(store, actor, workspace, channel);
        return privately(dashboardAnswer(pinned ? 'pinned' : 'pinnedAlready', channel, locale));
      }
      case 'unpin': {
        const unpinned = await unpinDashboard(store, actor, channel);
        return privately(dashboardAnswer(unpinned ? 'unpinned' : 'notPinned', channel, locale));
      }
      case undefined:
        return privately(
          dashboardMessage(await readDashboard(store, workspace, channel, now, actor), 'asked', locale),
        );
    }
  },
});
