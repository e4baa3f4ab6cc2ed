import { importMessage } from '../messages/settings/maintenance.ts';
import { auditRow } from '../services/actor.ts';
import { defineCommand } from './command.ts';
import { given, privately, withArgument } from './context.ts';

export const importCommand = defineCommand({
  verb: 'import',
  needs: 'admin',
  group: 'settings',
  args: [
    { name: 'target', kind: 'text', positional: true, required: true, max: 200 },
    { name: 'dry-run', kind: 'flag' },
  ],
  run: async (context, values) => {
    const { ports, workspace, actor, locale, store } = context;
    const name = given<string>(values, 'target')!;
    const trial = given<boolean>(values, 'dry-run') ?? false;
    const outcome = await withArgument('target', () => ports.importFile(workspace.id, name, trial));
    // Importing changes nothing that an act could be taken back from; the workspace is saved for its audit row alone.
    if (!trial)
      await store.saveWorkspace(
        workspace,
        auditRow(actor, 'import', name, `${outcome.stored}/${outcome.read}`),
      );
    return privately(importMessage(name, outcome, trial, locale));
  },
});
