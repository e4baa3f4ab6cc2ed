import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Hit, Mention } from '../../listening/mentions/mention.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { storeSeenBy } from '../seen-store.ts';

/** A stored post, and its hits of keywords that somebody sees. */
export interface SeenMention {
  mention: Mention;
  hits: { hit: Hit; keyword: Keyword }[];
}

/**
 * A post that somebody acts on, by the id of its mention.
 * @param keywordId only the hit of this keyword; null = every one
 * @throws UserError('post-not-found') also when it is deleted, or none of its keywords is theirs to see
 */
export async function findHits(
  store: Store,
  actor: Actor,
  mentionId: string,
  keywordId: string | null,
): Promise<SeenMention> {
  const mention = await store.mention(actor.workspaceId, mentionId);
  const keywords = await (await storeSeenBy(store, actor)).keywords(actor.workspaceId);
  const hits = (mention?.hits ?? []).flatMap((hit) => {
    const keyword = keywords.find(({ id }) => id === hit.keywordId);
    return keyword && (keywordId === null || keywordId === keyword.id) ? [{ hit, keyword }] : [];
  });
  // What is left of a deleted post has no address.
  if (!mention || mention.post.url === '' || hits.length === 0) throw notFound(mentionId);
  return { mention, hits };
}

export function notFound(typed: string): UserError {
  return new UserError('post-not-found', { typed: typed.slice(0, 60) });
}
