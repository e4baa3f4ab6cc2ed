import type { ProblemParams } from '../../../config/errors.ts';
import { channelNameOf } from '../../channel-name.ts';
import type { ProblemText } from '../shapes.ts';

/** Who may not do it, what it takes, and who can help. */
export function notAllowed({ who, ...more }: ProblemParams): ProblemText {
  const channel = channelNameOf(String(more.channel ?? ''));
  const command = `/earshot ${more.verb}${more.flag === undefined ? '' : ` --${more.flag}`}`;
  switch (who) {
    case 'admin':
      return { what: `Only admins may use ${command}.`, fix: 'Ask an admin of this workspace.' };
    case 'whole-workspace':
      return {
        what: 'A link from here would show the whole workspace: only admins may make one.',
        fix: 'Make one for a channel: /earshot dashboard link --in #channel',
      };
    case 'unseen':
      return {
        what: `You cannot see ${channel}, so you cannot do that there.`,
        fix: 'Ask somebody who can see it.',
      };
    case 'guest':
      return {
        what: 'You belong to another organization: you can look, but not change anything.',
        fix: 'Ask somebody of this workspace. An admin can let guests handle alerts: /earshot settings --guests act',
      };
    case 'speak':
      return {
        what: `You may not write in ${channel}, so I cannot post there for you.`,
        fix: 'Ask somebody who may write there.',
      };
    case 'set-up':
      return more.platform === 'discord'
        ? {
            what: `To set me up in ${channel}, you need the permission “Manage Channels” there.`,
            fix: 'Ask somebody who has it. An admin can let a role do it: /earshot settings --set-up-roles @role',
          }
        : {
            what: `Only admins can set me up in ${channel}.`,
            fix: 'Ask an admin. They can let everyone do it: /earshot settings --set-up everyone',
          };
    case 'act':
      return more.number === undefined
        ? { what: `You may not handle alerts in ${channel}.`, fix: 'Ask an admin of this workspace.' }
        : {
            what: `Alert #${more.number} is shown in ${more.channels}, which you cannot see.`,
            fix: 'Ask somebody who is there, or an admin of this workspace.',
          };
    default:
      return more.owner
        ? {
            what: `${more.owner} set this up. Only they or an admin can change it.`,
            fix: `Ask ${more.owner} or an admin of this workspace.`,
          }
        : {
            what: 'Somebody else set this up. Only they or an admin can change it.',
            fix: 'Ask an admin of this workspace.',
          };
  }
}
