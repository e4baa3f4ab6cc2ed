import type { Alert } from '../listening/alert.ts';
import type { Person } from '../listening/channel.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { takeOver, theAlert } from './triage-args.ts';
import { triageReply } from './triage-reply.ts';

export const assign = defineCommand({
  verb: 'assign',
  aliases: ['confier', 'assigner'],
  needs: 'member',
  group: 'triage',
  form: true,
  args: [theAlert, { name: 'to', kind: 'person', rest: true, required: true, aliases: ['à'] }, takeOver],
  run: (context, values) => {
    const to = given<Person>(values, 'to')!;
    const deed = { verb: 'assign', to, takeOver: given<boolean>(values, 'take-over') ?? false } as const;
    const again = { to: `<@${to.id}|${to.name}>` };
    return triageReply(context, given<Alert>(values, 'target')!, deed, { what: 'assign', to }, again);
  },
});
