import { canonicalUrl } from '../../mentions/canonical-url.ts';
import type { ParsedFeed, ParsedItem } from '../source.ts';
import type { ReadFeed } from './read-candidate.ts';

/**
 * One feed once: RSS and Atom of the same items are one feed, and the one with more text stays, in the place of the
 * first. Empty feeds are left out when there are others.
 */
export function distinctFeeds(found: readonly ReadFeed[]): ReadFeed[] {
  const kept: ReadFeed[] = [];
  for (const next of found) {
    const at = kept.findIndex((other) => isSame(other, next));
    if (at < 0) kept.push(next);
    else if (textOf(next.feed, kept[at]!.feed) > textOf(kept[at]!.feed, next.feed)) kept[at] = next;
  }
  const filled = kept.filter(({ feed }) => feed.items.length > 0);
  const shown = filled.length > 0 ? filled : kept;
  return [...shown.filter(({ comments }) => !comments), ...shown.filter(({ comments }) => comments)];
}

function isSame(one: ReadFeed, other: ReadFeed): boolean {
  if (addressKey(one.url) === addressKey(other.url)) return true;
  if (one.comments !== other.comments) return false;
  const count = Math.min(one.feed.items.length, other.feed.items.length);
  if (count === 0)
    return (
      one.feed.items.length === other.feed.items.length &&
      one.feed.title === other.feed.title &&
      one.feed.link === other.feed.link
    );
  const keys = new Set(one.feed.items.slice(0, count).map(keyOf));
  const shared = other.feed.items.slice(0, count).filter((item) => keys.has(keyOf(item))).length;
  return shared >= count * 0.8;
}

function addressKey(url: string): string {
  return (canonicalUrl(url) ?? url).replace(/\/$/, '');
}

/** What both formats say of an item alike. */
function keyOf({ url, id, title }: ParsedItem): string {
  const address = url && canonicalUrl(url);
  return address || title ? `${address ?? ''} ${title?.replace(/\s+/g, ' ').trim() ?? ''}` : id;
}

/** Length of the words of as many items as the other has, too: a longer list is not a fuller one. */
function textOf({ items }: ParsedFeed, { items: others }: ParsedFeed): number {
  return items
    .slice(0, Math.min(items.length, others.length))
    .reduce((sum, { html }) => sum + (html ?? '').replace(/<[^>]*>/g, '').length, 0);
}
