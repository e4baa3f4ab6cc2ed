import type { Alert } from '../listening/alerts/alert.ts';
import { MAX_NOTE } from '../listening/alerts/triage.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { theAlert } from './triage-args.ts';

export const note = defineCommand({
  verb: 'note',
  needs: 'member',
  group: 'triage',
  form: true,
  args: [theAlert, { name: 'text', kind: 'text', max: MAX_NOTE, runs: true, rest: true, required: true }],
  run: (context, values) => {
    const action = { verb: 'note', text: given<string>(values, 'text')! } as const;
    return runTriageAction(context, given<Alert>(values, 'target')!, action, { what: 'note' });
  },
});
