import type { Millis } from '../time.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { Post } from './mention.ts';

const PROFILE_OR_TAG = /\/(?:@|tags?\/|users?\/|profile\/|hashtag\/|explore\/)/i;
/** How far apart posts may be that share a link. */
const WINDOW = 72 * 3_600_000;
/** More authors than these say nothing more. */
const MANY = 20;

/** Where a post leads: people and tags that it names are no links in that sense. */
export function linksOut(post: Pick<Post, 'links'>): string[] {
  return post.links.filter((link) => !PROFILE_OR_TAG.test(link));
}

/** The pages that a post leads to, itself left out; what tells one reader from another does not count. */
export function pagesOf(post: Pick<Post, 'links' | 'url'>): string[] {
  const own = pageOf(post.url);
  return [...new Set(linksOut(post).map(pageOf))].filter((page) => page !== own);
}

/** An address without what tells one reader from another. */
function pageOf(link: string): string {
  return (canonicalUrl(link) ?? link).replace(/[?#].*$/, '');
}

interface Bearer {
  author: string;
  at: Millis;
}

/** Who lately led to which page, as far as the mentions are remembered. */
export interface LinkIndex {
  /** Other authors who led to a page of the post in the 72 hours around it, at the page with most of them. */
  authors(post: Post): number;
  add(mentionId: string, post: Post): void;
  forget(mentionId: string): void;
}

export function createLinkIndex(): LinkIndex {
  const bearers = new Map<string, Map<string, Bearer>>();
  const pages = new Map<string, string[]>();
  return {
    authors(post) {
      if (post.author === null) return 0;
      let most = 0;
      for (const page of pagesOf(post)) {
        const authors = new Set<string>();
        for (const { author, at } of bearers.get(page)?.values() ?? []) {
          if (author === post.author.key || Math.abs(at - post.publishedAt) > WINDOW) continue;
          authors.add(author);
          if (authors.size === MANY) return MANY;
        }
        most = Math.max(most, authors.size);
      }
      return most;
    },

    add(mentionId, post) {
      const led = post.author === null ? [] : pagesOf(post);
      if (led.length === 0) return;
      pages.set(mentionId, led);
      for (const page of led) {
        const of = bearers.get(page) ?? new Map<string, Bearer>();
        of.set(mentionId, { author: post.author!.key, at: post.publishedAt });
        bearers.set(page, of);
      }
    },

    forget(mentionId) {
      for (const page of pages.get(mentionId) ?? []) {
        const of = bearers.get(page)!;
        of.delete(mentionId);
        if (of.size === 0) bearers.delete(page);
      }
      pages.delete(mentionId);
    },
  };
}
