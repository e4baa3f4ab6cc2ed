import type { Workspace } from '../../listening/channel.ts';
import type { Digest } from '../../listening/digest.ts';
import type { Store } from '../../store/store.ts';

/** Posts looked at for the one to ask about. */
const LOOKED_AT = 30;

/**
 * A digest with one question: whether a post was held back rightly. Of those of the period it is the one that was the least sure,
 * so that what is lost by mistake comes back where people look, and teaches.
 */
export async function withDoubt(store: Store, { id }: Workspace, digest: Digest): Promise<Digest> {
  const { from, to } = digest.period;
  const keywords = new Map(digest.keywords.map(({ keyword }) => [keyword.id, keyword]));
  const query = { keywordIds: [...keywords.keys()], from, to, filter: {}, reason: 'low-relevance' } as const;
  const { counts, posts } = await store.filtered(id, query, null, LOOKED_AT);
  const held = counts.find(({ reason }) => reason === 'low-relevance')?.count ?? 0;
  const asked = posts
    .flatMap(({ keywordId, listed }) => {
      const hit = listed?.mention.hits.find((candidate) => candidate.keywordId === keywordId);
      const keyword = keywords.get(keywordId);
      return hit && keyword ? [{ keyword, mention: listed!.mention, score: hit.relevance.score }] : [];
    })
    .sort((a, b) => b.score - a.score)[0];
  return asked ? { ...digest, doubt: { keyword: asked.keyword, held, mention: asked.mention } } : digest;
}
