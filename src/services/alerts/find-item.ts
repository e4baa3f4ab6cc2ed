import { type Alert, readMarked } from '../../listening/alerts/alert.ts';
import { canonicalUrl } from '../../listening/mentions/canonical-url.ts';
import { rowOfReference } from '../../listening/mentions/reference.ts';
import type { Store } from '../../store/store.ts';
import { findPost, type NamedPost } from '../mentions/find-post.ts';
import { findAlert } from './find-alert.ts';

/**
 * An alert by its number or its id, or a post by its address, its reference or the name in a button.
 * @param posts what whoever asks sees of them
 * @throws UserError('alert-not-found' | 'post-unknown')
 */
export async function findItem(
  store: Store,
  posts: Store,
  workspaceId: string,
  typed: string,
): Promise<Alert | NamedPost> {
  const numbered = readMarked(typed) !== null || /^#?\d/.test(typed);
  if (numbered || (await store.alert(workspaceId, typed))) return findAlert(store, workspaceId, typed);
  const isPost = rowOfReference(typed) !== null || canonicalUrl(typed) !== null || typed.includes('-');
  return isPost ? findPost(posts, workspaceId, typed) : findAlert(store, workspaceId, typed);
}

export function isAlert(item: object): item is Alert {
  return 'triage' in item;
}
