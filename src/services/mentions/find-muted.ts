import type { Mute, Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { foldWord } from '../nearest.ts';
import { storeSeenBy } from '../seen-store.ts';

/** Who is muted for all keywords, or for one that somebody sees. */
export async function seenMutes(store: Store, actor: Actor): Promise<Mute[]> {
  const keywords = await (await storeSeenBy(store, actor)).keywords(actor.workspaceId);
  return (await store.mutes(actor.workspaceId)).filter(
    ({ keywordId }) => keywordId === null || keywords.some(({ id }) => id === keywordId),
  );
}

/**
 * An author or a site, as people call them.
 * @param keywordId as whose it is meant; undefined = whichever
 */
export function findMuted(mutes: readonly Mute[], typed: string, keywordId?: string): Mute | null {
  const named = foldWord(typed.replace(/^@/, ''));
  const host = typed
    .replace(/^https?:\/\//i, '')
    .replace(/^www\.|[/?#].*$/gi, '')
    .toLowerCase();
  const meant = mutes
    .filter((mute) => keywordId === undefined || mute.keywordId === keywordId)
    // Of several, the one that holds for all keywords.
    .toSorted((a, b) => Number(a.keywordId !== null) - Number(b.keywordId !== null));
  return (
    meant.find(({ key }) => key === typed) ??
    meant.find(({ what, key }) => what === 'site' && key === host) ??
    meant.find(({ name }) => foldWord(name.replace(/^@/, '')) === named) ??
    null
  );
}
