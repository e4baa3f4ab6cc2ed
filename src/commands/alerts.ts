import type { Alert } from '../listening/alert.ts';
import { samePerson } from '../listening/triage.ts';
import { alertMore } from '../messages/alert.ts';
import { alertList } from '../messages/alert-list.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

const LISTED = 100;

export const alerts = defineCommand({
  verb: 'alerts',
  aliases: ['alertes'],
  needs: 'member',
  group: 'read',
  args: [
    { name: 'target', kind: 'lookup', of: 'alert', positional: true },
    { name: 'all', kind: 'flag', aliases: ['toutes'] },
    { name: 'mine', kind: 'flag', aliases: ['miennes'] },
  ],
  run: async ({ store, workspace, person, now, locale }, values) => {
    const names = new Map((await store.keywords(workspace.id)).map(({ id, name }) => [id, name]));
    const one = given<Alert>(values, 'target');
    if (one) return privately(alertMore(one, names.get(one.keywordId ?? '') ?? null, locale));
    const which = given<boolean>(values, 'mine') ? 'mine' : given<boolean>(values, 'all') ? 'all' : 'open';
    const open = which === 'all' ? {} : { open: true };
    const found = await store.alerts(workspace.id, { ...open, limit: LISTED });
    const shown = which === 'mine' ? found.filter(({ triage }) => samePerson(triage.holder, person)) : found;
    return privately(alertList(shown, names, which, now, locale));
  },
});
