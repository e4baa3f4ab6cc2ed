import type { TriageAction } from '../../listening/alerts/triage-action.ts';
import type { Workspace } from '../../listening/channel.ts';
import { channelNameOf } from '../../messages/channel-name.ts';
import type { AuditRow, Store } from '../../store/store.ts';
import { personId } from '../actor.ts';

/** Alerts that acts of late can be about. */
const ALERTS = 1_000;
const TRIAGE: Readonly<Record<TriageAction['verb'], true>> = {
  claim: true,
  assign: true,
  release: true,
  snooze: true,
  escalate: true,
  note: true,
  merge: true,
  resolve: true,
  dismiss: true,
  reopen: true,
  remind: true,
  'ask-idle': true,
  wake: true,
};

/** An act with what people call its subject; null = an alert that went with its keyword. */
export interface NamedAuditRow extends Omit<AuditRow, 'subject'> {
  subject: string | null;
}

/** Who did what, newest first, by the names that people know. */
export async function readAudit(store: Store, workspace: Workspace, limit: number): Promise<NamedAuditRow[]> {
  const rows = await store.audit(workspace.id, { limit });
  const names = await namesOf(store, workspace, rows);
  return rows.map((row) => ({
    ...row,
    subject: names.get(row.subject) ?? (row.act in TRIAGE ? null : row.subject),
    detail: names.get(row.detail ?? '') ?? row.detail,
  }));
}

/** Names of the things and persons that acts are about, by id. */
async function namesOf(
  store: Store,
  workspace: Workspace,
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
