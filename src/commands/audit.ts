import { auditMessage } from '../messages/upkeep.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

export const audit = defineCommand({
  verb: 'audit',
  aliases: ['journal'],
  needs: 'admin',
  group: 'settings',
  args: [{ name: 'count', kind: 'integer', min: 1, max: 100, aliases: ['nombre'] }],
  run: async ({ store, workspace, now, locale }, values) => {
    const rows = await store.audit(workspace.id, { limit: given<number>(values, 'count') ?? 20 });
    return privately(auditMessage(rows, now, locale));
  },
});
