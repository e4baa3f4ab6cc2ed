import type { Digest, KeywordCounts, SharedOverTime } from '../digest.ts';
import type { SharedPosts } from '../series/shared-posts.ts';
import type { Contrast } from './contrasts.ts';

/** Keywords held against each other over a period: volume, people, sentiment, themes, engagement. */
export interface Rivalry {
  digest: Digest;
  own: ReadonlySet<string>;
  /** Reactions to the posts of each that carried furthest; null = their text is gone. */
  reactions: ReadonlyMap<string, number | null>;
  /** How many posts of each that is at most. */
  reactionsOf: number;
  contrasts: readonly Contrast[];
  industries: readonly IndustryPart[];
  /** Competitors that there was no room for. */
  left: number;
}

/** What is said of an industry, and how much of it names each of the rows. */
export interface IndustryPart {
  counts: KeywordCounts;
  rows: readonly { keywordId: string; posts: number; before: number }[];
}

/** How much of what is said of an industry names each of these keywords. @param shared of all of them */
export function industryPart(
  counts: KeywordCounts,
  keywordIds: readonly string[],
  shared: SharedOverTime,
): IndustryPart {
  const { id } = counts.keyword;
  const among = (posts: readonly SharedPosts[], keywordId: string) =>
    posts
      .filter(({ keywordIds: ids }) => ids.includes(id) && ids.includes(keywordId))
      .reduce((sum, { total }) => sum + total, 0);
  return {
    counts,
    rows: keywordIds.map((keywordId) => ({
      keywordId,
      posts: among(shared.now, keywordId),
      before: among(shared.before, keywordId),
    })),
  };
}
