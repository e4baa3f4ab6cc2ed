import { UserError } from '../config/errors.ts';
import type { Alert } from '../listening/alerts/alert.ts';
import type { TriageAction } from '../listening/alerts/triage-action.ts';
import type { Keyword } from '../listening/keywords/keyword.ts';
import { aboutAlert } from '../messages/triage/actions.ts';
import { type ActionAnswer, actionAnswer, takeOverQuestion } from '../messages/triage/answer.ts';
import { actOnAlert } from '../services/alerts/act-on-alert.ts';
import type { CommandContext, Reply } from './command.ts';
import { privately } from './context.ts';

/**
 * Does one act of a person and answers them privately; what others must know goes to the card and its thread.
 * @param answer what was done; a function works it out from the alert as it is then
 * @param again the raw values of this act, for the question whether to take over
 * @throws UserError('alert-act-impossible' | 'alert-changed')
 */
export async function runTriageAction(
  context: CommandContext,
  alert: Alert,
  action: TriageAction,
  answer: ActionAnswer | ((after: Alert, keyword: Keyword) => Promise<ActionAnswer>),
  again: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const { store, person, now, locale } = context;
  const at = { workspaceId: alert.workspaceId, alertId: alert.id };
  const outcome = await actOnAlert(store, at, action, person, now);
  if (outcome.done) {
    const { changed, alert: after, keyword } = outcome;
    const done = typeof answer === 'function' ? () => answer(after, keyword) : () => answer;
    const said = changed ? await done() : ({ what: 'unchanged' } as const);
    return privately(actionAnswer(after, keyword, said, locale));
  }
  if (outcome.code === 'held') {
    const args = { ...aboutAlert(alert), ...again };
    return privately(takeOverQuestion(outcome.alert, { verb: action.verb, args }, locale));
  }
  throw new UserError('alert-act-impossible', {
    code: outcome.code,
    number: alert.number,
    ...(action.verb === 'merge' ? { other: action.into.number } : {}),
  });
}
