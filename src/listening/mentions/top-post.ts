import type { TopPost } from '../series/series.ts';
import { type Mention, type Post, reachOf } from './mention.ts';

const EXCERPT = 280;
/** A phrase that stands later than this is not seen where an excerpt is cut short. */
const SEEN = 60;
/** Shown before it. */
const LEAD = 40;

/**
 * A mention as the lists of the best show it.
 * @param copies mentions of its story, this one included
 * @param phrase in lower case; the excerpt begins where it can be seen
 */
export function topPostOf(mention: Mention, keywordId: string, copies: number, phrase?: string): TopPost {
  const { post } = mention;
  return {
    mentionId: mention.id,
    storyId: mention.storyId,
    ...shownOf(post),
    excerpt: excerptOf(post, phrase),
    reach: postReach(mention),
    label: mention.hits.find((hit) => hit.keywordId === keywordId)?.sentiment.label ?? null,
    copies,
  };
}

/** What such a list shows of a post as it came, whatever the keyword. */
export function shownOf(post: Post) {
  return {
    source: post.source,
    outlet: post.outlet,
    url: post.url,
    title: post.title,
    ...(post.rating ? { rating: post.rating } : {}),
    authorName: post.author?.name ?? null,
    followers: post.author?.followers ?? null,
    counts: post.counts,
    publishedAt: post.publishedAt,
    ...(post.timeBy === 'source' ? {} : { timeBy: post.timeBy }),
  };
}

function excerptOf({ title, text }: Post, phrase: string | undefined): string {
  const at = phrase === undefined ? -1 : comparable(text).indexOf(phrase);
  if (phrase === undefined || at <= SEEN || comparable(title ?? '').includes(phrase))
    return text.slice(0, EXCERPT);
  const from = text.slice(at - LEAD, at).search(/\s/);
  return `…${text.slice(from < 0 ? at : at - LEAD + from + 1).slice(0, EXCERPT - 1)}`;
}

function comparable(text: string): string {
  return text.toLowerCase().replaceAll('’', "'");
}

export function postReach({ post }: Mention): number {
  return reachOf(post.counts, post.author?.followers ?? null);
}
