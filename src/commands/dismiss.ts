import { type Alert, RESOLVE_REASONS, type ResolveReason } from '../listening/alert.ts';
import { REAL_REASONS } from '../listening/triage.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { JUDGED, suggestionFor } from './rule-evidence.ts';
import { REASONS_IN_FRENCH, theAlert } from './triage-args.ts';
import { triageReply } from './triage-reply.ts';

export const dismiss = defineCommand({
  verb: 'dismiss',
  aliases: ['classer', 'ignorer'],
  needs: 'member',
  group: 'triage',
  args: [
    theAlert,
    {
      name: 'reason',
      kind: 'choice',
      choices: RESOLVE_REASONS.filter((reason) => !REAL_REASONS.includes(reason)),
      also: REASONS_IN_FRENCH,
      rest: true,
      aliases: ['raison'],
    },
  ],
  run: (context, values) => {
    const deed = { verb: 'dismiss', reason: given<ResolveReason>(values, 'reason') ?? 'noise' } as const;
    const { store, workspace, now } = context;
    const tooMany = deed.reason === 'noise' || deed.reason === 'own-activity';
    return triageReply(context, given<Alert>(values, 'target')!, deed, async (_after, keyword) => {
      if (!tooMany || !keyword) return { what: 'dismiss' };
      const past = await store.alerts(workspace.id, { keywordId: keyword.id, limit: JUDGED });
      return { what: 'dismiss', suggestion: await suggestionFor(store, workspace, keyword, past, now) };
    });
  },
});
