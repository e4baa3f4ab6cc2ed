import { UserError } from '../errors.ts';
import { forgetQuestion, forgottenMessage } from '../messages/upkeep.ts';
import { defineCommand } from './command.ts';
import { auditBy, given, privately } from './context.ts';

export const forget = defineCommand({
  verb: 'forget',
  aliases: ['oublier'],
  needs: 'admin',
  group: 'settings',
  destructive: true,
  args: [
    { name: 'target', kind: 'text', positional: true, required: true, max: 300 },
    { name: 'yes', kind: 'flag', aliases: ['oui'] },
  ],
  run: async (context, values) => {
    const { store, workspace, locale } = context;
    const author = given<string>(values, 'target')!;
    if (!/^[a-z0-9-]+:\S/i.test(author))
      throw new UserError('bad-argument', {
        argument: 'target',
        problem: 'author',
        typed: author.slice(0, 60),
      });
    if (!given<boolean>(values, 'yes')) return privately(forgetQuestion(author, locale));
    // The audit says that somebody was forgotten, not who.
    const forgotten = await store.forgetAuthor(
      workspace.id,
      author,
      auditBy(context, 'forget', author.slice(0, author.indexOf(':')), null),
    );
    return privately(forgottenMessage(author, forgotten, locale));
  },
});
