import { idSpaceOf } from './id-space.ts';
import type { Post, PostCounts, PostKind } from './mention.ts';
import { isListedTwice, wordsAgree } from './same-words.ts';
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
  text: string;
  outlet: string | null;
  publishedAt: number;
  timeBy: Post['timeBy'];
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
 * Whether a post is already a mention. Where ids are worth something the id has decided before (`tellApart`, and the names
 * that a feed's items are given), so here it decides first; then the address together with the words, then what an
 * aggregator lists under its outlet's title. Copies stay mentions of their own and only share a story.
 * @param known stored posts that share an id or an address with this one (others are ignored)
 */
export function dedupe(post: Post, known: readonly KnownPost[], stories: StoryIndex): DedupeDecision {
  for (const stored of known) {
    if (stored.source !== post.source || stored.extId !== post.extId) continue;
    const { mentionId } = stored;
    if (stored.contentHash !== post.contentHash) return { what: 'edited', mentionId };
    return { what: countsMoved(post.counts, stored.counts) ? 'counts-changed' : 'same-item', mentionId };
  }
  const twin = nearestOf(post, known);
  if (twin) return { what: 'same-address', mentionId: twin.mentionId };
  const match = stories.find(post, post.fetchedAt);
  if (match?.twin) return { what: 'same-address', mentionId: match.twin };
  return { what: 'new', storyId: match?.storyId ?? null };
}

/** Stored posts of one address that a post is compared with: those of the nearest dates. */
const MOST_COMPARED = 16;

/** The stored post under the same address that is the same thing; of several, the one of the nearest date. */
function nearestOf(post: Post, known: readonly KnownPost[]): KnownPost | undefined {
  const distance = ({ publishedAt }: KnownPost) => Math.abs(publishedAt - post.publishedAt);
  const there = known.filter(({ canonicalUrl }) => canonicalUrl === post.canonicalUrl);
  if (there.length > 1) there.sort((a, b) => distance(a) - distance(b));
  return there.slice(0, MOST_COMPARED).find((stored) => isSamePage(post, stored));
}

function isSamePage(post: Post, stored: KnownPost): boolean {
  // Comments and reviews live on the page of what they speak about, under its title.
  const kinds = [post.kind, stored.kind];
  const remark = kinds.includes('comment') || kinds.includes('review');
  if (remark && (post.kind !== stored.kind || post.contentHash !== stored.contentHash)) return false;
  return remark || idSpaceOf(post) === idSpaceOf(stored)
    ? isListedTwice(post, stored)
    : wordsAgree(post, stored);
}

/** A source that leaves a figure out this time has not taken it back. */
function countsMoved(now: PostCounts, before: PostCounts): boolean {
  return (Object.keys(now) as (keyof PostCounts)[]).some((name) => now[name] !== before[name]);
}
