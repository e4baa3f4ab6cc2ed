import type { Alert } from '../listening/alerts/alert.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { theAlert } from './triage-args.ts';

export const reopen = defineCommand({
  verb: 'reopen',
  needs: 'member',
  group: 'triage',
  args: [theAlert],
  run: (context, values) =>
    runTriageAction(context, given<Alert>(values, 'target')!, { verb: 'reopen' }, { what: 'reopen' }),
});
