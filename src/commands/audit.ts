import { auditMessage } from '../messages/upkeep.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { given, privately } from './context.ts';

/** Alerts that acts of late can be about. */
const ALERTS = 1_000;

export const audit = defineCommand({
  verb: 'audit',
  aliases: ['journal'],
  needs: 'admin',
  group: 'settings',
  args: [{ name: 'count', kind: 'integer', min: 1, max: 100, aliases: ['nombre'] }],
  run: async (context, values) => {
    const { store, workspace, now, locale } = context;
    const rows = await store.audit(workspace.id, { limit: given<number>(values, 'count') ?? 20 });
    const names = await namesOf(context);
    const told = rows.map((row) => ({ ...row, subject: names.get(row.subject) ?? row.subject }));
    return privately(auditMessage(told, now, locale));
  },
});

/** What people call the things that acts are about, by id; what is gone keeps its id. */
async function namesOf({ store, workspace }: CommandContext): Promise<Map<string, string>> {
  const alerts = await store.alerts(workspace.id, { limit: ALERTS });
  return new Map([
    [workspace.id, workspace.name],
    ...(await store.channels(workspace.id)).map(({ id, name }) => [id, `#${name}`] as const),
    ...(await store.keywords(workspace.id)).map(({ id, name }) => [id, name] as const),
    ...alerts.map(({ id, number }) => [id, `#${number}`] as const),
  ]);
}
