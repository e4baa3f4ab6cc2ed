import { UserError } from '../../config/errors.ts';
import { canonicalUrl } from '../../listening/mentions/canonical-url.ts';
import type { Mention } from '../../listening/mentions/mention.ts';
import { namesKeyword, postName, readPostName } from '../../listening/mentions/post-name.ts';
import { rowOfReference } from '../../listening/mentions/reference.ts';
import { clip } from '../../messages/foreign.ts';
import type { Store } from '../../store/store.ts';

/** A stored post that somebody named. */
export interface NamedPost {
  mention: Mention;
  /** Beginning of the id of the keyword as whose mention it was shown; null = nobody said. */
  shownFor: string | null;
}

/**
 * By the name in a button, the reference that lists print, or its address.
 * @throws UserError('post-unknown')
 */
export async function findPost(store: Store, workspaceId: string, typed: string): Promise<NamedPost> {
  const name = readPostName(typed);
  const named = name && (await store.mention(workspaceId, name.mentionId));
  if (name && named && isThere(named)) return { mention: named, shownFor: name.keyword };
  const row = rowOfReference(typed);
  const url = canonicalUrl(typed);
  const mention =
    (row !== null && (await store.mentionByRow(workspaceId, row))) ||
    (url !== null && (await store.mentionsAt(workspaceId, url))[0]);
  // Of a button that names it, nobody has typed anything.
  const pressed = row === null && (name?.mentionId.includes('-') ?? false);
  if (!mention || !isThere(mention))
    throw new UserError('post-unknown', pressed ? {} : { typed: clip(typed, 60) });
  return { mention, shownFor: null };
}

/** How a button or a form names it again. */
export function nameOfPost({ mention, shownFor }: NamedPost): string {
  const keyword = mention.hits.find(
    ({ keywordId }) => shownFor !== null && namesKeyword(shownFor, keywordId),
  );
  return postName(mention.id, keyword?.keywordId ?? null);
}

/** Of a post that is gone, only its counts remain. */
function isThere({ post }: Mention): boolean {
  return post.url !== '';
}
