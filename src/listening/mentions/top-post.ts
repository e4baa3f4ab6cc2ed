import type { TopPost } from '../series/series.ts';
import { type Mention, reachOf } from './mention.ts';

const EXCERPT = 280;

/** A mention as the lists of the best show it. @param copies mentions of its story, this one included */
export function topPostOf(mention: Mention, keywordId: string, copies: number): TopPost {
  const { post } = mention;
  return {
    mentionId: mention.id,
    storyId: mention.storyId,
    source: post.source,
    outlet: post.outlet,
    url: post.url,
    title: post.title,
    excerpt: post.text.slice(0, EXCERPT),
    ...(post.rating ? { rating: post.rating } : {}),
    authorName: post.author?.name ?? null,
    followers: post.author?.followers ?? null,
    counts: post.counts,
    publishedAt: post.publishedAt,
    ...(post.timeBy === 'source' ? {} : { timeBy: post.timeBy }),
    reach: postReach(mention),
    label: mention.hits.find((hit) => hit.keywordId === keywordId)?.sentiment.label ?? null,
    copies,
  };
}

export function postReach({ post }: Mention): number {
  return reachOf(post.counts, post.author?.followers ?? null);
}
