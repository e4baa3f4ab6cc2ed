import type { Alert } from '../listening/alert.ts';
import { MAX_NOTE } from '../listening/triage.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { theAlert } from './triage-args.ts';
import { triageReply } from './triage-reply.ts';

export const note = defineCommand({
  verb: 'note',
  aliases: ['noter'],
  needs: 'member',
  group: 'triage',
  form: true,
  args: [
    theAlert,
    { name: 'text', kind: 'text', max: MAX_NOTE, runs: true, rest: true, required: true, aliases: ['texte'] },
  ],
  run: (context, values) => {
    const deed = { verb: 'note', text: given<string>(values, 'text')! } as const;
    return triageReply(context, given<Alert>(values, 'target')!, deed, { what: 'note' });
  },
});
