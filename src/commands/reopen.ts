import type { Alert } from '../listening/alert.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { theAlert } from './triage-args.ts';
import { triageReply } from './triage-reply.ts';

export const reopen = defineCommand({
  verb: 'reopen',
  aliases: ['rouvrir'],
  needs: 'member',
  group: 'triage',
  args: [theAlert],
  run: (context, values) =>
    triageReply(context, given<Alert>(values, 'target')!, { verb: 'reopen' }, { what: 'reopen' }),
});
