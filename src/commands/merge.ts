import type { Alert } from '../listening/alerts/alert.ts';
import type { Store } from '../store/store.ts';
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
    const into = await endOfChain(context.store, given<Alert>(values, 'into')!);
    const action = { verb: 'merge', into } as const;
    const answer = { what: 'merge', into: into.number } as const;
    return runTriageAction(context, given<Alert>(values, 'target')!, action, answer);
  },
});

/** Whoever merges into an alert that was merged itself means the one that goes on. */
async function endOfChain(store: Store, alert: Alert): Promise<Alert> {
  const { duplicateOf } = alert.triage;
  const next = duplicateOf === null ? null : await store.alert(alert.workspaceId, duplicateOf);
  return next ? endOfChain(store, next) : alert;
}
