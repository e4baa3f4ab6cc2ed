import { hash } from 'node:crypto';
import { groupBy } from '../../listening/group.ts';
import type { MatchResult } from '../../listening/mentions/match-posts.ts';
import type { Mention, Post } from '../../listening/mentions/mention.ts';
import { isAnother, isAnotherOnPage, type Worded } from '../../listening/mentions/same-words.ts';
import { HOUR } from '../../listening/time.ts';

/** Between an id that stands for several posts and what tells them apart. */
const APART = '~';

/**
 * Gives posts an id of their own where theirs is that of another post: of one that is stored, because its sender uses the
 * id again, or of one beside it on the page. What the same id shows twice otherwise is as it is shown last.
 * @param stored posts of the same ids that say something else, by `idOf`
 * @param past whether they are what a first read of their source found
 * @param find stored posts of these ids or addresses: an edited post finds the id that it was given then
 */
export async function tellApart(
  { candidates, verdicts, read }: MatchResult,
  stored: ReadonlyMap<string, readonly Post[]>,
  past: boolean,
  find: (probes: readonly Pick<Post, 'source' | 'extId' | 'canonicalUrl'>[]) => Promise<readonly Worded[]>,
): Promise<MatchResult & { renamed: Post[] }> {
  const taken = new Map<string, Post>();
  const renamed = read
    .map(({ post }) => post)
    .filter((post) => {
      const beside = taken.get(idOf(post));
      const replaces = stored.get(idOf(post))?.some((other) => isAnother(post, other)) ?? false;
      const another = replaces || (beside !== undefined && isAnotherOnPage(post, beside));
      if (!another) taken.set(idOf(post), post);
      else if (replaces && !past) dateAnew(post);
      return another;
    });
  const probes = renamed.flatMap((post) => idsApart(post).map((extId) => ({ ...post, extId })));
  const there = probes.length === 0 ? [] : await find(probes);
  for (const post of renamed) {
    rename(post, idApart(post, there, taken), verdicts);
    taken.set(idOf(post), post);
  }
  const last = new Map(read.map(({ post }) => [idOf(post), post]));
  const isLast = ({ post }: { post: Post }) => last.get(idOf(post)) === post;
  if (last.size === read.length) return { candidates, verdicts, read, renamed };
  return {
    candidates: new Map([...candidates].map(([id, wanted]) => [id, wanted.filter(isLast)])),
    verdicts,
    read: read.filter(isLast),
    renamed,
  };
}

/** What a workspace holds of posts that are read again: as mentions, and (null = not looked up) unmatched. */
export interface Former {
  workspaceId: string;
  mentions: Mention[];
  unmatched: Post[] | null;
}

export function byId(former: readonly Former[]): Map<string, Post[]> {
  return groupBy(
    former.flatMap(({ mentions, unmatched }) => [...mentions.map(({ post }) => post), ...(unmatched ?? [])]),
    idOf,
  );
}

export function idOf({ source, extId }: Pick<Post, 'source' | 'extId'>): string {
  return `${source} ${extId}`;
}

/** The ids that a post may be given, the first of them that is not that of another: one that lasts through most edits. */
function idApart(post: Post, there: readonly Worded[], taken: ReadonlyMap<string, Post>): string {
  const { source, extId, canonicalUrl } = post;
  const before = there.find(
    (other) =>
      other.source === source &&
      other.canonicalUrl === canonicalUrl &&
      other.extId.startsWith(`${extId}${APART}`) &&
      !isAnother(post, other),
  );
  if (before) return before.extId;
  const ids = idsApart(post);
  const isFree = (id: string) => {
    const stored = there.find((other) => other.source === source && other.extId === id);
    const beside = taken.get(idOf({ source, extId: id }));
    return !(stored && isAnother(post, stored)) && !(beside && isAnotherOnPage(post, beside));
  };
  return ids.find(isFree) ?? ids.at(-1)!;
}

/** A day alone is the date of many; a moment is not, and then the address may be another one at every read. */
function idsApart({ extId, canonicalUrl, publishedAt, timeBy, title }: Post): string[] {
  const dated = timeBy === 'source';
  const traits = [
    ...(dated && publishedAt % HOUR !== 0 ? [[publishedAt]] : []),
    [canonicalUrl, dated ? publishedAt : title],
  ];
  return traits.map(
    (trait) => `${extId}${APART}${hash('sha256', JSON.stringify(trait), 'base64url').slice(0, 12)}`,
  );
}

/** What takes the place of another post was not there before; an edit of one that has been told apart keeps its first date. */
function dateAnew(post: Post): void {
  if (post.timeBy === 'unknown') Object.assign(post, { publishedAt: post.fetchedAt, timeBy: 'first-seen' });
}

function rename(post: Post, extId: string, verdicts: MatchResult['verdicts']): void {
  for (const verdict of verdicts)
    if (verdict.extId === post.extId && verdict.canonicalUrl === post.canonicalUrl) verdict.extId = extId;
  post.extId = extId;
}
