import type { Alert } from '../listening/alerts/alert.ts';
import { samePerson } from '../listening/alerts/triage.ts';
import { DAY, HOUR, MINUTE } from '../listening/time.ts';
import { alertMore } from '../messages/alerts/alert.ts';
import { alertList } from '../messages/alerts/list.ts';
import { figuresMessage } from '../messages/triage/figures.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

/** The period of figures when none is given. */
const FIGURES_OF = 30 * DAY;

export const alertsCommand = defineCommand({
  verb: 'alerts',
  needs: 'look',
  group: 'read',
  turnsPages: true,
  args: [
    { name: 'target', kind: 'lookup', of: 'alert', positional: true },
    { name: 'all', kind: 'flag' },
    { name: 'mine', kind: 'flag' },
    { name: 'figures', kind: 'flag' },
    { name: 'since', kind: 'duration', min: HOUR, max: 180 * DAY, past: true, rest: true },
    { name: 'page', kind: 'integer', min: 1, max: 1_000 },
  ],
  run: async ({ store, workspace, person, now, locale }, values) => {
    const names = new Map((await store.keywords(workspace.id)).map(({ id, name }) => [id, name]));
    const alert = given<Alert>(values, 'target');
    if (alert) return privately(alertMore(alert, names.get(alert.keywordId) ?? `#${alert.number}`, locale));
    const since = given<number>(values, 'since');
    if (given<boolean>(values, 'figures')) {
      const from = now - (since ?? FIGURES_OF);
      const raised = await store.alerts(workspace.id, { since: from });
      return privately(figuresMessage(raised, names, { from, now }, locale));
    }
    const which = given<boolean>(values, 'mine') ? 'mine' : given<boolean>(values, 'all') ? 'all' : 'open';
    const wanted = {
      ...(which === 'all' ? {} : { open: true }),
      ...(since === undefined ? {} : { since: now - since }),
    };
    const isMine = ({ triage }: Alert) => samePerson(triage.holder, person);
    const found = await store.alerts(workspace.id, wanted);
    const shown = which === 'mine' ? found.filter(isMine) : found;
    const page = {
      number: given<number>(values, 'page') ?? 1,
      of: {
        ...(which === 'open' ? {} : { [which]: 'true' }),
        ...(since === undefined ? {} : { since: `${Math.round(since / MINUTE)}m` }),
      },
    };
    return privately(alertList(shown, names, which, now, locale, page));
  },
});
