import { randomInt, randomUUID } from 'node:crypto';
import { UserError } from '../errors.ts';
import { MINUTE } from '../listening/time.ts';
import { linkJoined, linkOffer, linkSeparated } from '../messages/upkeep.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

const VALID_FOR = 15 * MINUTE;
/** Without letters and digits that look alike when read aloud or retyped. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 10;

/** Joins a company's Slack and its community's Discord: one set of keywords, alerts and triage. */
export const link = defineCommand({
  verb: 'link',
  aliases: ['lier'],
  needs: 'admin',
  group: 'settings',
  args: [
    { name: 'target', kind: 'text', positional: true, max: 40 },
    { name: 'separate', kind: 'flag', aliases: ['séparer'] },
  ],
  run: async ({ store, workspace, invocation, now, locale }, values) => {
    const code = given<string>(values, 'target');
    if (given<boolean>(values, 'separate')) {
      const homes = await store.homes(workspace.id);
      if (homes.length > 1)
        await store.separateHome(invocation.home, {
          ...workspace,
          id: randomUUID(),
          name: invocation.homeName,
          createdAt: now,
        });
      return privately(linkSeparated(locale));
    }
    if (code === undefined) {
      const offer = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
      await store.offerLink(workspace.id, offer, now + VALID_FOR);
      return privately(linkOffer(offer, now + VALID_FOR, now, locale));
    }
    const joined = await store.redeemLink(code.toUpperCase(), invocation.home, invocation.homeName, now);
    if (!joined) throw new UserError('link-code', { argument: 'target' });
    return privately(linkJoined(joined.name, locale));
  },
});
