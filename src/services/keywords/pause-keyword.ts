import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, requireOwner } from '../actor.ts';

/** Stops listening for a keyword, or listens again. @returns whether that changed anything @throws UserError('not-allowed') */
export async function pauseKeyword(
  { store, wake }: { store: Store; wake(): void },
  actor: Actor,
  keyword: Keyword,
  paused: boolean,
): Promise<boolean> {
  if (keyword.paused === paused) return false;
  requireOwner(actor, keyword.createdBy);
  const act = paused ? 'pause' : 'resume';
  await store.saveKeyword({ ...keyword, paused }, auditRow(actor, act, keyword.id, keyword.name));
  wake();
  return true;
}
