import { randomUUID } from 'node:crypto';
import { unlinkAlone, unlinked, unlinkQuestion } from '../messages/settings/unlink.ts';
import { defineCommand } from './command.ts';
import { auditBy, given, privately } from './context.ts';

/** Gives this place a workspace of its own again. */
export const unlink = defineCommand({
  verb: 'unlink',
  needs: 'admin',
  group: 'settings',
  destructive: true,
  args: [{ name: 'yes', kind: 'flag' }],
  run: async (context, values) => {
    const { store, workspace, invocation, now, locale } = context;
    const { platform, home } = invocation.home;
    const others = (await store.homes(workspace.id))
      .filter((one) => one.platform !== platform || one.home !== home)
      .map(({ name }) => name);
    if (others.length === 0) return privately(unlinkAlone(locale));
    const shared = { workspace: workspace.name, others };
    if (!given<boolean>(values, 'yes')) return privately(unlinkQuestion(shared, locale));
    const { homeName } = invocation;
    const own = { ...workspace, id: randomUUID(), name: homeName, createdAt: now };
    const row = auditBy(context, 'unlink', workspace.id, homeName);
    await store.separateHome(invocation.home, own, [
      row,
      { ...row, workspaceId: own.id, subject: own.id, detail: workspace.name },
    ]);
    return privately(unlinked(shared, locale));
  },
});
