import type { Alert } from '../listening/alerts/alert.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { takeOver, theAlert } from './triage-args.ts';

export const claim = defineCommand({
  verb: 'claim',
  needs: 'member',
  group: 'triage',
  args: [theAlert, takeOver],
  run: (context, values) => {
    const action = { verb: 'claim', takeOver: given<boolean>(values, 'take-over') ?? false } as const;
    return runTriageAction(context, given<Alert>(values, 'target')!, action, { what: 'claim' });
  },
});
