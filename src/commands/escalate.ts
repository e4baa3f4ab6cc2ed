import { UserError } from '../config/errors.ts';
import type { Alert } from '../listening/alerts/alert.ts';
import { cardsOf } from '../services/alerts/act-on-alert.ts';
import { defineCommand } from './command.ts';
import { given } from './context.ts';
import { runTriageAction } from './run-triage-action.ts';
import { theAlert } from './triage-args.ts';

export const escalate = defineCommand({
  verb: 'escalate',
  needs: 'member',
  group: 'triage',
  args: [theAlert],
  run: async (context, values) => {
    const { store, workspace } = context;
    const alert = given<Alert>(values, 'target')!;
    const cards = await cardsOf(store, alert);
    const channels = (await store.channels(workspace.id)).filter(({ id }) => cards.includes(id));
    // A flag that nobody sees would look like help on its way.
    if (channels.every(({ escalateTo, onCall }) => escalateTo === null && onCall.length === 0))
      throw new UserError('alert-act-impossible', { code: 'nowhere', number: alert.number });
    return runTriageAction(context, alert, { verb: 'escalate' }, { what: 'escalate' });
  },
});
