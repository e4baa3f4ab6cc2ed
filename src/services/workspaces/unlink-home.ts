import { randomUUID } from 'node:crypto';
import type { HomeRef, Workspace } from '../../listening/channel.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';

/** Gives a home a workspace of its own again, with the settings of the shared one. */
export async function unlinkHome(
  store: Store,
  actor: Actor,
  workspace: Workspace,
  { name, ...ref }: HomeRef & { name: string },
): Promise<void> {
  const own = { ...workspace, id: randomUUID(), name, createdAt: actor.now };
  const audit = auditRow(actor, 'unlink', workspace.id, name);
  await store.separateHome(ref, own, [
    audit,
    { ...audit, workspaceId: own.id, subject: own.id, detail: workspace.name },
  ]);
}
