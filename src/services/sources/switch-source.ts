import { UserError } from '../../config/errors.ts';
import type { Workspace } from '../../listening/channel.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, requireAdmin } from '../actor.ts';
import type { CatalogSource } from './find-source.ts';

/** Switches a source on or off that is off unless a workspace asks for it. @throws UserError */
export async function switchSource(
  { store, sources, wake }: { store: Store; sources: readonly CatalogSource[]; wake(): void },
  actor: Actor,
  workspace: Workspace,
  id: string,
  on: boolean,
): Promise<CatalogSource> {
  requireAdmin(actor, 'sources');
  const source = sources.find((candidate) => candidate.id === id);
  if (source?.access !== 'opt-in')
    throw new UserError('source-not-found', { typed: id, argument: on ? 'opt-in' : 'opt-out' });
  const others = workspace.optedIn.filter((optedIn) => optedIn !== id);
  await store.saveWorkspace(
    { ...workspace, optedIn: on ? [...others, id] : others },
    auditRow(actor, on ? 'opt-in' : 'opt-out', id, null),
  );
  wake();
  return source;
}
