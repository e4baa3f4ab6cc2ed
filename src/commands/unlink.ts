import { unlinkAlone, unlinked, unlinkQuestion } from '../messages/settings/unlink.ts';
import { otherHomes } from '../services/workspaces/link-home.ts';
import { unlinkHome } from '../services/workspaces/unlink-home.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

/** Gives this place a workspace of its own again. */
export const unlinkCommand = defineCommand({
  verb: 'unlink',
  needs: 'admin',
  group: 'settings',
  destructive: true,
  args: [{ name: 'yes', kind: 'flag' }],
  run: async ({ store, workspace, actor, invocation, locale }, values) => {
    const others = await otherHomes(store, workspace.id, invocation.home);
    if (others.length === 0) return privately(unlinkAlone(locale));
    const shared = { workspace: workspace.name, others };
    if (!given<boolean>(values, 'yes')) return privately(unlinkQuestion(shared, locale));
    await unlinkHome(store, actor, workspace, { ...invocation.home, name: invocation.homeName });
    return privately(unlinked(shared, locale));
  },
});
