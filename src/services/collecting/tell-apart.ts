import { hash } from 'node:crypto';
import type { MatchResult } from '../../listening/mentions/match-posts.ts';
import type { Post } from '../../listening/mentions/mention.ts';
import { isAnother, isAnotherOnPage } from '../../listening/mentions/same-words.ts';

/**
 * Gives posts an id of their own where theirs is that of another post: of one that is stored, because its sender uses the
 * id again, or of one beside it on the page. What the same id shows twice otherwise is as it is shown last.
 * @param stored posts of the same ids that say something else, by `idOf`
 */
export function tellApart(
  { candidates, verdicts, read }: MatchResult,
  stored: ReadonlyMap<string, readonly Post[]>,
): MatchResult & { renamed: Post[] } {
  const renamed: Post[] = [];
  const taken = new Map<string, Post>();
  const replaced = new Set<Post>();
  for (const { post } of read) {
    const before = stored.get(idOf(post));
    const beside = taken.get(idOf(post));
    if (before?.some((other) => isAnother(post, other)) || (beside && isAnotherOnPage(post, beside))) {
      rename(post, verdicts);
      renamed.push(post);
    }
    const same = taken.get(idOf(post));
    if (same) replaced.add(same);
    taken.set(idOf(post), post);
  }
  if (replaced.size === 0) return { candidates, verdicts, read, renamed };
  return {
    candidates: new Map(
      [...candidates].map(([id, wanted]) => [id, wanted.filter(({ post }) => !replaced.has(post))]),
    ),
    verdicts,
    read: read.filter(({ post }) => !replaced.has(post)),
    renamed,
  };
}

export function idOf({ source, extId }: Pick<Post, 'source' | 'extId'>): string {
  return `${source} ${extId}`;
}

/** The same at every read, as long as the post keeps its date and its address. */
function rename(post: Post, verdicts: MatchResult['verdicts']): void {
  const { extId, canonicalUrl, publishedAt, timeBy, title } = post;
  const traits = [canonicalUrl, timeBy === 'source' ? publishedAt : title];
  const own = `${extId}~${hash('sha256', JSON.stringify(traits), 'base64url').slice(0, 12)}`;
  for (const verdict of verdicts)
    if (verdict.extId === extId && verdict.canonicalUrl === canonicalUrl) verdict.extId = own;
  post.extId = own;
}
