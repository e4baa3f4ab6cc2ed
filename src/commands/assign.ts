import type { Alert } from '../listening/alerts/alert.ts';
import type { Person } from '../listening/channel.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { takeOver, theAlert } from './triage-args.ts';

export const assign = defineCommand({
  verb: 'assign',
  needs: 'member',
  group: 'triage',
  form: true,
  args: [theAlert, { name: 'to', kind: 'person', rest: true, required: true }, takeOver],
  run: (context, values) => {
    const to = given<Person>(values, 'to')!;
    const action = { verb: 'assign', to, takeOver: given<boolean>(values, 'take-over') ?? false } as const;
    const again = { to: `<@${to.id}|${to.name}>` };
    return runTriageAction(context, given<Alert>(values, 'target')!, action, { what: 'assign', to }, again);
  },
});
