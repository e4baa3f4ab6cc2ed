import type { Keyword } from '../../listening/keywords/keyword.ts';
import { DAY } from '../../listening/time.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow, requireOwner } from '../actor.ts';

/** Counts are kept for 13 months. */
const COUNTED = 400 * DAY;

/** How many mentions would go with a keyword, for whoever may remove it. @throws UserError('not-allowed') */
export async function mentionsToRemove(store: Store, actor: Actor, keyword: Keyword): Promise<number> {
  requireOwner(actor, keyword.createdBy);
  const { workspaceId, now } = actor;
  const [totals] = await store.totals(workspaceId, [keyword.id], now - COUNTED, now);
  return totals?.total ?? 0;
}

/** Removes a keyword with everything counted for it. @throws UserError('not-allowed') */
export async function removeKeyword(
  { store, wake }: { store: Store; wake(): void },
  actor: Actor,
  keyword: Keyword,
): Promise<void> {
  requireOwner(actor, keyword.createdBy);
  const audit = auditRow(actor, 'remove', keyword.id, keyword.name);
  await store.removeKeyword(actor.workspaceId, keyword.id, audit);
  wake();
}
