import { UserError } from '../../config/errors.ts';
import { canonicalUrl } from '../../listening/mentions/canonical-url.ts';
import type { Store } from '../../store/store.ts';
import { type Actor, auditRow } from '../actor.ts';

/** An author's key as typed, or the author of the post behind a link. @throws UserError */
export async function findAuthor(store: Store, workspaceId: string, typed: string): Promise<string> {
  const url = canonicalUrl(typed);
  if (url !== null) {
    const [mention] = await store.mentionsAt(workspaceId, url);
    // Of one that matched no keyword the text is kept for some days.
    const [unmatched] = mention
      ? []
      : await store.unmatchedAmong(workspaceId, await store.verdicts(workspaceId, url));
    const { author } = mention?.post ?? unmatched ?? { author: null };
    if (author) return author.key;
    throw new UserError('post-not-found', { typed: typed.slice(0, 60) });
  }
  if (/^[a-z0-9-]+:\S/i.test(typed)) return typed;
  throw new UserError('bad-argument', { argument: 'target', problem: 'author', typed: typed.slice(0, 60) });
}

/** Drops name and text of everything an author wrote. @returns how many mentions */
export async function forgetAuthor(store: Store, actor: Actor, author: string): Promise<number> {
  // The audit says that somebody was forgotten, not who.
  const platform = author.slice(0, author.indexOf(':'));
  return store.forgetAuthor(actor.workspaceId, author, auditRow(actor, 'forget', platform, null));
}
