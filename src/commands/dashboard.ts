import { UserError } from '../config/errors.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { dashboardAnswer } from '../messages/dashboards/answers.ts';
import { dashboardMessage } from '../messages/dashboards/dashboard.ts';
import { dashboardLinkMade, dashboardLinkRevoked, dashboardLinks } from '../messages/dashboards/links.ts';
import { pinDashboard, unpinDashboard } from '../services/dashboards/pin-dashboard.ts';
import { readDashboard } from '../services/dashboards/read-dashboard.ts';
import { revocableLinks, revokeLink, shareDashboard } from '../services/dashboards/share-dashboard.ts';
import { type CommandContext, defineCommand, type Reply, type Values } from './command.ts';
import { channelOf, given, privately } from './context.ts';

export const dashboardCommand = defineCommand({
  verb: 'dashboard',
  // A link is revoked by whoever may make one in its channel, which the service finds out.
  needs: {
    usually: 'look',
    given: { 'target:pin': 'set-up', 'target:unpin': 'set-up', 'target:link': 'set-up' },
  },
  group: 'read',
  postsHere: ['pin'],
  args: [
    {
      name: 'target',
      kind: 'choice',
      positional: true,
      choices: ['pin', 'unpin', 'link', 'unlink'],
    },
    { name: 'for', kind: 'duration', min: HOUR, max: 30 * DAY },
    { name: 'number', kind: 'integer', min: 1, max: 1_000_000, rest: true },
    { name: 'in', kind: 'channel' },
  ],
  run: async (context, values) => {
    const { store, ports, workspace, actor, now, locale } = context;
    const channel = channelOf(context, values);
    const parts = { store, aboutOf: ports.aboutOf };
    switch (given<'pin' | 'unpin' | 'link' | 'unlink'>(values, 'target')) {
      case 'pin': {
        const pinned = await pinDashboard(parts, actor, workspace, channel);
        return privately(dashboardAnswer(pinned ? 'pinned' : 'pinnedAlready', channel, locale));
      }
      case 'unpin': {
        const unpinned = await unpinDashboard(store, actor, channel);
        return privately(dashboardAnswer(unpinned ? 'unpinned' : 'notPinned', channel, locale));
      }
      case 'link':
        return share(context, values);
      case 'unlink': {
        const number = given<number>(values, 'number');
        if (number === undefined)
          return privately(dashboardLinks(await revocableLinks(store, actor), locale));
        await revokeLink(store, actor, number);
        return privately(dashboardLinkRevoked(number, locale));
      }
      case undefined:
        return privately(
          dashboardMessage(await readDashboard(parts, { workspace, channel, now, actor }), 'asked', locale),
        );
    }
  },
});

async function share(context: CommandContext, values: Values): Promise<Reply> {
  const { store, ports, actor, locale } = context;
  const channel = channelOf(context, values);
  const page = ports.dashboardPage();
  if ('missing' in page) throw new UserError('dashboard-page-off', { variable: page.missing });
  const others = (await revocableLinks(store, actor)).length;
  const { link, secret } = await shareDashboard(store, actor, channel, given<number>(values, 'for') ?? DAY);
  return privately(dashboardLinkMade({ link, channel }, `${page.address}/${secret}`, others, locale));
}
