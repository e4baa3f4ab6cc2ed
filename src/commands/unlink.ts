import { randomUUID } from 'node:crypto';
import { unlinkAlone, unlinked, unlinkQuestion } from '../messages/unlink.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

/** Gives this place a workspace of its own again. */
export const unlink = defineCommand({
  verb: 'unlink',
  aliases: ['délier'],
  needs: 'admin',
  group: 'settings',
  destructive: true,
  args: [{ name: 'yes', kind: 'flag', aliases: ['oui'] }],
  run: async ({ store, workspace, invocation, now, locale }, values) => {
    const { platform, home } = invocation.home;
    const others = (await store.homes(workspace.id))
      .filter((one) => one.platform !== platform || one.home !== home)
      .map(({ name }) => name);
    if (others.length === 0) return privately(unlinkAlone(locale));
    const shared = { workspace: workspace.name, others };
    if (!given<boolean>(values, 'yes')) return privately(unlinkQuestion(shared, locale));
    await store.separateHome(invocation.home, {
      ...workspace,
      id: randomUUID(),
      name: invocation.homeName,
      createdAt: now,
    });
    return privately(unlinked(shared, locale));
  },
});
