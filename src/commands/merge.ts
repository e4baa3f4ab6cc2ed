import type { Alert } from '../listening/alerts/alert.ts';
import { mergeTarget } from '../services/alerts/merge-target.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { theAlert } from './triage-args.ts';

export const merge = defineCommand({
  verb: 'merge',
  needs: 'member',
  group: 'triage',
  form: true,
  args: [theAlert, { name: 'into', kind: 'lookup', of: 'alert', rest: true, required: true }],
  run: async (context, values) => {
    const into = await mergeTarget(context.store, given<Alert>(values, 'into')!);
    const action = { verb: 'merge', into } as const;
    const answer = { what: 'merge', into: into.number } as const;
    return runTriageAction(context, given<Alert>(values, 'target')!, action, answer);
  },
});
