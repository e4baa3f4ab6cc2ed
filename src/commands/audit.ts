import { auditMessage } from '../messages/settings/maintenance.ts';
import { readAudit } from '../services/audit/read-audit.ts';
import { defineCommand } from './command.ts';
import { given, privately } from './context.ts';

const USUAL_COUNT = 20;

export const auditCommand = defineCommand({
  verb: 'audit',
  needs: 'admin',
  group: 'settings',
  args: [{ name: 'count', kind: 'integer', min: 1, max: 100 }],
  run: async ({ store, workspace, now, locale }, values) => {
    const rows = await readAudit(store, workspace, given<number>(values, 'count') ?? USUAL_COUNT);
    return privately(auditMessage(rows, now, locale));
  },
});
