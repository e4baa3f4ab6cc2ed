import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, requireOwner } from '../actor.ts';
import { type BackFiller, newFill } from './back-fill.ts';

/**
 * Stops listening for a keyword, or listens again: then what came meanwhile is counted, as far as it is stored.
 * @returns whether that changed anything, and how many mentions were found of the pause
 * @throws UserError('not-allowed')
 */
export async function pauseKeyword(
  { store, backFill, wake }: { store: Store; backFill: BackFiller['fill']; wake(): void },
  actor: Actor,
  keyword: Keyword,
  paused: boolean,
): Promise<{ changed: boolean; gained: number }> {
  if (keyword.paused === paused) return { changed: false, gained: 0 };
  requireOwner(actor, keyword.createdBy);
  const act = paused ? 'pause' : 'resume';
  const fill = paused ? undefined : await newFill(store, keyword, 'changed', actor.now);
  await store.saveKeyword({ ...keyword, paused }, auditRow(actor, act, keyword.id, keyword.name), fill);
  const gained = fill ? (await backFill(keyword.workspaceId, keyword.id)).gained : 0;
  wake();
  return { changed: true, gained };
}
