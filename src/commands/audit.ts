import { channelNameOf } from '../messages/channel-name.ts';
import { auditMessage } from '../messages/settings/maintenance.ts';
import type { AuditRow } from '../store/store.ts';
import { type CommandContext, defineCommand } from './command.ts';
import { given, personId, privately } from './context.ts';

/** Alerts that acts of late can be about. */
const ALERTS = 1_000;
/** Acts of the timers that no command has. */
const TIMERS: ReadonlySet<string> = new Set(['remind', 'ask-idle', 'wake']);

export const audit = defineCommand({
  verb: 'audit',
  needs: 'admin',
  group: 'settings',
  args: [{ name: 'count', kind: 'integer', min: 1, max: 100 }],
  run: async (context, values) => {
    const { store, workspace, now, locale } = context;
    const rows = await store.audit(workspace.id, { limit: given<number>(values, 'count') ?? 20 });
    const names = await namesOf(context, rows);
    const told = rows.map((row) => ({
      ...row,
      subject: names.get(row.subject) ?? (isAboutAlert(context, row) ? null : row.subject),
      detail: names.get(row.detail ?? '') ?? row.detail,
    }));
    return privately(auditMessage(told, now, locale));
  },
});

/** What people call the things and persons that acts are about, by id. */
async function namesOf(
  { store, workspace }: CommandContext,
  rows: readonly AuditRow[],
): Promise<Map<string, string>> {
  const alerts = await store.alerts(workspace.id, { limit: ALERTS });
  const channels = await store.channels(workspace.id);
  const persons = [
    ...channels.flatMap(({ owner, onCall }) => [owner, ...onCall]),
    ...alerts.flatMap(({ triage }) => [triage.holder, triage.closedBy]),
    ...rows.map(({ person }) => person),
  ].filter((person) => person !== null && typeof person !== 'string');
  return new Map([
    // A keyword that is gone is known by what its removal says.
    ...rows.flatMap(({ act, subject, detail }) =>
      act === 'remove' && detail ? [[subject, detail] as const] : [],
    ),
    ...persons.map((person) => [personId(person), `@${person.name}`] as const),
    [workspace.id, workspace.name],
    ...channels.map(({ id, name }) => [id, channelNameOf(name)] as const),
    ...(await store.keywords(workspace.id)).map(({ id, name }) => [id, name] as const),
    ...alerts.map(({ id, number }) => [id, `#${number}`] as const),
  ]);
}

function isAboutAlert({ commands }: CommandContext, { act }: AuditRow): boolean {
  return TIMERS.has(act) || commands.some(({ verb, group }) => verb === act && group === 'triage');
}
