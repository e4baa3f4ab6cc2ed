import { type Alert, RESOLVE_REASONS, type ResolveReason } from '../listening/alerts/alert.ts';
import { REAL_REASONS } from '../listening/alerts/triage.ts';
import { JUDGED, suggestionFor } from '../services/alerts/rule-advice.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { theAlert } from './triage-args.ts';

export const dismiss = defineCommand({
  verb: 'dismiss',
  needs: 'member',
  group: 'triage',
  args: [
    theAlert,
    {
      name: 'reason',
      kind: 'choice',
      choices: RESOLVE_REASONS.filter((reason) => !REAL_REASONS.includes(reason)),
      rest: true,
    },
  ],
  run: (context, values) => {
    const action = { verb: 'dismiss', reason: given<ResolveReason>(values, 'reason') ?? 'noise' } as const;
    const { store, workspace, now } = context;
    const tooMany = action.reason === 'noise' || action.reason === 'own-activity';
    return runTriageAction(context, given<Alert>(values, 'target')!, action, async (_after, keyword) => {
      if (!tooMany || !keyword) return { what: 'dismiss' };
      const past = await store.alerts(workspace.id, { keywordId: keyword.id, limit: JUDGED });
      return { what: 'dismiss', suggestion: await suggestionFor(store, workspace, keyword, past, now) };
    });
  },
});
