import { UserError } from '../config/errors.ts';
import { linkHere, linkJoined, linkOffer, linkQuestion } from '../messages/settings/link.ts';
import { joiningOf, joinWorkspace, offerLink } from '../services/workspaces/link-home.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

/** Joins a company's Slack and its community's Discord: one set of keywords, alerts and triage. */
export const linkCommand = defineCommand({
  verb: 'link',
  needs: 'admin',
  group: 'settings',
  destructive: true,
  args: [
    { name: 'target', kind: 'text', positional: true, max: 40 },
    { name: 'yes', kind: 'flag' },
  ],
  run: async ({ store, ports, workspace, actor, invocation, now, locale }, values) => {
    const code = given<string>(values, 'target')?.toUpperCase();
    if (code === undefined) {
      const offer = await offerLink(store, actor);
      return privately(linkOffer(offer.code, offer.until, now, locale));
    }
    const offered = await store.linkOfferedBy(code, now);
    if (!offered) throw new UserError('link-code', { argument: 'target' });
    if (offered.id === workspace.id) return privately(linkHere(locale));
    if (!given<boolean>(values, 'yes')) {
      const joining = await joiningOf(store, workspace, invocation.home, offered, now);
      if (joining) return privately(linkQuestion(code, joining, locale));
    }
    const home = { ...invocation.home, name: invocation.homeName };
    const joined = await joinWorkspace({ store, wake: ports.wake }, actor, home, code, offered);
    return privately(linkJoined(joined.workspace.name, joined.renumbered, locale));
  },
});
