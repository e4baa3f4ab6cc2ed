import type { Alert } from '../listening/alerts/alert.ts';
import { samePerson } from '../listening/alerts/triage.ts';
import { DAY, HOUR } from '../listening/time.ts';
import { alertMore } from '../messages/alerts/alert.ts';
import { alertList } from '../messages/alerts/list.ts';
import { figuresMessage } from '../messages/triage/figures.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

const LISTED = 100;
/** The period of figures when none is given. */
const FIGURES_OF = 30 * DAY;

export const alertsCommand = defineCommand({
  verb: 'alerts',
  needs: 'look',
  group: 'read',
  args: [
    { name: 'target', kind: 'lookup', of: 'alert', positional: true },
    { name: 'all', kind: 'flag' },
    { name: 'mine', kind: 'flag' },
    { name: 'figures', kind: 'flag' },
    { name: 'since', kind: 'duration', min: HOUR, max: 180 * DAY, past: true },
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
    const shown =
      which === 'mine'
        ? (await store.alerts(workspace.id, wanted)).filter(isMine).slice(0, LISTED)
        : await store.alerts(workspace.id, { ...wanted, limit: LISTED });
    return privately(alertList(shown, names, which, now, locale));
  },
});
