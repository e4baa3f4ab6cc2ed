import { UserError } from '../config/errors.ts';
import { canonicalUrl } from '../listening/mentions/canonical-url.ts';
import { forgetQuestion, forgottenMessage } from '../messages/settings/maintenance.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { auditBy, given, privately } from './context.ts';

export const forget = defineCommand({
  verb: 'forget',
  needs: 'admin',
  group: 'settings',
  destructive: true,
  args: [
    { name: 'target', kind: 'text', positional: true, required: true, max: 2_000 },
    { name: 'yes', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { store, workspace, locale } = context;
    const author = await authorOf(context, given<string>(values, 'target')!);
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

/** An author's key as typed, or the author of the post behind a link. @throws UserError */
async function authorOf({ store, workspace }: CommandContext, typed: string): Promise<string> {
  const url = canonicalUrl(typed);
  if (url !== null) {
    const [mention] = await store.mentionsAt(workspace.id, url);
    if (mention?.post.author) return mention.post.author.key;
    throw new UserError('post-not-found', { typed: typed.slice(0, 60) });
  }
  if (/^[a-z0-9-]+:\S/i.test(typed)) return typed;
  throw new UserError('bad-argument', { argument: 'target', problem: 'author', typed: typed.slice(0, 60) });
}
