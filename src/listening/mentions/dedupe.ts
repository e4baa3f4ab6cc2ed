import type { Post, PostCounts, PostKind } from './mention.ts';
import type { StoryIndex } from './story.ts';

/** A stored mention in short: enough to decide whether another post is the same. */
export interface KnownPost {
  mentionId: string;
  storyId: string;
  source: string;
  extId: string;
  canonicalUrl: string;
  contentHash: string;
  title: string | null;
  outlet: string | null;
  publishedAt: number;
  kind: PostKind;
  counts: PostCounts;
}

/**
 * - `new`: a mention of its own, counted; `storyId` is the story it is a copy of, null when it starts its own;
 * - `edited`: the stored mention has another text now; `counts-changed`: only its reactions moved;
 * - `same-item`: read before, nothing new; `same-address`: the same article came by another way, not counted again.
 */
export type DedupeDecision =
  | { what: 'new'; storyId: string | null }
  | { what: 'edited' | 'counts-changed' | 'same-item' | 'same-address'; mentionId: string };

/**
 * Whether a post is already a mention. The source's own id decides first, then the address, then what an aggregator
 * lists under its outlet's title; copies stay mentions of their own and only share a story.
 * @param known stored posts that share an id or an address with this one (others are ignored)
 */
export function dedupe(post: Post, known: readonly KnownPost[], stories: StoryIndex): DedupeDecision {
  for (const stored of known) {
    if (stored.source !== post.source || stored.extId !== post.extId) continue;
    const { mentionId } = stored;
    if (stored.contentHash !== post.contentHash) return { what: 'edited', mentionId };
    return { what: countsMoved(post.counts, stored.counts) ? 'counts-changed' : 'same-item', mentionId };
  }
  for (const stored of known) {
    if (stored.canonicalUrl === post.canonicalUrl && isSamePage(post, stored))
      return { what: 'same-address', mentionId: stored.mentionId };
  }
  const match = stories.find(post, post.fetchedAt);
  if (match?.twin) return { what: 'same-address', mentionId: match.twin };
  return { what: 'new', storyId: match?.storyId ?? null };
}

/**
 * Whether an equal address means an equal thing. Comments and reviews live on the page of what they speak about; posts
 * of one source under one address are several only when they say different things.
 */
function isSamePage(post: Post, stored: KnownPost): boolean {
  const kinds = [post.kind, stored.kind];
  if (kinds.includes('comment') || kinds.includes('review')) return false;
  return !kinds.includes('post') || post.source !== stored.source || post.contentHash === stored.contentHash;
}

/** A source that leaves a figure out this time has not taken it back. */
function countsMoved(now: PostCounts, before: PostCounts): boolean {
  return (Object.keys(now) as (keyof PostCounts)[]).some((name) => now[name] !== before[name]);
}
