import { type Alert, RESOLVE_REASONS, type ResolveReason } from '../listening/alerts/alert.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { theAlert } from './triage-args.ts';

export const resolve = defineCommand({
  verb: 'resolve',
  needs: 'member',
  group: 'triage',
  form: true,
  args: [
    theAlert,
    {
      name: 'reason',
      kind: 'choice',
      choices: RESOLVE_REASONS,
      rest: true,
      required: true,
    },
  ],
  run: (context, values) => {
    const action = { verb: 'resolve', reason: given<ResolveReason>(values, 'reason')! } as const;
    return runTriageAction(context, given<Alert>(values, 'target')!, action, { what: 'resolve' });
  },
});
