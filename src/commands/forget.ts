import { forgetQuestion, forgottenMessage } from '../messages/settings/maintenance.ts';
import { findAuthor, forgetAuthor } from '../services/authors/forget-author.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const forgetCommand = defineCommand({
  verb: 'forget',
  needs: 'admin',
  group: 'settings',
  destructive: true,
  args: [
    { name: 'target', kind: 'text', positional: true, required: true, max: 2_000 },
    { name: 'yes', kind: 'flag' },
  ],
  run: async ({ store, workspace, actor, locale }, values) => {
    const author = await findAuthor(store, workspace.id, given<string>(values, 'target')!);
    if (!given<boolean>(values, 'yes')) return privately(forgetQuestion(author, locale));
    return privately(forgottenMessage(author, await forgetAuthor(store, actor, author), locale));
  },
});
