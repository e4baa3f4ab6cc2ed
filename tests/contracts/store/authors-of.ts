import type { Store } from '../../../src/store/store.ts';

/** Everybody who is looked at of a keyword, by how many posts they wrote. */
export async function authorsOf(
  store: Store,
  keywordId: string,
  from: number,
  to: number,
): Promise<
  { authorKey: string; name: string; followers: number | null; mentions: number; negative: number }[]
> {
  return (await store.people('w1', keywordId, from, to, { without: [] }))
    .map(({ authorKey, name, followers, posts, read }) => ({
      authorKey,
      name,
      followers,
      mentions: posts,
      negative: read.filter(({ label }) => label === 'neg').length,
    }))
    .sort((a, b) => b.mentions - a.mentions || (a.authorKey < b.authorKey ? -1 : 1));
}
