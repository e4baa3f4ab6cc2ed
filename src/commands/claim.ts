import type { Alert } from '../listening/alert.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { takeOver, theAlert } from './triage-args.ts';
import { triageReply } from './triage-reply.ts';

export const claim = defineCommand({
  verb: 'claim',
  aliases: ['prendre'],
  needs: 'member',
  group: 'triage',
  args: [theAlert, takeOver],
  run: (context, values) => {
    const deed = { verb: 'claim', takeOver: given<boolean>(values, 'take-over') ?? false } as const;
    return triageReply(context, given<Alert>(values, 'target')!, deed, { what: 'claim' });
  },
});
