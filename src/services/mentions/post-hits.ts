import { UserError } from '../../config/errors.ts';
import type { Keyword } from '../../listening/keywords/keyword.ts';
import type { Hit } from '../../listening/mentions/mention.ts';
import { namesKeyword } from '../../listening/mentions/post-name.ts';
import type { Store } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { storeSeenBy } from '../seen-store.ts';
import type { NamedPost } from './find-post.ts';

/** A keyword, and how a post is a mention of it. */
export interface KeywordHit {
  keyword: Keyword;
  hit: Hit;
}

/**
 * As whose mention a post is meant: of the keyword that somebody names, else of the one as whose it was shown, else of all.
 * What they cannot see is none of theirs.
 * @throws UserError('post-not-of-keyword')
 */
export async function hitsMeant(
  store: Store,
  actor: Actor,
  { mention, shownFor }: NamedPost,
  named: Keyword | undefined,
): Promise<KeywordHit[]> {
  const keywords = await (await storeSeenBy(store, actor)).keywords(actor.workspaceId);
  const all = mention.hits.flatMap((hit) => {
    const keyword = keywords.find(({ id }) => id === hit.keywordId);
    return keyword ? [{ keyword, hit }] : [];
  });
  const meant = named
    ? all.filter(({ keyword }) => keyword.id === named.id)
    : all.filter(({ keyword }) => shownFor !== null && namesKeyword(shownFor, keyword.id));
  if (meant.length > 0) return meant;
  if (named || all.length === 0)
    throw new UserError('post-not-of-keyword', { ...(named ? { keyword: named.name } : {}) });
  return all;
}
