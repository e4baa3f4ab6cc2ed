import type { ProblemParams } from '../../../config/errors.ts';
import type { ProblemText } from '../shapes.ts';

/** Why a triage action is impossible. */
export function impossible({ code, number, other, by }: ProblemParams): ProblemText {
  switch (code) {
    case 'closed':
      return {
        what: `Alert #${number} is closed.`,
        ...(by === undefined ? {} : { why: by === '' ? 'It closed by itself.' : `${by} closed it.` }),
        fix: `To go on with it: /earshot reopen ${number}.`,
      };
    case 'merge-itself':
      return {
        what: `Alert #${number} cannot be merged into itself.`,
        fix: 'Give the number of the other one.',
      };
    case 'merged':
      return { what: `Alert #${other} is itself part of another one.`, fix: 'Merge into that one.' };
    case 'duplicate-of-what':
      return {
        what: 'A duplicate of which alert?',
        fix: `/earshot merge ${number} --into, and the number of the other one.`,
      };
    case 'past':
      return { what: 'That moment is over.', fix: 'Snooze until a later one.' };
    case 'too-long':
      return {
        what: 'That is too long to snooze.',
        fix: '30 days is the most. To be rid of it, resolve or dismiss it.',
      };
    case 'why-needed':
      return {
        what: 'More than a day needs a reason.',
        fix: `/earshot snooze ${number} 2d --why, and the reason.`,
      };
    case 'calm-already':
      return { what: `Alert #${number} is back to normal already.`, fix: 'Resolve it, or dismiss it.' };
    case 'nobody':
      return { what: `Nobody holds alert #${number}.`, fix: `To take it: /earshot claim ${number}.` };
    case 'nowhere':
      return {
        what: 'No escalation channel is set, so nobody would hear of it.',
        fix: 'Set one: /earshot settings --escalate-to #channel.',
      };
    case 'empty':
      return { what: 'The note is empty.', fix: `/earshot note ${number}, and what to write down.` };
    default:
      return {
        what: `That cannot be done to alert #${number} as it stands.`,
        fix: `/earshot alerts ${number} shows it.`,
      };
  }
}
