import type { Mention } from '../../listening/mentions/mention.ts';
import type { PostState } from '../../messages/mentions/post-sheet.ts';
import type { Store } from '../../store/store.ts';
import type { SeenMention } from './find-hits.ts';

/** What people have said of a post so far. @param hits as whose mention it is meant */
export async function readPost(
  store: Store,
  { workspaceId, id, post }: Mention,
  hits: SeenMention['hits'],
): Promise<Pick<PostState, 'marks' | 'tags' | 'star' | 'muted'>> {
  const ids = new Set(hits.map(({ keyword }) => keyword.id));
  const flags = await store.flags(workspaceId, id);
  const mutes = (await store.mutes(workspaceId)).filter(
    ({ what, key, keywordId }) =>
      (keywordId === null || ids.has(keywordId)) &&
      key === (what === 'author' ? post.author?.key : post.site),
  );
  return {
    marks: (await store.marks(workspaceId, id)).filter(({ keywordId }) => ids.has(keywordId)),
    tags: flags.filter(({ what }) => what === 'tag').map(({ value }) => value),
    star: flags.find(({ what }) => what === 'star') ?? null,
    muted: [...new Set(mutes.map(({ name }) => name))],
  };
}
